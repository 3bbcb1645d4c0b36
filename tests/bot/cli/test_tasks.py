"""``accroche tasks`` lists what waits for someone of the staff."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.keys import installation_keys
from bot.settings_reading import read_settings
from resources_db.storage.database import Database
from resources_db.tasks.opening import MISTAKE, UPDATE_SET_ASIDE, open_task

AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


@pytest.fixture
def two_tasks(filled: Path) -> None:
    """A mistake on a card, then a message set aside."""
    settings = read_settings()
    with Database.open(settings.database_url, installation_keys(settings)) as database:
        database.write_now(
            lambda session: open_task(session, MISTAKE, AT, resource="p-001", detail="closed")
        )
        database.write_now(lambda session: open_task(session, UPDATE_SET_ASIDE, AT, update=7))


def test_nothing_waits(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No task: it says so."""
    assert main(["tasks"]) == 0
    assert capsys.readouterr().out == "Rien n'attend.\n"


@pytest.mark.usefixtures("two_tasks")
def test_oldest_first(capsys: pytest.CaptureFixture[str]) -> None:
    """One line a task, oldest first, in words."""
    assert main(["tasks"]) == 0
    assert capsys.readouterr().out == (
        "1. 02/03/2026 08:30 UTC · fiche signalée inexacte · p-001 · closed\n"
        "2. 02/03/2026 08:30 UTC · message mis de côté après plusieurs échecs\n"
    )


@pytest.mark.usefixtures("two_tasks")
def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    """In JSON, one task a line, as codes."""
    assert main(["tasks", "--json"]) == 0
    tasks = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [task["kind"] for task in tasks] == [MISTAKE, UPDATE_SET_ASIDE]
    assert tasks[0]["opened"] == "2026-03-02T08:30:00+00:00"
