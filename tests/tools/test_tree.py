"""What every file of the tree keeps to."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

HERE = Path(__file__).resolve().parents[2]
ROOMS = ("bot", "conversations", "resources_db", "locales", "tests", "benchmarks", "tools")
WRITTEN = {"", ".py", ".md", ".toml", ".lock", ".json", ".html", ".css", ".js", ".po", ".yaml"}
CLOCKS = {"now", "utcnow", "today", "time", "monotonic", "perf_counter", "time_ns"}


def python_files(*rooms: str) -> list[Path]:
    """Every Python file of these rooms, migrations left out: alembic shapes those."""
    files = (file for room in rooms for file in (HERE / room).rglob("*.py"))
    return sorted(file for file in files if "migrations" not in file.parts)


def name(file: Path) -> str:
    """The path as a person would say it."""
    return str(file.relative_to(HERE))


def clock_reads(tree: ast.AST) -> Iterator[int]:
    """Lines that read a clock: ``datetime.now()``, ``date.today()`` and the like."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            owned = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            if owned in {"datetime", "date", "time"} and node.func.attr in CLOCKS:
                yield node.lineno


def test_no_file_is_too_long() -> None:
    """A file of more than 300 lines (blank ones aside) holds several ideas."""
    lines = {
        name(file): sum(1 for line in file.read_text().splitlines() if line.strip())
        for file in python_files(*ROOMS)
    }
    assert lines
    assert {file: count for file, count in lines.items() if count > 300} == {}


def test_init_files_are_empty() -> None:
    """Importing a module must not import its neighbours (the contracts rely on it)."""
    inits = [file for file in python_files(*ROOMS) if file.name == "__init__.py"]
    assert inits
    assert [name(file) for file in inits if file.read_text().strip()] == []


def test_every_folder_of_code_is_a_package() -> None:
    """A folder without ``__init__.py`` would escape the import contracts."""
    folders = {file.parent for file in python_files("bot", "conversations", "resources_db")}
    assert [name(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_every_module_says_what_it_is() -> None:
    """A module begins with a docstring: the README's map is made of them."""
    files = [file for file in python_files(*ROOMS) if file.name != "__init__.py"]
    silent = [file for file in files if not ast.get_docstring(ast.parse(file.read_text()))]
    assert [name(file) for file in silent] == []


def test_no_hidden_clock() -> None:
    """Below the shell time is an argument."""
    assert list(clock_reads(ast.parse("import datetime as d\nd.datetime.now()"))) == [2]
    read = {
        name(file): lines
        for file in python_files("conversations", "resources_db")
        if (lines := list(clock_reads(ast.parse(file.read_text()))))
    }
    assert read == {}


def test_every_dependency_has_its_decision() -> None:
    """A package is there for a written reason."""
    project = tomllib.loads((HERE / "pyproject.toml").read_text())
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    decisions = "\n".join(
        file.read_text() for file in (HERE / "docs" / "decisions").glob("[0-9]*.md")
    )
    unexplained = [
        package for line in asked if f"`{(package := Requirement(line).name)}`" not in decisions
    ]
    assert unexplained == []


def test_decisions_are_all_listed() -> None:
    """The index of the decisions names each of them, with its title, in order."""
    folder = HERE / "docs" / "decisions"
    titles = [
        f"- [{file.read_text().splitlines()[0].removeprefix('# ')}]({file.name})"
        for file in sorted(folder.glob("[0-9]*.md"))
    ]
    listed = [line for line in (folder / "README.md").read_text().splitlines() if "](" in line]
    assert titles
    assert listed == titles


@pytest.mark.parametrize("pattern", [r"(?<![\w/])/(?:work|tmp)/\w", r"\bindex-url\b"])
def test_nothing_of_a_builders_machine(pattern: str) -> None:
    """No path of the machine where this was written, no place where packages came from."""
    folders = (HERE / folder for folder in (*ROOMS, "docs", ".ci"))
    texts = [file for folder in folders for file in folder.rglob("*") if file.suffix in WRITTEN]
    texts += [file for file in HERE.iterdir() if file.suffix in WRITTEN]
    found = [
        name(file)
        for file in texts
        if file.is_file() and file != Path(__file__) and re.search(pattern, file.read_text())
    ]
    assert found == []
