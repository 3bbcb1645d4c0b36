"""How the city reminds: its zone, its quiet hours, its days of rest."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy.orm import Session

from resources_db.city.days import calendar_from, day_of
from resources_db.city.reading import settings_on
from resources_db.city.terms import CityField
from resources_db.meetings.plan import Custom
from resources_db.meetings.quiet import QuietHours

_SUNDAY = 6
_READ = (
    CityField.COMMUNE,
    CityField.SCHOOL_ZONE,
    CityField.QUIET_FROM,
    CityField.QUIET_TO,
    CityField.QUIET_EXCEPTION,
)


def custom_of(session: Session, at: datetime) -> Custom:
    """What is in force at an instant, read in the transaction that plans with it: one query."""
    settings = settings_on(session, day_of(at), _READ)
    calendar = calendar_from(settings)

    def rest(day: date) -> bool:
        return day.weekday() == _SUNDAY or calendar.is_public_holiday(day)

    quiet = QuietHours(
        calendar.territory.timezone,
        begins=time.fromisoformat(settings[CityField.QUIET_FROM]),
        ends=time.fromisoformat(settings[CityField.QUIET_TO]),
        rest=rest,
    )
    return Custom(quiet, settings[CityField.QUIET_EXCEPTION] == "yes")
