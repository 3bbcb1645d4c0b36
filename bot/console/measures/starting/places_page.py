"""« Places d'accueil »: how many each host has, who is expected, and who waits, in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from aiohttp import web
from babel.dates import get_day_names
from sqlalchemy.orm import Session

from bot.console.measures.starting import places_sentences as q
from bot.console.measures.starting import sentences
from bot.console.measures.starting.desk import today
from bot.console.measures.starting.frames import Wrong
from bot.console.measures.starting.hosts import possible_hosts
from bot.console.measures.starting.places_form import WORKED, filled
from bot.console.measures.starting.shown import short_day
from bot.console.pages import Told, page, refused, see
from bot.console.people_lines import Place
from bot.console.visit import StaffVisit
from resources_db.actions import Refused
from resources_db.charter.signing import has_signed
from resources_db.hosting.actions import LeaveLine, SetCapacity
from resources_db.hosting.grid import Places, places_grid
from resources_db.hosting.reading import InLine, lines
from resources_db.hosting.terms import Slot
from resources_db.measures.tables import MeasureRow
from resources_db.measures.terms import Half
from resources_db.situations.views import SituationView, read_situation

_PAGE = "measures/starting/places.html"
_WEEKS = timedelta(days=14)
_SUNDAY, _SATURDAY = 6, 5
_WRONG_FIELDS = 422
_FRENCH = "fr"


@dataclass(frozen=True, slots=True)
class Day:
    """One line of the grid of a host."""

    day: date
    halves: tuple[Places, Places]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One in the line, with whom it is about where its reader may know."""

    line: InLine
    code: str
    """Random name of the measure."""
    who: str
    mine: bool
    """Whether its reader plans it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One host."""

    host: Place
    days: tuple[Day, ...]
    waiting: tuple[Waiting, ...]

    @property
    def uncounted(self) -> bool:
        """Whether nobody said how many it receives: the service itself."""
        return any(half.places is None for day in self.days for half in day.halves)

    @property
    def closed(self) -> bool:
        """Whether it has no place on any of these days, and nobody is expected."""
        return not any(half.places != 0 or half.taken for day in self.days for half in day.halves)

    @property
    def shown(self) -> tuple[Day, ...]:
        """Every day; of a host that nobody counts, those when someone is expected."""
        if not self.uncounted:
            return self.days
        return tuple(day for day in self.days if any(half.taken for half in day.halves))

    @property
    def over(self) -> bool:
        """Whether too many are expected somewhere."""
        return any(half.over for day in self.days for half in day.halves)


async def show(visit: StaffVisit) -> web.StreamResponse:
    """The coming two weeks."""
    person = visit.staff.signed.person
    if not await visit.read(lambda s: has_signed(s, person)):
        return see("/charte")
    done = {"places": q.NOTED, "file": q.LEFT}.get(visit.request.query.get("fait", ""))
    told = None if done is None else Told(done)
    typed = {"since": today(visit).isoformat(), "host": visit.request.query.get("lieu", "")}
    return page(visit, _PAGE, await _values(visit, typed, {}), told=told)


async def note(visit: StaffVisit) -> web.StreamResponse:
    """Say how many places a host has."""
    typed = {name: value.strip() for name, value in visit.form.items()}
    hosts = await visit.read(lambda s: possible_hosts(s, visit.at))
    asked = filled(typed, {one.id for one in hosts}, today(visit))
    if not isinstance(asked, SetCapacity):
        return page(visit, _PAGE, await _values(visit, typed, asked), status=_WRONG_FIELDS)
    outcome = await visit.ask(asked)
    if isinstance(outcome, Refused):
        return refused(visit, outcome, _PAGE, await _values(visit, typed, {}))
    return see("/places?fait=places")


async def _values(visit: StaffVisit, typed: Mapping[str, str], wrong: Wrong) -> dict[str, object]:
    names = get_day_names("wide", locale=_FRENCH)
    found = await visit.write(lambda s: _lines(s, visit))
    return {
        "q": q,
        "b": sentences,
        "lines": found,
        "short_day": short_day,
        "weekdays": {str(one): names[one] for one in WORKED},
        "ticked": typed.get("weekday", "").split(),
        "may_note": visit.staff.may(SetCapacity),
        "typed": typed,
        "wrong": wrong,
    }


def _lines(session: Session, visit: StaffVisit) -> list[Line]:
    first = today(visit)
    days = [first + timedelta(days=n) for n in range(_WEEKS.days)]
    worked = [day for day in days if day.weekday() != _SUNDAY]
    hosts = possible_hosts(session, visit.at)
    grid = places_grid(session, [one.id for one in hosts], worked, visit.at)
    waiting = lines(session)
    return [
        Line(one, _days(grid, one.id, worked), _waiting(session, visit, waiting.get(one.id, ())))
        for one in hosts
    ]


def _days(
    grid: Mapping[tuple[int, Slot], Places], host: int, days: Sequence[date]
) -> tuple[Day, ...]:
    """Every day; a Saturday only where something happens on it."""
    every = (
        Day(day, (grid[host, Slot(day, Half.MORNING)], grid[host, Slot(day, Half.AFTERNOON)]))
        for day in days
    )
    return tuple(
        one
        for one in every
        if one.day.weekday() != _SATURDAY or any(half.places or half.taken for half in one.halves)
    )


def _waiting(session: Session, visit: StaffVisit, line: Sequence[InLine]) -> tuple[Waiting, ...]:
    found: list[Waiting] = []
    for one in line:
        row = session.get_one(MeasureRow, one.measure)
        view = read_situation(session, visit.staff.actor, row.situation_id, visit.at, what="places")
        mine = view is not None and bool(view.roles & LeaveLine.allowed)
        found.append(Waiting(one, row.code, _who(view), mine))
    return tuple(found)


def _who(view: SituationView | None) -> str:
    return "–" if view is None else view.pupil or view.initials or "–"
