"""The lock files are exact, complete, checked by hashes, and name no registry."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from tools.install import DEV_LOCK, RUN_LOCK

HERE = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((HERE / "pyproject.toml").read_text())
ASKED = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
ASKED_FOR_TESTS = [Requirement(line) for line in PROJECT["dependency-groups"]["dev"]]


def locked(lock: str) -> dict[str, tuple[str, list[str]]]:
    """Each package of a lock file, with its version and its hashes."""
    blocks = re.split(r"(?m)^(?=\S)", (HERE / lock).read_text())
    packages: dict[str, tuple[str, list[str]]] = {}
    for block in filter(None, blocks):
        name, version = re.match(r"([a-z0-9.-]+)==([^\s;]+)", block).groups()  # type: ignore[union-attr]
        packages[name] = (version, re.findall(r"--hash=sha256:([0-9a-f]{64})\b", block))
    return packages


@pytest.mark.parametrize("lock", [RUN_LOCK, DEV_LOCK])
def test_every_package_is_checked_by_hashes(lock: str) -> None:
    """A package without a hash could be replaced on its way."""
    assert [name for name, (_, hashes) in locked(lock).items() if not hashes] == []


@pytest.mark.parametrize("lock", [RUN_LOCK, DEV_LOCK])
def test_no_address_of_a_registry(lock: str) -> None:
    """Where packages come from is the installer's business, never the file's."""
    lines = (HERE / lock).read_text().splitlines()
    assert all(re.match(r"[a-z0-9.-]+==|    --hash=sha256:[0-9a-f]{64}", line) for line in lines)


@pytest.mark.parametrize(
    ("lock", "asked"), [(RUN_LOCK, ASKED), (DEV_LOCK, [*ASKED, *ASKED_FOR_TESTS])]
)
def test_lock_follows_the_project(lock: str, asked: list[Requirement]) -> None:
    """Everything the project asks for is locked, at a version it accepts.

    Mend: run the command of docs/decisions/0004-hashed-lock-files.md.
    """
    packages = locked(lock)
    for requirement in asked:
        version, _ = packages[canonicalize_name(requirement.name)]
        assert version in requirement.specifier, requirement.name


def test_tests_run_on_what_is_shipped() -> None:
    """The lock for the tests holds the other one, at the very same versions."""
    assert locked(RUN_LOCK).items() <= locked(DEV_LOCK).items()


@pytest.mark.parametrize("requirement", [*ASKED, *ASKED_FOR_TESTS], ids=lambda asked: asked.name)
def test_every_pin_has_a_floor_and_a_ceiling(requirement: Requirement) -> None:
    """Older than the floor was never tried; beyond the ceiling nobody knows."""
    operators = {specifier.operator for specifier in requirement.specifier}
    assert operators == {">=", "<"}


def test_libraries_named_by_the_commission() -> None:
    """The packages that were asked for are there, in the editions that were asked for."""
    floors = {"python-telegram-bot": "22.8", "aiogram": "3.31", "apscheduler": "3.11"}
    packages = locked(RUN_LOCK)
    for name, floor in floors.items():
        assert packages[name][0] in SpecifierSet(f">={floor}")
