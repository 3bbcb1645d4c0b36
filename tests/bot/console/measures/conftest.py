"""The console before an invented town whose measures may begin."""

from __future__ import annotations

import pytest

from tests.bot.console.conftest import house
from tests.bot.console.desks import settle
from tests.bot.console.house import House
from tests.resources_db.town import Town

__all__ = ["house"]


@pytest.fixture
def town(house: House) -> Town:
    return settle(house)
