"""What the environment says of the city holds until somebody decides."""

from __future__ import annotations

import pytest

from bot.city_start import note_commune
from bot.settings import Settings
from resources_db.actions import Actor
from resources_db.city.actions import SetCity
from resources_db.city.changes import set_city
from resources_db.city.reading import value_on
from resources_db.city.terms import CityField
from resources_db.storage.database import Database
from tests.resources_db.town import AT

pytestmark = pytest.mark.usefixtures("bare_environment")


def test_a_decision_is_never_undone_by_the_environment(database: Database) -> None:
    """Unsaid: nothing. Said: noted. Decided: it stays, whatever is said at the next start."""

    def start(**said: str) -> str | None:
        settings = Settings.model_validate(said)
        database.write_now(lambda s: note_commune(s, settings, AT))
        return database.read_now(lambda s: value_on(s, CityField.COMMUNE, AT.date()))

    assert start() is None
    assert start(commune="67482") == "67482"
    lyon = SetCity(CityField.COMMUNE, "69123", AT.date())
    database.write_now(lambda s: set_city(s, Actor.system(), lyon, AT))
    assert start(commune="67482") == "69123"
