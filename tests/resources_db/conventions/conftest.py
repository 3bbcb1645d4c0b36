"""A town in a fresh database of each kind."""

from __future__ import annotations

import pytest

from resources_db.storage.database import Database
from tests.resources_db.town import Town, build


@pytest.fixture
def town(database: Database) -> Town:
    """The invented town."""
    return database.write_now(build)
