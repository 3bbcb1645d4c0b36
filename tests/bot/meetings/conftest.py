"""What every test of the reminding shares."""

from __future__ import annotations

import pytest

from bot.library import Library
from resources_db.directory.loading import load_facts
from resources_db.directory.shelf import Shelf
from tests.bot.messages.house import Builder, FrozenClock

EDITION = 1


@pytest.fixture(scope="session")
def library() -> Library:
    """Every word, and the facts shipped with the assistant."""
    return Library.build(Shelf(EDITION, load_facts()))


@pytest.fixture
def builder(library: Library) -> Builder:
    """Builds assistants whose clock stands still."""
    return Builder(library, FrozenClock())
