"""When someone of the service answers next: its hours as the city wrote them, on its calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final

from sqlalchemy.orm import Session

from conversations.queries import Answering
from resources_db.calendar.days import Calendar
from resources_db.calendar.terms import DayRange
from resources_db.city.days import calendar_from, day_of
from resources_db.city.reading import settings_on
from resources_db.city.terms import CityField
from resources_db.directory.opening.evaluate import opening
from resources_db.directory.opening.states import Closed, Open, Unknown, Why

_READ = (CityField.COMMUNE, CityField.SCHOOL_ZONE, CityField.SERVICE_HOURS)
_REST: Final = frozenset({Why.PUBLIC_HOLIDAY, Why.OWN_DAY})
"""Days on which the service is taken to be closed: its hours are those of ordinary days."""
_DAYS_LOOKED_AT: Final = 14


def answering_at(
    session: Session, at: datetime, own_days: tuple[DayRange, ...] = ()
) -> Answering | None:
    """Whether someone answers at an instant, else when; None where the city has not said."""
    settings = settings_on(session, day_of(at), _READ)
    hours = settings.get(CityField.SERVICE_HOURS)
    if hours is None:
        return None
    return read_hours(hours, at, replace(calendar_from(settings), own_days=own_days))


def read_hours(hours: str, at: datetime, calendar: Calendar) -> Answering | None:
    """The same, of hours in words; None when they cannot be read for certain.

    >>> from resources_db.calendar.days import calendar_of
    >>> from datetime import UTC
    >>> friday_evening = datetime(2026, 11, 27, 19, tzinfo=UTC)
    >>> read_hours("du lundi au vendredi 9h-12h", friday_evening, calendar_of("76540")).opens
    datetime.datetime(2026, 11, 30, 9, 0, tzinfo=zoneinfo.ZoneInfo(key='Europe/Paris'))
    """
    moment = at
    for _day in range(_DAYS_LOOKED_AT):
        match opening(hours, moment, calendar):
            case Open() if moment == at:
                return Answering(None)
            case Open():
                return Answering(moment.astimezone(calendar.territory.timezone))
            case Closed(opens) if opens is not None:
                return Answering(opens)
            case Unknown(why) if why in _REST:
                moment = _next_day(moment, calendar)
            case _:
                return None
    return None


def _next_day(moment: datetime, calendar: Calendar) -> datetime:
    """Midnight, on the city's wall clock."""
    here = moment.astimezone(calendar.territory.timezone)
    return datetime.combine(here.date() + timedelta(days=1), time(), here.tzinfo)
