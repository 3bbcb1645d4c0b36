"""What a day is, in one place: a public holiday, a school holiday, a day the city set apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from resources_db.calendar.public_holidays import public_holidays
from resources_db.calendar.school_holidays import NOTHING_PUBLISHED, ZoneHolidays, school_holidays
from resources_db.calendar.terms import DayRange, SchoolZone, Territory
from resources_db.calendar.territories import territory_of

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of one territory, with the exceptional days of its city on top."""

    territory: Territory
    own_days: tuple[DayRange, ...] = ()
    """Days when the city's services are closed or otherwise than usual."""

    @property
    def zone(self) -> SchoolZone | None:
        """The zone whose school holidays these are; None for the whole of France."""
        return self.territory.zone

    def is_weekend(self, day: date) -> bool:
        """Whether it is a Saturday or a Sunday."""
        return day.weekday() >= _SATURDAY

    def is_public_holiday(self, day: date) -> bool:
        """Whether it is a public holiday there (Good Friday in Alsace and Moselle)."""
        return self.holiday_name(day) is not None

    def holiday_name(self, day: date) -> str | None:
        """The French name of the public holiday, if it is one."""
        return public_holidays(self.territory.public_holidays, day.year).get(day)

    def own_day(self, day: date) -> DayRange | None:
        """The exceptional days of the city that it is in, if any."""
        return next((days for days in self.own_days if day in days), None)

    def is_school_holiday(self, day: date) -> bool | None:
        """Whether schools are on holiday, bridges included; None when it is not published."""
        if not self._school.is_published(day):
            return None
        return self._school.at(day) is not None

    def school_holiday_name(self, day: date) -> str | None:
        """The French name of the school holiday, if it is known to be one."""
        held = self._school.at(day)
        return held.label if held else None

    def is_working_day(self, day: date) -> bool:
        """Whether offices work: no weekend, no public holiday, no day of the city's own."""
        return not (self.is_weekend(day) or self.is_public_holiday(day) or self.own_day(day))

    def is_school_day(self, day: date) -> bool | None:
        """Whether there is class, Monday to Friday; None when that is not published."""
        if self.is_weekend(day) or self.is_public_holiday(day):
            return False
        holiday = self.is_school_holiday(day)
        return None if holiday is None else not holiday

    @property
    def school_holidays_until(self) -> date | None:
        """The last day whose school calendar is known here; None when none is."""
        return self._school.until

    @property
    def _school(self) -> ZoneHolidays:
        if self.zone is None:
            return NOTHING_PUBLISHED
        return school_holidays().get(self.zone, NOTHING_PUBLISHED)


def calendar_of(
    commune: str, departement: str | None = None, own_days: tuple[DayRange, ...] = ()
) -> Calendar | None:
    """The calendar of a commune, by its INSEE code; None when it is in no known territory."""
    territory = territory_of(commune, departement)
    return Calendar(territory, own_days) if territory else None
