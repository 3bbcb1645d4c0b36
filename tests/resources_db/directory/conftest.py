"""The real directory and the real communes, read once for the folder."""

from __future__ import annotations

import pytest

from resources_db.directory.communes import load_communes
from resources_db.directory.loading import load_facts
from resources_db.directory.places import Places
from resources_db.directory.searching import Searcher
from resources_db.directory.shelf import Shelf
from resources_db.directory.terms import Resource


@pytest.fixture(scope="session")
def resources() -> list[Resource]:
    """Every resource of the facts, those that are never shown included."""
    return load_facts()


@pytest.fixture(scope="session")
def shelf(resources: list[Resource]) -> Shelf:
    """The directory that comes with the assistant."""
    return Shelf(1, resources)


@pytest.fixture(scope="session")
def places() -> Places:
    """All of France."""
    return Places(load_communes())


@pytest.fixture(scope="session")
def searcher(shelf: Shelf, places: Places) -> Searcher:
    """The search over that directory."""
    return Searcher(shelf, places)
