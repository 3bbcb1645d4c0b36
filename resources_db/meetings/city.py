"""How the city reminds: its zone, its quiet hours, its days of rest."""

from __future__ import annotations

from datetime import date
from functools import cache
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from resources_db.calendar.days import Calendar, calendar_of
from resources_db.meetings.plan import Custom
from resources_db.meetings.quiet import QuietHours

_SUNDAY = 6


def custom_of(_session: Session) -> Custom:
    """What is in force, in the transaction that plans with it."""
    return _usual()


@cache
def _usual() -> Custom:
    return Custom(quiet_hours(ZoneInfo("Europe/Paris"), calendar_of("76540")))


def quiet_hours(zone: ZoneInfo, calendar: Calendar | None) -> QuietHours:
    """The usual quiet hours of a zone: the night, Sundays, public holidays."""

    def rest(day: date) -> bool:
        holiday = calendar is not None and calendar.is_public_holiday(day)
        return day.weekday() == _SUNDAY or holiday

    return QuietHours(zone, rest=rest)
