"""A town in a fresh database of each kind, and on SQLite alone where the rules are what counts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from resources_db.storage.database import Database
from resources_db.storage.keys import Keys
from tests.resources_db.measures.desk import Desk
from tests.resources_db.town import Town, build


@pytest.fixture
def town(database: Database) -> Town:
    """The invented town."""
    return database.write_now(build)


@pytest.fixture
def desk(sqlite_url: str, keys: Keys) -> Iterator[Desk]:
    """Where one asks, on SQLite."""
    with Database.open(sqlite_url, keys) as database:
        yield Desk(database, database.write_now(build))
