"""When the service answers next: its own words, on the city's calendar; never guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial

import pytest

from bot.service_hours import answering_at, read_hours
from resources_db.actions import Actor
from resources_db.calendar.days import calendar_of
from resources_db.calendar.terms import DayRange
from resources_db.city.actions import SetCity
from resources_db.city.changes import set_city
from resources_db.city.terms import CityField
from resources_db.storage.database import Database
from tests.resources_db.town import AT

ROUEN = calendar_of("76540")
HOURS = "du lundi au vendredi 9h-12h et 14h-17h"


def paris(written: str) -> datetime:
    """An instant on the wall clock of Paris, in winter."""
    return datetime.fromisoformat(f"{written}+01:00")


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        ("2026-11-23T10:00", None),
        ("2026-11-23T12:30", "2026-11-23T14:00"),
        ("2026-11-27T18:00", "2026-11-30T09:00"),
        ("2026-12-25T10:00", "2026-12-28T09:00"),
        ("2026-12-24T17:30", "2026-12-28T09:00"),
    ],
)
def test_the_next_opening(at: str, opens: str | None) -> None:
    """Lunch, a week-end, Christmas on a Friday."""
    assert ROUEN is not None
    answering = read_hours(HOURS, paris(at).astimezone(UTC), ROUEN)
    assert answering is not None
    assert answering.opens == (None if opens is None else paris(opens))


def test_a_day_of_the_city_s_own_is_closed(database: Database) -> None:
    """As a public holiday is."""
    hours = SetCity(CityField.SERVICE_HOURS, HOURS, AT.date())
    database.write_now(partial(set_city, actor=Actor.system(), action=hours, at=AT))
    own = (DayRange(date(2026, 11, 23), date(2026, 11, 24), "Déménagement"),)
    answering = database.read_now(lambda s: answering_at(s, AT, own))
    assert answering is not None
    assert answering.opens == paris("2026-11-25T09:00")


@pytest.mark.parametrize("hours", [None, "quand on peut", "sur rendez-vous"])
def test_what_cannot_be_read_is_not_guessed(database: Database, hours: str | None) -> None:
    """Nothing is said then."""
    if hours is not None:
        decided = SetCity(CityField.SERVICE_HOURS, hours, AT.date())
        database.write_now(partial(set_city, actor=Actor.system(), action=decided, at=AT))
    assert database.read_now(lambda s: answering_at(s, AT)) is None
