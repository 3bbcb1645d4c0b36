"""The calendar of the city: its hour, its public holidays, its school holidays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from resources_db.calendar.days import Calendar
from resources_db.calendar.terms import FRANCE, SchoolZone
from resources_db.calendar.territories import territory_of
from resources_db.city.reading import settings_on
from resources_db.city.terms import CityField

_WHERE = (CityField.COMMUNE, CityField.SCHOOL_ZONE)


def calendar_at(session: Session, at: datetime) -> Calendar:
    """The calendar of the city, as decided at an instant."""
    return calendar_from(settings_on(session, day_of(at), _WHERE))


def calendar_from(settings: Mapping[CityField, str]) -> Calendar:
    """The calendar that settings describe: the zone that was decided, else the département's."""
    territory = territory_of(settings.get(CityField.COMMUNE, "")) or FRANCE
    zone = settings.get(CityField.SCHOOL_ZONE)
    return Calendar(replace(territory, zone=SchoolZone(zone)) if zone else territory)


def day_of(at: datetime) -> date:
    """The day by which settings are read: that of Paris, where decisions are dated."""
    return at.astimezone(FRANCE.timezone).date()
