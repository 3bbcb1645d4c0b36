"""What the two regimes allow of days and hours: pure; a reason when they do not.

The numbers are the law's and the agreement's, with their source; a city changes only what « a
day » counts (``CityField.EXCLUSION_DAY``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final

from resources_db.actions import Reason
from resources_db.measures.school_days import SchoolDays
from resources_db.measures.terms import Activity, HalfDay

MOST_DAYS: Final = 8
"""Of a temporary exclusion (001 art. 3; Code de l'éducation R511-13)."""
MOST_HOURS: Final = timedelta(hours=20)
"""Of a mesure de responsabilisation (R511-13)."""
MOST_A_DAY: Final = timedelta(hours=3)
MOST_DAYS_A_WEEK: Final = 4
"""Both from the ministerial order on standard clauses."""
LONGEST_SPAN: Final = timedelta(days=120)
"""Between the first and the last day of any measure: more is a slip of the keyboard."""

Works = Callable[[date], bool]


def days_between(first: date, last: date) -> Iterable[date]:
    """Every day from the first to the last."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def exclusion_breaks(first: date, last: date, counts: Works) -> Reason | None:
    """Whether an exclusion from one day to another is too long (R1): only what counts is counted.

    >>> exclusion_breaks(date(2026, 11, 23), date(2026, 12, 4), lambda day: day.weekday() < 5)
    <Reason.TOO_MANY_DAYS: 'too_many_days'>
    """
    if not timedelta() <= last - first <= LONGEST_SPAN:
        return Reason.BAD_DAYS
    if sum(map(counts, days_between(first, last))) > MOST_DAYS:
        return Reason.TOO_MANY_DAYS
    return None


def half_days_break(plan: Sequence[HalfDay], first: date, last: date) -> Reason | None:
    """What any plan must be: some half-days, each whole, none over another, in the days said."""
    if not plan or not all(first <= one.day <= last for one in plan):
        return Reason.BAD_DAYS
    if any(one.starts >= one.ends for one in plan):
        return Reason.BAD_MOMENT
    ordered = sorted(plan, key=lambda one: (one.day, one.starts))
    pairs = pairwise(ordered)
    if any(a.day == b.day and b.starts < a.ends for a, b in pairs):
        return Reason.HALF_DAYS_MEET
    if any(one.activity is Activity.MISSION and one.host is None for one in plan):
        return Reason.HOST_MISSING
    if any(one.activity is Activity.MISSION and one.tutor is None for one in plan):
        return Reason.TUTOR_MISSING
    return None


def alternative_breaks(plan: Sequence[HalfDay], school: SchoolDays) -> Reason | None:
    """In school time, on days the school works, beginning with the reception (R3)."""
    if any(not _meets(one, school) for one in plan):
        return Reason.NOT_SCHOOL_TIME
    if min(plan, key=lambda one: (one.day, one.starts)).activity is not Activity.RECEPTION:
        return Reason.RECEPTION_FIRST
    return None


def responsibility_breaks(plan: Sequence[HalfDay], school: SchoolDays) -> Reason | None:
    """Outside teaching hours, 20 h, 3 a day, 4 days a week (R44)."""
    if any(_meets(one, school) for one in plan):
        return Reason.IN_TEACHING_HOURS
    a_day: dict[date, timedelta] = defaultdict(timedelta)
    for one in plan:
        a_day[one.day] += length(one)
    if sum(a_day.values(), timedelta()) > MOST_HOURS:
        return Reason.TOO_MANY_HOURS
    if max(a_day.values()) > MOST_A_DAY:
        return Reason.TOO_LONG_A_DAY
    weeks: dict[tuple[int, int], int] = defaultdict(int)
    for day in a_day:
        weeks[day.isocalendar()[:2]] += 1
    return Reason.TOO_MANY_DAYS_A_WEEK if max(weeks.values()) > MOST_DAYS_A_WEEK else None


def length(one: HalfDay) -> timedelta:
    """How long a half-day lasts."""
    return datetime.combine(one.day, one.ends) - datetime.combine(one.day, one.starts)


def _meets(one: HalfDay, school: SchoolDays) -> bool:
    """Whether it takes place while there is class."""
    hours = school.hours(one.day)
    return hours is not None and one.starts < hours[1] and hours[0] < one.ends
