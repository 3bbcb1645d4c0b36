"""The library, once for all; and a proof of tiny dialogues."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import pytest

from bot.checking import Checked, house_walk, prove
from bot.library import Library
from bot.rendering.catalogs import Catalog, Catalogs
from conversations.check.events import Walk
from conversations.check.findings import Finding
from conversations.engine import Definition
from resources_db.directory.loading import load_facts
from resources_db.directory.shelf import Shelf

Prove = Callable[[Mapping[str, Definition]], list[Finding]]


@pytest.fixture(scope="session")
def library() -> Library:
    """The directory that comes with the assistant."""
    return Library.build(Shelf(None, load_facts()))


@pytest.fixture(scope="session")
def walked() -> Walk:
    """The walk of the house."""
    return house_walk()


@pytest.fixture
def faults(library: Library) -> Prove:
    """The findings of tiny dialogues, with French alone."""
    french = Catalogs({"fr": Catalog(reviewed=True)})

    def prove_them(dialogues: Mapping[str, Definition]) -> list[Finding]:
        tiny = replace(library, catalogs=french)
        return list(prove(Checked(dialogues, tiny, [], date(2026, 11, 21))).findings)

    return prove_them
