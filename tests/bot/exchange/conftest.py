"""What every test of the formats reads with."""

from __future__ import annotations

import pytest

from bot.exchange.building import Origin
from bot.exchange.places_named import Locator
from bot.exchange.table import Reading
from conversations.understanding.towns import Towns
from resources_db.directory.communes import load_communes
from resources_db.directory.loading import load_facts
from resources_db.directory.places import Places
from resources_db.directory.terms import Resource


@pytest.fixture(scope="session")
def reading() -> Reading:
    """A reader for the city of Rouen."""
    places = Places(load_communes())
    return Reading(Origin("essai", "Essai"), Locator(places, Towns(places.communes), "76"))


@pytest.fixture(scope="session")
def resources() -> list[Resource]:
    """The facts that come with the assistant."""
    return load_facts()
