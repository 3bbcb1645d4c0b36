"""The command line: a stable contract, quick, and kind when it is not understood."""

from __future__ import annotations

import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path

import pytest

from bot.cli import commands
from bot.cli.commands import COMMANDS, Command
from bot.cli.main import main

HERE = Path(__file__).resolve().parents[3]
HEAVY = ("aiogram", "telegram", "aiohttp", "sqlalchemy", "pydantic")


def test_promised_commands() -> None:
    """Other programs rely on these names."""
    promised = {
        "serve", "worker", "chat", "ask", "search", "import", "check", "map", "doctor", "tasks",
        "directory", "export", "invite", "demo",
    }  # fmt: skip
    assert {command.name for command in COMMANDS} == promised


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_explains_itself(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    """``--help`` works for every command and says what it does."""
    with pytest.raises(SystemExit) as stopped:
        main([command.name, "--help"])
    assert stopped.value.code == 0
    assert " ".join(capsys.readouterr().out.split()).find(command.summary) > 0


def test_help_imports_nothing_heavy() -> None:
    """``--help`` answers at once: no library is loaded for it."""
    program = f"""
import sys
from bot.cli.main import main
try:
    main(["--help"])
except SystemExit:
    pass
sys.exit(",".join(sorted(set(sys.modules) & set({HEAVY!r}))) or 0)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=HERE, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert "serve" in done.stdout


def test_starting_loads_no_telegram_library() -> None:
    """The libraries of Telegram are loaded only where a bot is configured."""
    program = "import sys, bot.wiring; print({'aiogram', 'telegram'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=HERE, capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"


@pytest.mark.parametrize("given", [[], ["--port", "8090"]])
def test_no_command_is_serve(monkeypatch: pytest.MonkeyPatch, given: list[str]) -> None:
    """``./run`` starts the assistant, with or without its options."""
    started: list[str] = []

    class Fake:
        @staticmethod
        def configure(parser: ArgumentParser) -> None:
            """One of its options."""
            parser.add_argument("--port")

        @staticmethod
        def run(options: object) -> int:
            """Remember that it was called."""
            started.append("serve")
            return 0

    def imported(name: str) -> type[Fake]:
        assert name == "bot.cli.serve"
        return Fake

    monkeypatch.setattr(commands, "import_module", imported)
    assert main(given) == 0
    assert started == ["serve"]


def test_unknown_command(capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt command gets one sentence with the likely one, and exit code 2."""
    assert main(["serch"]) == 2
    said = capsys.readouterr()
    assert said.err == ("« serch » n'est pas une commande d'Accroche : vouliez-vous « search » ?\n")


def test_bad_setting_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong setting ends a command with its sentence and exit code 1."""
    monkeypatch.setenv("ACCROCHE_PORT", "x")
    assert main(["tasks"]) == 1
    said = capsys.readouterr()
    assert said.err == "ACCROCHE_PORT n'est pas valable : il faut un nombre entier de 0 à 65535.\n"
    assert said.out == ""
