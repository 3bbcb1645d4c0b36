"""The invented town at the console: its people at their desks, and one agent on the way."""

from __future__ import annotations

import pytest

from tests.bot.console.desks import settle
from tests.bot.console.house import House
from tests.bot.console.measures.walking import Walk, walk_of
from tests.resources_db.town import Town


@pytest.fixture
def town(house: House) -> Town:
    return settle(house)


@pytest.fixture
async def walk(house: House) -> Walk:
    return walk_of(house)
