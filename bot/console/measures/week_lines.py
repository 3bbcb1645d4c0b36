"""The week of the service, half-day by half-day: who is where, what is missing, what is left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.console.measures import sentences as d
from bot.console.measures import week_sentences as w
from bot.console.measures.opened import Opened, open_row
from bot.console.measures.starting.hosts import possible_hosts
from bot.console.meetings.week import Day as Head
from bot.console.meetings.week import Week
from bot.console.people_lines import Place
from bot.console.visit import StaffVisit
from conversations.texts import Text
from resources_db.hosting.grid import Places, places_grid
from resources_db.hosting.terms import Slot
from resources_db.measures.lapsing import lapsed
from resources_db.measures.machine import LIVE, State
from resources_db.measures.of_week import (
    host_of,
    hosts_on,
    measures_between,
    return_of,
    tutor_of_half_day,
)
from resources_db.measures.tables import MeasureRow
from resources_db.measures.terms import Half, Signer
from resources_db.measures.views import HalfDayView

_WORKED = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One young person on one half-day."""

    code: str
    who: str | None
    state: State
    half_day: HalfDayView
    host: int | None
    tutor: int | None
    conflict: Text | None
    """What does not go with another line of the week."""

    @property
    def to_mark(self) -> bool:
        """Whether a mark is still waited for."""
        return self.half_day.mark is None and self.state in {State.SIGNED, State.RUNNING}


@dataclass(frozen=True, slots=True)
class Back:
    """A return to class in the week."""

    code: str
    who: str | None
    starts: datetime


@dataclass(frozen=True, slots=True)
class HalfShown:
    """Half of a day."""

    half: Half
    lines: tuple[Line, ...]
    left: tuple[tuple[str, int], ...]
    """Hosts with their places left, those who count them."""


@dataclass(frozen=True, slots=True)
class DayShown:
    """One day of the week."""

    head: Head
    halves: tuple[HalfShown, ...]
    back: tuple[Back, ...]

    @property
    def free(self) -> bool:
        """Whether nobody is expected."""
        return not self.back and not any(half.lines for half in self.halves)


@dataclass(frozen=True, slots=True)
class ToSettle:
    """What is missing for a measure of the week."""

    code: str
    who: str | None
    missing: tuple[Signer, ...]
    provisional: bool
    lapsed: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the page shows."""

    days: tuple[DayShown, ...]
    to_settle: tuple[ToSettle, ...]
    hosts: tuple[Place, ...]
    """To choose from."""


def week_shown(
    session: Session, visit: StaffVisit, week: Week, heads: Sequence[Head], chosen: int | None
) -> Shown:
    """The week as this person may see it, each opening written down; ``chosen``: one host only."""
    since, until = week.bounds(visit.console.zone)
    numbers = measures_between(session, visit.staff.actor, since, until, visit.at)
    found = [open_row(session, visit, session.get_one(MeasureRow, n), "week") for n in numbers]
    opened = [one for one in found if one is not None]
    hosts = tuple(possible_hosts(session, visit.at))
    known = frozenset(host.id for host in hosts) | hosts_on(session, week.days)
    grid = places_grid(session, known, week.days, visit.at)
    lines = _with_conflicts(_lines(session, opened, week), grid)
    lines = [one for one in lines if chosen is None or one.host == chosen]
    back = [] if chosen is not None else _back(session, visit, opened, week)
    names = {host.id: host.name for host in hosts if chosen in {None, host.id}}
    days = [_day(head, lines, back, _left(grid, names, head.day), visit) for head in heads]
    shown = [day for index, day in enumerate(days) if index < _WORKED or not day.free]
    theirs = {one.code for one in lines}
    to_settle = [
        one
        for one in (_to_settle(session, visit, measure) for measure in opened)
        if one is not None and (chosen is None or one.code in theirs)
    ]
    return Shown(tuple(shown), tuple(to_settle), hosts)


def _lines(session: Session, opened: Iterable[Opened], week: Week) -> list[Line]:
    days = frozenset(week.days)
    return [
        Line(
            one.view.code,
            one.about.pupil or one.about.initials,
            one.view.state,
            half_day,
            host_of(session, half_day.row),
            tutor_of_half_day(session, half_day.row),
            None,
        )
        for one in opened
        for half_day in one.view.half_days
        if half_day.day in days and _takes_place(one, half_day)
    ]


def _takes_place(one: Opened, half_day: HalfDayView) -> bool:
    """Of a measure that stopped before its end, what was done only."""
    return one.view.state is not State.ENDED or half_day.mark is not None


def _with_conflicts(lines: Sequence[Line], grid: Mapping[tuple[int, Slot], Places]) -> list[Line]:
    return [
        Line(
            one.code, one.who, one.state, one.half_day, one.host, one.tutor,
            _conflict(one, lines, grid),
        )
        for one in lines
    ]  # fmt: skip


def _conflict(
    one: Line, lines: Sequence[Line], grid: Mapping[tuple[int, Slot], Places]
) -> Text | None:
    """Too many at a host, a tutor in two places; nothing is refused twice, it is only shown."""
    if one.state not in LIVE:
        return None
    slot = Slot(one.half_day.day, one.half_day.half)
    if one.host is not None and grid[one.host, slot].over:
        return w.TOO_MANY
    elsewhere = any(
        other.tutor == one.tutor
        and other.host != one.host
        and other.half_day.starts < one.half_day.ends
        and one.half_day.starts < other.half_day.ends
        for other in lines
    )
    return w.TUTOR_TWICE if one.tutor is not None and elsewhere else None


def _back(session: Session, visit: StaffVisit, opened: Iterable[Opened], week: Week) -> list[Back]:
    since, until = week.bounds(visit.console.zone)
    found = ((one, return_of(session, one.view.return_appointment)) for one in opened)
    return [
        Back(one.view.code, one.about.pupil or one.about.initials, starts)
        for one, starts in found
        if starts is not None and since <= starts < until
    ]


def _left(
    grid: Mapping[tuple[int, Slot], Places], names: Mapping[int, str], day: date
) -> Mapping[Half, tuple[tuple[str, int], ...]]:
    """By half of a day, the hosts who count their places and have any."""
    return {
        half: tuple(
            (name, max(0, places.places - places.taken))
            for host, name in names.items()
            if (places := grid[host, Slot(day, half)]).places
        )
        for half in Half
    }


def _day(
    head: Head,
    lines: Iterable[Line],
    back: Iterable[Back],
    left: Mapping[Half, tuple[tuple[str, int], ...]],
    visit: StaffVisit,
) -> DayShown:
    here = sorted(
        (one for one in lines if one.half_day.day == head.day),
        key=lambda one: (one.half_day.starts, one.who or ""),
    )
    halves = tuple(
        HalfShown(half, tuple(one for one in here if one.half_day.half is half), left[half])
        for half in Half
    )
    zone = visit.console.zone
    returns = (one for one in back if one.starts.astimezone(zone).date() == head.day)
    return DayShown(head, halves, tuple(sorted(returns, key=lambda one: one.starts)))


def _to_settle(session: Session, visit: StaffVisit, one: Opened) -> ToSettle | None:
    row = session.get_one(MeasureRow, one.view.id)
    gone = tuple(dict.fromkeys(w.LAPSED[due.asked] for due in lapsed(session, row, visit.at)))
    unsigned = one.view.state is State.PLANNED
    lacking = (one.view.missing or frozenset()) if unsigned else frozenset[Signer]()
    missing = tuple(signer for signer in Signer if signer in lacking)
    provisional = bool(one.view.provisional) and one.view.state in LIVE
    if not (missing or gone or provisional):
        return None
    who = one.about.pupil or one.about.initials or visit.console.say(d.ONE)
    return ToSettle(one.view.code, who, missing, provisional, gone)
