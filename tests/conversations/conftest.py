"""What conversations are tested with: the real words of the house, and a person."""

from __future__ import annotations

import pytest

from bot.library import Library
from conversations.understanding.knowledge import Knowledge
from resources_db.directory.shelf import Shelf
from tests.conversations.person import Person


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Every commune and every word list, read once."""
    return Library.build(Shelf(0, ())).knowledge


@pytest.fixture
def person(knowledge: Knowledge) -> Person:
    """Someone who has never written before."""
    return Person(knowledge)
