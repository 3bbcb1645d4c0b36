"""The yearly review of a period (R18), and the one of the year before it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy.orm import Session

from resources_db.measures.counting import Line
from resources_db.measures.review import needs_of, review_of

_SEPTEMBER: Final = 9


@dataclass(frozen=True, slots=True)
class Period:
    """Some days, both ends included."""

    first: date
    last: date

    @property
    def before(self) -> Period:
        """The same days, a year earlier."""
        return Period(_a_year_earlier(self.first), _a_year_earlier(self.last))


@dataclass(frozen=True, slots=True)
class Yearly:
    """What was counted, as it may be told."""

    period: Period
    schools: tuple[Line, ...]
    """Of those where something was counted, by name."""
    everything: Line
    before: Line
    """All of it, a year earlier."""
    needs: Mapping[str, int | None]
    """Why schools asked, the most frequent first."""

    @property
    def empty(self) -> bool:
        """Whether there was nothing to count."""
        return not self.schools


def school_year(day: date) -> Period:
    """The school year of a day: from the first of September to the end of August.

    >>> school_year(date(2027, 8, 31)).first.isoformat()
    '2026-09-01'
    """
    year = day.year if day.month >= _SEPTEMBER else day.year - 1
    return Period(date(year, 9, 1), date(year + 1, 8, 31))


def yearly(
    session: Session, period: Period, at: datetime, schools: Collection[int] | None
) -> Yearly:
    """The review of all the schools, or of some."""
    first, last, before = period.first, period.last, period.before
    *lines, everything = review_of(session, first, last, at, schools=schools)
    earlier = review_of(session, before.first, before.last, at, schools=schools)
    needs = needs_of(session, first, last, at, schools=schools)
    return Yearly(period, tuple(lines), everything, earlier[-1], needs)


def _a_year_earlier(day: date) -> date:
    """The last day of February for a 29th."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)
