"""An agent of the invented town at the console."""

from __future__ import annotations

import pytest

from tests.bot.console.house import House
from tests.bot.console.measures.walking import Walk, walk_of


@pytest.fixture
async def walk(house: House) -> Walk:
    return walk_of(house)
