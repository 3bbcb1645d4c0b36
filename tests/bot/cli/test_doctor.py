"""``accroche doctor`` finds what is wrong, says the mend, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, text
from sqlalchemy.orm import Session

from bot.cli.main import main
from bot.doctor import examine_calendar
from bot.keys import installation_keys
from bot.settings_reading import read_settings
from resources_db.directory.tables import ShownEditionRow
from resources_db.messages.inbox import WAITING
from resources_db.messages.tables import AddressRow, InboxRow
from resources_db.storage.database import Database
from resources_db.tasks.opening import UPDATE_SET_ASIDE, open_task

LONG_AGO = datetime.now(UTC) - timedelta(hours=1)


def doctor(capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """The exit code, and what is to be mended."""
    code = main(["doctor"])
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith(("bien    ", "À VOIR  ")) for line in lines)
    return code, [line for line in lines if line.startswith("À VOIR")]


def spoil(work: Callable[[Session], object]) -> None:
    """Change the database of the installation under its feet."""
    settings = read_settings()
    with Database.open(settings.database_url, installation_keys(settings)) as database:
        database.write_now(work)


def test_nothing_wrong(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An installation in order: exit code 0."""
    assert doctor(capsys) == (0, [])


def test_never_started(var: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before the first start the mend is to start; no database is made by looking."""
    code, wrong = doctor(capsys)
    assert code == 1
    assert len(wrong) == 1
    assert "lancez « ./run »" in wrong[0]
    assert not (var / "accroche.sqlite3").exists()


def test_old_tables(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Tables of an older version are named with the version that is wanted."""
    spoil(lambda session: session.execute(text("UPDATE alembic_version SET version_num = '0'")))
    code, wrong = doctor(capsys)
    assert (code, len(wrong)) == (1, 1)
    assert wrong[0].startswith("À VOIR  Tables : édition 0, au lieu de ")


def test_empty_directory(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty directory is said with what still works."""
    spoil(lambda session: session.execute(delete(ShownEditionRow)))
    code, wrong = doctor(capsys)
    assert (code, len(wrong)) == (1, 1)
    assert "numéros d'urgence" in wrong[0]


def test_message_set_aside(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A message that failed several times is the administrator's business."""
    spoil(lambda session: open_task(session, UPDATE_SET_ASIDE, LONG_AGO))
    code, wrong = doctor(capsys)
    assert (code, len(wrong)) == (1, 1)
    assert wrong[0].startswith("À VOIR  Tâches : 1 message(s) mis de côté")


def test_message_that_waits(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A message nobody has answered for an hour: nothing is running."""
    spoil(leave_waiting)
    code, wrong = doctor(capsys)
    assert (code, len(wrong)) == (1, 1)
    assert wrong[0].startswith("À VOIR  Messages : 1 attendent")


def test_wrong_keys(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A damaged file of keys: the mend is to put it back."""
    (filled / "secrets.json").write_text("{")
    code, wrong = doctor(capsys)
    assert (code, len(wrong)) == (1, 1)
    assert "remettez" in wrong[0]


def test_language_without_catalog(
    filled: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A default language that nobody translated is named with those that exist."""
    monkeypatch.setenv("ACCROCHE_DEFAULT_LANGUAGE", "eo")
    code, wrong = doctor(capsys)
    assert (code, len(wrong)) == (1, 1)
    assert "« eo »" in wrong[0]
    assert "fr" in wrong[0]


def leave_waiting(session: Session) -> None:
    """An update that came an hour ago and that nobody took."""
    address = AddressRow(
        bot="web", address_hash="0" * 64, address="a", lang="fr", turn=0, last_seen=LONG_AGO
    )
    session.add(address)
    session.flush()
    session.add(
        InboxRow(
            bot="web",
            update_hash="1" * 64,
            address_id=address.id,
            raw=b"{}",
            received=LONG_AGO,
            state=WAITING,
        )
    )


def test_school_holidays_are_asked_for_in_time(bare_environment: None) -> None:
    """Six months before the last day that is known, and where none is known."""
    settings = read_settings()
    assert examine_calendar(settings, date(2028, 2, 1)).mend is None
    soon = examine_calendar(settings, date(2028, 4, 1))
    assert "31/08/2028, zone B" in soon.said
    assert soon.mend is not None
    corse = settings.model_copy(update={"commune": "2A004"})
    assert examine_calendar(corse, date(2026, 11, 22)).mend is not None
