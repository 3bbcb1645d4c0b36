"""One appointment: who comes, and moving it, calling it off, adding or taking someone off.

Each change is shown before it is made: who will be told, and what is taken at that time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console.meetings import sentences as m
from bot.console.meetings.checking import Change, Checked, check
from bot.console.meetings.form import When, Wrong, chosen, place_of, when_of
from bot.console.meetings.shown import basics
from bot.console.pages import Told, page, refused, see
from bot.console.visit import StaffVisit
from bot.meetings import places
from bot.meetings.guests import Guest, guests
from conversations.texts import Text
from resources_db.actions import Action, Refused
from resources_db.meetings.actions import (
    CancelAppointment,
    ExpectSomeone,
    MoveAppointment,
    ReleaseSomeone,
)
from resources_db.meetings.overlaps import Slot
from resources_db.meetings.views import AppointmentView, read_appointment
from resources_db.situations.views import read_situation

_ONE, _CHECK = "meetings/one.html", "meetings/check_one.html"


@dataclass(frozen=True, slots=True)
class Opened:
    """One appointment and whom its page offers to add."""

    view: AppointmentView
    guests: Sequence[Guest]

    @property
    def names(self) -> Mapping[int, str]:
        """How people are named on this page."""
        offered = {one.person: one.name for one in self.guests}
        return offered | {one.person: one.name for one in self.view.attendees if one.name}

    def change(self, action: Action, slot: Slot | None = None) -> Change:
        """A change of this appointment."""
        return Change(action, slot, self.view.id, self.names)


async def show(visit: StaffVisit) -> web.StreamResponse:
    """The appointment as this person may see it."""
    opened = await open_one(visit)
    done = m.DONE.get(visit.request.query.get("fait", ""))
    return page(visit, _ONE, _values(visit, opened, {}), told=Told(done) if done else None)


async def move(visit: StaffVisit) -> web.StreamResponse:
    """Another time, another place."""
    opened, wrong = await open_one(visit), Wrong()
    when = when_of(visit.form, visit.console.zone, wrong)
    place, room = place_of(visit.form, wrong)
    if when is None or wrong:
        told = Told(m.MISTAKES, good=False)
        return page(visit, _ONE, _values(visit, opened, wrong), status=422, told=told)
    view, library = opened.view, visit.console.librarian.present
    found = places.look_up(library, place, room, visit.form)
    record, words = found.place.record, found.place.words
    action = MoveAppointment(view.situation, view.id, when.starts, when.ends, record, words)
    people = {one.person for one in view.attendees}
    slot = Slot(when.starts, when.ends, record, words, people)
    shown = {"when_": when, "place": places.worded(library, record, words)}
    return await _checked(
        visit, opened, opened.change(action, slot), "deplacer", "deplace",
        shown | {"offered": found.offered},
    )  # fmt: skip


async def cancel(visit: StaffVisit) -> web.StreamResponse:
    """Call it off."""
    opened = await open_one(visit)
    action = CancelAppointment(opened.view.situation, opened.view.id)
    return await _checked(visit, opened, opened.change(action), "annuler", "annule", {})


async def add(visit: StaffVisit) -> web.StreamResponse:
    """Expect someone more."""
    opened = await open_one(visit)
    view, people = opened.view, chosen(visit.form, opened.guests)
    if len(people) != 1:
        told = Told(m.WRONG_PEOPLE, good=False)
        return page(visit, _ONE, _values(visit, opened, {}), status=422, told=told)
    slot = Slot(view.starts, view.ends, None, None, {people[0].person})
    change = opened.change(ExpectSomeone(view.situation, view.id, people[0]), slot)
    shown = {"whom": opened.names.get(people[0].person)}
    return await _checked(visit, opened, change, "ajouter", "ajout", shown)


async def remove(visit: StaffVisit) -> web.StreamResponse:
    """Expect someone no longer."""
    opened = await open_one(visit)
    view, said = opened.view, visit.said("person")
    person = next((one.person for one in view.attendees if str(one.person) == said), 0)
    change = opened.change(ReleaseSomeone(view.situation, view.id, person))
    shown = {"whom": opened.names.get(person)}
    return await _checked(visit, opened, change, "retirer", "retrait", shown)


def show_opened(visit: StaffVisit, opened: Opened, outcome: Refused) -> web.Response:
    """The page again, with why a change was refused."""
    return refused(visit, outcome, _ONE, _values(visit, opened, {}))


async def _checked(
    visit: StaffVisit,
    opened: Opened,
    change: Change,
    path: str,
    done: str,
    shown: Mapping[str, object],
) -> web.StreamResponse:
    here = f"/rendez-vous/fiche/{opened.view.code}"
    outcome = await check(visit, change)
    if isinstance(outcome, Refused):
        return show_opened(visit, opened, outcome)
    if not isinstance(outcome, Checked):
        return see(f"{here}?fait={done}")
    values: dict[str, object] = {
        **_values(visit, opened, {}),
        "what": _WHAT[path],
        "path": f"{here}/{path}",
        "checked": outcome,
        "words": places.WORDS,
        "whom": None,
        "when_": None,
        "place": None,
        "offered": (),
        **shown,
    }
    told = Told(m.CHANGED_SINCE, good=False) if outcome.changed else None
    return page(visit, _CHECK, values, told=told)


_WHAT: Mapping[str, Text] = {
    "deplacer": m.MOVE,
    "annuler": m.CANCEL,
    "ajouter": m.ADD_SOMEONE,
    "retirer": m.REMOVE,
}


async def open_one(visit: StaffVisit) -> Opened:
    """The appointment of this address; « not found » when it is none of theirs."""
    opened = await visit.write(lambda s: _opened(s, visit))
    if opened is None:
        raise web.HTTPNotFound
    return opened


def _opened(session: Session, visit: StaffVisit) -> Opened | None:
    code, actor = visit.request.match_info["code"], visit.staff.actor
    if not code.isprintable():
        return None
    view = read_appointment(session, actor, code, visit.at, what="meeting")
    if view is None:
        return None
    about = None
    if view.situation is not None:
        about = read_situation(session, actor, view.situation, visit.at, what="meeting")
    return Opened(view, guests(session, about, visit.at))


def _values(visit: StaffVisit, opened: Opened, wrong: Mapping[str, Text]) -> dict[str, object]:
    view, zone = opened.view, visit.console.zone
    library = visit.console.librarian.present
    place = None if view.place is None else library.resource(view.place)
    expected = {one.person for one in view.attendees}
    return basics(visit) | {
        "view": view,
        "place_now": places.worded(library, view.place, view.place_words),
        "wrong": wrong,
        "typed": {**_as_typed(view, place, visit), **visit.form},
        "ahead": view.cancelled is None and view.starts > visit.at,
        "others": [one for one in opened.guests if one.person not in expected],
        "zone": zone,
    }


def _as_typed(view: AppointmentView, place: str | None, visit: StaffVisit) -> dict[str, str]:
    """What the form of moving shows at first: how things are."""
    here = When(*(at.astimezone(visit.console.zone) for at in (view.starts, view.ends)))
    return {
        "day": here.starts.date().isoformat(),
        "begins": f"{here.starts:%H:%M}",
        "ends": f"{here.ends:%H:%M}",
        "place": place or view.place_words or "",
        "room": (view.place_words or "") if place else "",
    }
