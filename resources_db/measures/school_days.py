"""When one school has class: its week as data, its zone's calendar, its department's holidays."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.calendar.days import Calendar
from resources_db.calendar.terms import SchoolZone, TerritoryCode
from resources_db.calendar.territories import territories
from resources_db.city.days import calendar_from
from resources_db.city.reading import settings_on
from resources_db.city.terms import CityField
from resources_db.measures.tables import SchoolWeekRow
from resources_db.people.tables import OrganisationRow

DAYS_OF_WEEK: Final = 7
USUAL_WEEK: Final = "08:00-17:00,08:00-17:00,08:00-12:00,08:00-17:00,08:00-17:00,,"
"""Monday to Sunday, for a school that gave none: Wednesday mornings, no Saturday."""
_HOURS = re.compile(r"(\d\d:\d\d)-(\d\d:\d\d)")

Hours = tuple[time, time]


@dataclass(frozen=True, slots=True)
class SchoolDays:
    """When there is class in one school."""

    week: tuple[Hours | None, ...]
    """From Monday to Sunday; None for a day without class."""
    without_class: Callable[[date], bool]
    """Public and school holidays. A school year that is not published counts as worked."""

    def hours(self, day: date) -> Hours | None:
        """From when to when there is class; None when there is none."""
        return None if self.without_class(day) else self.week[day.weekday()]


def read_week(text: str) -> tuple[Hours | None, ...] | None:
    """The hours of class of seven days, Monday first; None when they cannot be read.

    >>> read_week("08:00-12:00,,,,,,")[0]
    (datetime.time(8, 0), datetime.time(12, 0))
    """
    pieces = text.replace(" ", "").split(",")
    read = [_hours(piece) for piece in pieces]
    fits = len(pieces) == DAYS_OF_WEEK and all(
        hours is not None or not piece for hours, piece in zip(read, pieces, strict=True)
    )
    return tuple(read) if fits and any(read) else None


def school_days(session: Session, school: int, day: date) -> SchoolDays:
    """The days of a school, as its week stood on a day."""
    row = session.get_one(OrganisationRow, school)
    given = session.scalar(
        select(SchoolWeekRow.week)
        .where(SchoolWeekRow.school_id == school, SchoolWeekRow.since <= day)
        .order_by(SchoolWeekRow.since.desc(), SchoolWeekRow.id.desc())
        .limit(1)
    )
    week = read_week(given or USUAL_WEEK)
    if week is None:
        raise ValueError(f"the week of school {school} was written without being read")
    calendar = school_calendar(session, row, day)
    return SchoolDays(
        week, lambda one: calendar.is_public_holiday(one) or bool(calendar.is_school_holiday(one))
    )


def weeks_of(session: Session, school: int) -> Sequence[SchoolWeekRow]:
    """Every week that was noted for a school, the last to begin first: each holds until the next.

    Of several that begin on one day, the last one noted counts, and stands first.
    """
    noted = select(SchoolWeekRow).where(SchoolWeekRow.school_id == school)
    return session.scalars(
        noted.order_by(SchoolWeekRow.since.desc(), SchoolWeekRow.id.desc())
    ).all()


def school_calendar(session: Session, school: OrganisationRow, day: date) -> Calendar:
    """By its national number, which begins with its department; else that of the city.

    Its own zone comes first.
    """
    known = territories()
    number = (school.uai or "")[:3]
    codes = (TerritoryCode(number.removeprefix("0")), TerritoryCode(number))
    city = calendar_from(settings_on(session, day, (CityField.COMMUNE, CityField.SCHOOL_ZONE)))
    place = next((known[code] for code in codes if code in known), city.territory)
    if school.zone is not None and school.zone in SchoolZone.__members__:
        place = replace(place, zone=SchoolZone(school.zone))
    return Calendar(place)


def _hours(piece: str) -> Hours | None:
    found = _HOURS.fullmatch(piece)
    try:
        first, last = (time.fromisoformat(one) for one in found.groups()) if found else (None, None)
    except ValueError:
        return None
    return (first, last) if first is not None and last is not None and first < last else None
