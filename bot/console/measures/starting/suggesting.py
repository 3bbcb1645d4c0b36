"""The half-days that are proposed first, so that planning begins with a plan. Pure.

In the order of the agreement (R3): pupil and guardian are received, then reflection, then a
mission, and what was done is looked at together at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from resources_db.measures.limits import MOST_DAYS_A_WEEK, MOST_HOURS, days_between
from resources_db.measures.school_days import SchoolDays
from resources_db.measures.terms import Activity, HalfDay, Regime

_SUNDAY = 6
_ONE = time(13)
_MORNING, _AFTERNOON = (time(9), time(12)), (time(14), time(16, 30))
_AFTER_CLASS = timedelta(hours=2)
_LATEST = time(20)
_WITH_REVIEW = 4
"""Half-days from which the last one is kept for looking back."""

Hours = tuple[time, time]


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a measure that may be chosen."""

    regime: Regime
    first: date
    last: date
    school: SchoolDays

    def offered(self, today: date) -> Sequence[date]:
        """From today: days of class; for a responsibility also a Saturday or a free Wednesday."""
        since = max(self.first, today)
        return [day for day in days_between(since, self.last) if self._may_be(day)]

    def left_out(self, today: date) -> Sequence[date]:
        """The other ones, which the page tells: the school does not work."""
        offered = set(self.offered(today))
        since = max(self.first, today)
        return [day for day in days_between(since, self.last) if day not in offered]

    def suggested(self, now: datetime) -> list[HalfDay]:
        """A whole plan, without hosts; ``now`` is the city's wall clock."""
        slots = [
            (day, hours)
            for day in self.offered(now.date())
            for hours in self._slots(day)
            if (day, hours[0]) > (now.date(), now.time())
        ]
        if self.regime is Regime.RESPONSIBILITY:
            slots = list(_within_limits(slots))
        return [
            HalfDay(day, *hours, _activity(index, len(slots)))
            for index, (day, hours) in enumerate(slots)
        ]

    def _may_be(self, day: date) -> bool:
        if self.regime is Regime.ALTERNATIVE:
            return self.school.hours(day) is not None
        return day.weekday() != _SUNDAY and not self.school.without_class(day)

    def _slots(self, day: date) -> Iterable[Hours]:
        """In class time for an alternative, after class for a responsibility."""
        hours = self.school.hours(day)
        if hours is None:
            return ()
        if self.regime is Regime.ALTERNATIVE:
            both = (_clipped(_MORNING, hours), _clipped(_AFTERNOON, hours))
            return [one for one in both if one is not None]
        starts = _AFTERNOON[0] if hours[1] <= _ONE else hours[1]
        ends = (datetime.combine(day, starts) + _AFTER_CLASS).time()
        return [(starts, ends)] if starts < ends <= _LATEST else ()


def _clipped(usual: Hours, school: Hours) -> Hours | None:
    """The part of a usual half-day in which there is class."""
    starts, ends = max(usual[0], school[0]), min(usual[1], school[1])
    return (starts, ends) if starts < ends else None


def _within_limits(slots: Iterable[tuple[date, Hours]]) -> Iterable[tuple[date, Hours]]:
    """No more days a week, nor hours, than the law allows (R44)."""
    weeks = Counter[tuple[int, int]]()
    total = timedelta()
    for day, hours in slots:
        week = day.isocalendar()[:2]
        length = datetime.combine(day, hours[1]) - datetime.combine(day, hours[0])
        if weeks[week] < MOST_DAYS_A_WEEK and total + length <= MOST_HOURS:
            weeks[week] += 1
            total += length
            yield day, hours


def _activity(index: int, count: int) -> Activity:
    if index == 0:
        return Activity.RECEPTION
    if index == count - 1 and count >= _WITH_REVIEW:
        return Activity.REVIEW
    return Activity.REFLECTION if index == 1 else Activity.MISSION
