"""The console of a new installation, on each kind of database."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from resources_db.storage.database import Database
from tests.bot.console.house import House, open_house

pytestmark = pytest.mark.usefixtures("bare_environment")


@pytest.fixture
async def house(database: Database, bare_environment: None) -> AsyncIterator[House]:
    async with open_house(database) as house:
        yield house
