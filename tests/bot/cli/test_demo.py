"""``accroche demo`` on its own database, which is gone at the end; nobody else's is touched."""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.cli import demo
from bot.cli.main import main
from bot.demo.forms import Stuck
from bot.demo.stage import Scene, Stage
from bot.demo.story import STORY

pytestmark = pytest.mark.usefixtures("bare_environment", "own_logging")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def only(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the story be this scene alone: the whole of it has a test of its own."""
    monkeypatch.setattr(demo, "STORY", (scene,))


def test_it_tells_and_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Day, hour, who, what is seen and where to look; then the database is gone.

    The settings of the city's own installation count for nothing.
    """
    monkeypatch.setenv("ACCROCHE_DATABASE_URL", f"sqlite:///{folder}/city.sqlite3")
    monkeypatch.setenv("ACCROCHE_SMTP_HOST", "mail.ville.invalid")
    monkeypatch.setenv("ACCROCHE_FAMILIES_BOT_TOKEN", "1:not-a-token")
    only(STORY[0], monkeypatch)
    assert main(["demo", "--pause", "0", "--port", "0"]) == 0
    said = capsys.readouterr().out
    assert "1/1 · Jeudi 26 novembre 2026, 15 h 40 · Une mère écrit au chat" in said
    assert "Nadia Haddad (mère, lit l'arabe)" in said
    assert ".localhost:" in said
    assert said.endswith("Tout est effacé.\n")
    assert list(folder.iterdir()) == []


def test_a_changed_page_is_said_in_one_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A story that cannot go on ends with what is missing, and leaves nothing either."""

    async def stops(_stage: Stage) -> Sequence[str]:
        raise Stuck("/p n'a pas de bouton")

    first = STORY[0]
    only(Scene(first.at, first.who, first.title, first.does, stops), monkeypatch)
    assert main(["demo", "--pause", "0", "--port", "0"]) == 1
    assert "une page a changé : /p n'a pas de bouton" in capsys.readouterr().err
    assert list(folder.iterdir()) == []


def test_a_port_that_is_taken(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The sentence says how to take another one."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert main(["demo", "--port", str(taken.getsockname()[1])]) == 1
    assert "« --port 0 »" in capsys.readouterr().err
    assert list(folder.iterdir()) == []
