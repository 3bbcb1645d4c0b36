"""The import contracts see what they should: a violation of each kind is planted."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tools.contracts import matches

HERE = Path(__file__).resolve().parents[2]
PROGRAM = "from importlinter import cli; cli.lint_imports_command()"
FILES = {
    "bot/shell.py": "",
    "conversations/talk.py": "",
    "resources_db/actions.py": "import dataclasses\n",
    "resources_db/directory/terms.py": "",
    "resources_db/directory/words.py": "import unicodedata\n",
    "resources_db/directory/finding.py": "import sqlalchemy\n",
    "resources_db/storage/tables.py": "import sqlalchemy\n",
}
ALLOWED = {
    "bot/shell.py": "import conversations.talk\nimport resources_db.directory.finding\n",
    "conversations/talk.py": "import resources_db.actions, resources_db.directory.terms\n",
}
CONTRACTS = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads((HERE / "pyproject.toml").read_text())["tool"]["importlinter"][
        "contracts"
    ]
}


def lint(home: Path, files: dict[str, str]) -> str:
    """What import-linter says of a small tree under our own contracts."""
    for name, content in (FILES | files).items():
        file = home / name
        file.parent.mkdir(parents=True, exist_ok=True)
        for folder in file.relative_to(home).parents[:-1]:
            (home / folder / "__init__.py").touch()
        file.write_text(content)
    (home / "pyproject.toml").write_text((HERE / "pyproject.toml").read_text())
    (home / "tools").symlink_to(HERE / "tools")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "--no-cache"],
        cwd=home,
        capture_output=True,
        text=True,
        env={"COLUMNS": "300"},
        check=False,
    )
    assert (done.returncode == 0) == ("0 broken" in done.stdout), done.stdout + done.stderr
    return done.stdout


def test_what_is_allowed_is_kept(tmp_path: Path) -> None:
    """The shell imports both rooms, dialogues import terms and actions: nothing is broken."""
    said = lint(tmp_path, ALLOWED)
    assert said.count("KEPT") == len(CONTRACTS)


@pytest.mark.parametrize(
    ("broken", "file", "content"),
    [
        ("direction", "resources_db/storage/tables.py", "import bot.shell\n"),
        ("direction", "resources_db/directory/finding.py", "import conversations.talk\n"),
        ("core", "conversations/talk.py", "def later():\n    import bot.shell\n"),
        ("words", "conversations/talk.py", "import resources_db.directory.finding\n"),
        ("words", "conversations/talk.py", "from resources_db.storage import tables\n"),
        ("pure", "resources_db/directory/terms.py", "import resources_db.storage.tables\n"),
        ("pure", "resources_db/actions.py", "import sqlalchemy\n"),
        ("pure", "resources_db/directory/words.py", "import requests\n"),
        ("no-outside", "conversations/talk.py", "import time\n"),
        ("no-outside", "conversations/talk.py", "import aiohttp\n"),
        ("no-outside", "conversations/talk.py", "from random import choice\n"),
    ],
)
def test_planted_violation_is_found(tmp_path: Path, broken: str, file: str, content: str) -> None:
    """Each forbidden direction is reported under its own contract, and no other is blamed."""
    said = lint(tmp_path, {file: content})
    lines = [line for line in said.splitlines() if line.endswith("BROKEN")]
    assert [line.removesuffix("BROKEN").strip() for line in lines] == [CONTRACTS[broken]]


@pytest.mark.parametrize(
    ("module", "pattern", "expected"),
    [
        ("resources_db.people.terms", "resources_db.*.terms", True),
        ("resources_db.terms", "resources_db.*.terms", False),
        ("resources_db.a.b.terms", "resources_db.*.terms", False),
        ("conversations.a.b", "conversations.**", True),
        ("conversationsx", "conversations.**", False),
        ("anything", "**", True),
        ("email.mime", "stdlib", True),
        ("sqlalchemy", "stdlib", False),
    ],
)
def test_patterns(module: str, pattern: str, expected: bool) -> None:
    """A star is one name, two stars are any number of names."""
    assert matches(module, [pattern]) is expected
