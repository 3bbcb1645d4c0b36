"""Papers carry what the city has decided, on the day they are made."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from bot.paper.of_city import letterhead
from resources_db.actions import Actor, Done
from resources_db.city.actions import GiveLogo, SetCity
from resources_db.city.changes import give_logo, set_city
from resources_db.city.terms import CityField
from resources_db.storage.database import Database
from tests.resources_db.examples_about_accounts import PNG
from tests.resources_db.town import AT

TODAY = AT.date()


def test_the_head_of_a_letter(database: Database) -> None:
    """City, service, number, hours and logo; before that, the service alone."""
    bare = database.read_now(lambda s: letterhead(s, TODAY))
    assert (bare.sender.lines, bare.sender.logos) == (("Service Jeunesse",), ())
    for field, value in (
        (CityField.NAME, "Ville de Rouen"),
        (CityField.SERVICE_NAME, "Service Jeunesse et Réussite"),
        (CityField.SERVICE_PHONE, "02 61 91 00 01"),
    ):
        decide = partial(set_city, actor=Actor.system(), action=SetCity(field, value, TODAY), at=AT)
        database.write_now(decide)
    logo = GiveLogo(PNG, TODAY)
    assert isinstance(database.write_now(lambda s: give_logo(s, Actor.system(), logo, AT)), Done)

    head = database.read_now(lambda s: letterhead(s, TODAY))
    assert head.sender.lines == ("Ville de Rouen", "Service Jeunesse et Réussite")
    assert [one.content for one in head.sender.logos] == [PNG]
    assert head.call == "02 61 91 00 01"
    before = database.read_now(lambda s: letterhead(s, TODAY - timedelta(days=1)))
    assert before == bare
