"""How long ago a record was checked, and when it is due again."""

from __future__ import annotations

import csv
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from resources_db.directory.bad_data import BadData
from resources_db.directory.taxonomy import kinds
from resources_db.directory.terms import KindCode, PublishAdvice, Resource

PATH = Path(__file__).with_name("data") / "checking_intervals.csv"
COLUMNS = ["genre", "mois"]
OLD_AFTER_YEARS = 2
"""A fact last seen in a calendar year more than this before the present one is old."""
USUAL_MONTHS = 6
"""Months between two checks of a record whose kind is not in the file."""


@dataclass(frozen=True, slots=True)
class Overdue:
    """A record that is to be checked."""

    record: Resource
    due: date | None
    """Since when; None when nobody ever said that it was checked."""


def due(record: Resource) -> date | None:
    """The day from which a record is to be checked again; None when it never was checked."""
    if record.checked is None:
        return None
    return months_later(record.checked, intervals().get(record.kind, USUAL_MONTHS))


def is_overdue(record: Resource, today: date) -> bool:
    """Whether a record that was checked is to be checked again."""
    again = due(record)
    return again is not None and again <= today


def is_old(record: Resource, today: date) -> bool:
    """Whether its newest source is old, and nobody has made sure of it since."""
    year = record.checked_year
    return record.checked is None and year is not None and today.year - year > OLD_AFTER_YEARS


def overdue(records: Iterable[Resource], today: date) -> list[Overdue]:
    """The shown records to check: those never checked first, then the longest overdue."""
    found = [
        Overdue(record, again)
        for record in records
        if record.advice is not PublishAdvice.NEVER
        and ((again := due(record)) is None or again <= today)
    ]
    return sorted(found, key=lambda one: (one.due or date.min, one.record.nom, one.record.id))


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last of that month.

    >>> months_later(date(2026, 8, 31), 6), months_later(date(2026, 11, 21), 6)
    (datetime.date(2027, 2, 28), datetime.date(2027, 5, 21))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


@cache
def intervals() -> Mapping[KindCode, int]:
    """Months between two checks, by kind, where it is not the usual six."""
    return MappingProxyType(load_intervals())


def load_intervals(path: Path = PATH) -> dict[KindCode, int]:
    """The intervals of a file. Raises :class:`BadData`."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        if next(reader, None) != COLUMNS:
            mend = f"Il faut {','.join(COLUMNS)}."
            raise BadData(path.name, 1, "colonnes", "inattendues", mend)
        return dict(_interval(row, path.name, reader.line_num) for row in reader)


def _interval(row: list[str], file: str, line: int) -> tuple[KindCode, int]:
    if len(row) != len(COLUMNS):
        mend = f"Il en faut {len(COLUMNS)}."
        raise BadData(file, line, "colonnes", f"il y en a {len(row)}", mend)
    kind, months = row
    if KindCode(kind) not in kinds():
        raise BadData(file, line, "genre", f"« {kind} »", "Écrivez un genre de taxonomy.json.")
    if not months.isdecimal() or int(months) == 0:
        raise BadData(file, line, "mois", f"« {months} »", "Écrivez un nombre de mois.")
    return KindCode(kind), int(months)
