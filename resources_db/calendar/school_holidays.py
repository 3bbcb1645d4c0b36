"""School holidays as they were published, read from ``data/school_holidays.csv``.

What is not published is not known: nothing is worked out from earlier years.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from resources_db.calendar.terms import DayRange, SchoolZone
from resources_db.directory.bad_data import BadData

PATH = Path(__file__).with_name("data") / "school_holidays.csv"
COLUMNS = ["annee_scolaire", "zones", "nom", "premier", "dernier", "source"]
_SEPTEMBER = 9


@dataclass(frozen=True, slots=True)
class ZoneHolidays:
    """The published holidays of one zone."""

    years: frozenset[int]
    """School years that are published, each by the year of its September."""
    ranges: tuple[DayRange, ...]

    def is_published(self, day: date) -> bool:
        """Whether the calendar of this day's school year is known."""
        return school_year(day) in self.years

    def at(self, day: date) -> DayRange | None:
        """The holiday that this day is in, if any."""
        return next((held for held in self.ranges if day in held), None)

    @property
    def until(self) -> date | None:
        """The last day that is known; None when nothing is."""
        return date(max(self.years) + 1, _SEPTEMBER - 1, 31) if self.years else None


NOTHING_PUBLISHED = ZoneHolidays(frozenset(), ())


def school_year(day: date) -> int:
    """The year in whose September the school year of this day begins.

    >>> school_year(date(2027, 8, 31)), school_year(date(2027, 9, 1))
    (2026, 2027)
    """
    return day.year if day.month >= _SEPTEMBER else day.year - 1


@cache
def school_holidays() -> Mapping[SchoolZone, ZoneHolidays]:
    """The holidays of every zone that has some published."""
    return load_school_holidays()


def load_school_holidays(path: Path = PATH) -> Mapping[SchoolZone, ZoneHolidays]:
    """The holidays of a file, by zone. Raises :class:`BadData`."""
    with path.open(encoding="utf-8", newline="") as lines:
        return MappingProxyType(_read(lines, path.name))


def _read(lines: Iterable[str], file: str) -> dict[SchoolZone, ZoneHolidays]:
    reader = csv.reader(lines)
    if next(reader, None) != COLUMNS:
        raise BadData(file, 1, "colonnes", "inattendues", f"Il faut {','.join(COLUMNS)}.")
    held: dict[SchoolZone, ZoneHolidays] = {}
    for row in reader:
        if len(row) != len(COLUMNS):
            mend = f"Il en faut {len(COLUMNS)}."
            raise BadData(file, reader.line_num, "colonnes", f"il y en a {len(row)}", mend)
        year, zones, holiday = _holiday(row, file, reader.line_num)
        for zone in zones:
            before = held.get(zone, NOTHING_PUBLISHED)
            held[zone] = ZoneHolidays(before.years | {year}, (*before.ranges, holiday))
    return held


def _holiday(row: list[str], file: str, line: int) -> tuple[int, list[SchoolZone], DayRange]:
    year, zones, name, first, last, _source = row
    begins, _, ends = year.partition("-")
    if not (begins.isdecimal() and ends.isdecimal() and int(ends) == int(begins) + 1):
        mend = "Écrivez deux années qui se suivent : 2026-2027."
        raise BadData(file, line, "annee_scolaire", f"« {year} »", mend)
    unknown = [zone for zone in zones.split() if zone not in SchoolZone.__members__]
    if unknown or not zones.split():
        mend = "Écrivez des zones séparées par des espaces : A B C."
        raise BadData(file, line, "zones", f"« {zones} »", mend)
    days = DayRange(_day("premier", first, file, line), _day("dernier", last, file, line), name)
    if days.last < days.first:
        mend = "Le dernier jour ne peut pas précéder le premier."
        raise BadData(file, line, "dernier", f"« {last} »", mend)
    return int(begins), [SchoolZone(zone) for zone in zones.split()], days


def _day(field: str, text: str, file: str, line: int) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        mend = "Écrivez une date comme 2027-07-03."
        raise BadData(file, line, field, f"« {text} »", mend) from None
