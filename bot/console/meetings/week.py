"""A week of appointments arranged as rows of days: by day, by person, by place. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from resources_db.calendar.days import Calendar
from resources_db.meetings.views import AppointmentView

_DAYS = 7
_WORKED = 5


class Arrangement(StrEnum):
    """What the rows of the page are."""

    DAY = "jour"
    PERSON = "personne"
    PLACE = "lieu"


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days, from a Monday."""

    monday: date

    @classmethod
    def of(cls, day: date) -> Week:
        """The week of a day."""
        return cls(day - timedelta(days=day.weekday()))

    @classmethod
    def named(cls, name: str, today: date) -> Week:
        """The week of a name like « 2026-W48 »; this week's for anything else.

        >>> Week.named("2026-W48", date(2026, 1, 1)).monday, Week.named("x", date(2026, 1, 1)).name
        (datetime.date(2026, 11, 23), '2026-W01')
        """
        try:
            return cls.of(date.fromisoformat(f"{name}-1")) if "W" in name else cls.of(today)
        except ValueError:
            return cls.of(today)

    @property
    def name(self) -> str:
        """As an address holds it."""
        year, week, _day = self.monday.isocalendar()
        return f"{year}-W{week:02}"

    @property
    def days(self) -> tuple[date, ...]:
        """Monday to Sunday."""
        return tuple(self.monday + timedelta(days=later) for later in range(_DAYS))

    def near(self, weeks: int) -> Week:
        """Another week, later or earlier."""
        return Week(self.monday + timedelta(weeks=weeks))

    def bounds(self, zone: tzinfo) -> tuple[datetime, datetime]:
        """Its first instant, and the first one after it."""
        first, last = (
            datetime.combine(day, time(), zone).astimezone(UTC)
            for day in (self.monday, self.near(1).monday)
        )
        return first, last


@dataclass(frozen=True, slots=True)
class Day:
    """One day as the page heads it."""

    day: date
    holiday: str | None
    """Name of the public or school holiday."""
    today: bool
    appointments: tuple[AppointmentView, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One person's, one place's, or everyone's week."""

    name: str | None
    days: tuple[Day, ...]


def arranged(
    views: Sequence[AppointmentView],
    by: Arrangement,
    place_of: Callable[[AppointmentView], str],
    heads: Sequence[Day],
    zone: tzinfo,
) -> tuple[Row, ...]:
    """The rows of the page, by name; a week-end without anything is left out."""
    groups: dict[str | None, list[AppointmentView]] = {}
    for view in views:
        for name in _names(view, by, place_of):
            groups.setdefault(name, []).append(view)
    shown = [
        head
        for index, head in enumerate(heads)
        if index < _WORKED or any(_day(view, zone) == head.day for view in views)
    ]
    if by is Arrangement.DAY:
        groups = {None: list(views)}
    return tuple(
        Row(name, tuple(_filled(head, groups[name], zone) for head in shown))
        for name in sorted(groups, key=lambda name: (name or "").casefold())
    )


def heads_of(week: Week, calendar: Calendar | None, today: date) -> tuple[Day, ...]:
    """The days of a week with their holidays."""
    return tuple(Day(day, _holiday(calendar, day), day == today) for day in week.days)


def _names(
    view: AppointmentView, by: Arrangement, place_of: Callable[[AppointmentView], str]
) -> Iterable[str]:
    if by is Arrangement.PLACE:
        return (place_of(view),)
    people = {one.name for one in view.attendees if one.name}
    return sorted(people | ({view.organiser_name} if view.organiser_name else set()))


def _filled(head: Day, views: Iterable[AppointmentView], zone: tzinfo) -> Day:
    here = tuple(view for view in views if _day(view, zone) == head.day)
    return Day(head.day, head.holiday, head.today, here)


def _day(view: AppointmentView, zone: tzinfo) -> date:
    return view.starts.astimezone(zone).date()


def _holiday(calendar: Calendar | None, day: date) -> str | None:
    if calendar is None:
        return None
    own = calendar.own_day(day)
    return (
        calendar.holiday_name(day) or (own.label if own else None)
        or calendar.school_holiday_name(day)
    )  # fmt: skip
