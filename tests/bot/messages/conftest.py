"""What the tests of the pipeline share: one library, a frozen clock, an assistant."""

from __future__ import annotations

import pytest

from bot.library import Library
from resources_db.directory.loading import load_facts
from resources_db.directory.shelf import Shelf
from resources_db.directory.terms import Resource
from resources_db.storage.database import Database
from tests.bot.messages.house import Builder, FrozenClock, House, publish
from tests.bot.messages.person import Person

ABSENCE = "absenteisme"
NO_EDITION = -1
"""The library's shelf is read anew from each test's database."""


@pytest.fixture(scope="session")
def library() -> Library:
    """Every word and every commune, read once."""
    return Library.build(Shelf(NO_EDITION, ()))


@pytest.fixture(scope="session")
def resources() -> list[Resource]:
    """A few real resources: enough for more than one screen of cards."""
    shown = [r for r in load_facts() if ABSENCE in r.needs and r.a_distance]
    others = [r for r in load_facts() if ABSENCE in r.needs and not r.a_distance]
    return [*shown, *others][:12]


@pytest.fixture
def clock() -> FrozenClock:
    """Stands still until the test moves it."""
    return FrozenClock()


@pytest.fixture
def builder(library: Library, clock: FrozenClock) -> Builder:
    """Builds assistants on this test's clock."""
    return Builder(library, clock)


@pytest.fixture
def house(
    builder: Builder, database: Database, resources: list[Resource], clock: FrozenClock
) -> House:
    """The assistant of this test, with a directory; the test runs once for each database."""
    database.write_now(lambda session: publish(session, resources, clock()))
    return builder.house(database)


@pytest.fixture
def anna(house: House) -> Person:
    """Someone who has never written before."""
    return Person(house.desk)
