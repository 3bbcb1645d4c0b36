"""The real directory, as it comes with the assistant."""

from __future__ import annotations

import pytest

from bot.library import Library
from resources_db.directory.loading import load_facts
from resources_db.directory.shelf import Shelf


@pytest.fixture(scope="session")
def library() -> Library:
    """Every word and every record of the house."""
    return Library.build(Shelf(1, load_facts()))
