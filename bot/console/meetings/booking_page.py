"""« Fixer un rendez-vous »: of a situation or alone; what it does is shown before it is saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console.meetings import sentences as m
from bot.console.meetings.checking import Change, Checked, check
from bot.console.meetings.form import Filled, filled
from bot.console.meetings.shown import basics
from bot.console.pages import Told, page, refused, see
from bot.console.typed import number as typed_number
from bot.console.visit import StaffVisit
from bot.meetings import places
from bot.meetings.guests import Guest, guests
from conversations.texts import Text
from resources_db.actions import Refused
from resources_db.charter.signing import has_signed
from resources_db.conventions.tables import ConventionRow
from resources_db.meetings.actions import BookAppointment
from resources_db.meetings.overlaps import Slot
from resources_db.meetings.tables import AppointmentRow
from resources_db.meetings.terms import MeetingKind
from resources_db.people.tables import OrganisationRow
from resources_db.people.terms import SERVICE_ROLES
from resources_db.situations.views import SituationView, find_by_code, read_situation

_FORM, _CHECK = "meetings/new.html", "meetings/check_new.html"


@dataclass(frozen=True, slots=True)
class Desk:
    """What the form is about, and whom it offers."""

    view: SituationView | None
    convention: int | None
    reviewed: str | None
    """With whom the agreement is, of a review."""
    guests: Sequence[Guest]


async def show(visit: StaffVisit) -> web.StreamResponse:
    """An empty form; « situation », « convention » and « sorte » in the address fill it in."""
    query = visit.request.query
    named = query.get("situation", ""), query.get("convention", "")
    desk = await visit.write(lambda s: open_desk(s, visit, *named))
    if desk is None:
        return see("/charte") if await _must_sign(visit) else _nothing()
    typed = {"kind": _kind(query.get("sorte", ""), desk), "organiser": _me(visit)}
    return page(visit, _FORM, _values(visit, desk, typed | _languages(desk), {}))


async def book(visit: StaffVisit) -> web.StreamResponse:
    """Check, show what it would do, then book."""
    named = visit.said("situation"), visit.said("convention")
    desk = await visit.write(lambda s: open_desk(s, visit, *named))
    if desk is None:
        return see("/charte") if await _must_sign(visit) else _nothing()
    typed = {name: value.strip() for name, value in visit.form.items()}
    asked = filled(typed, desk.guests, visit.console.zone)
    if not isinstance(asked, Filled):
        told = Told(m.MISTAKES, good=False)
        return page(visit, _FORM, _values(visit, desk, typed, asked), status=422, told=told)
    if typed.get("correct"):
        return page(visit, _FORM, _values(visit, desk, typed, {}))
    return await _checked(visit, desk, typed, asked)


async def _checked(
    visit: StaffVisit, desk: Desk, typed: Mapping[str, str], asked: Filled
) -> web.StreamResponse:
    library = visit.console.librarian.present
    found = places.look_up(library, asked.place, asked.room, typed)
    outcome = await check(visit, _change(desk, asked, found.place))
    if isinstance(outcome, Refused):
        return refused(visit, outcome, _FORM, _values(visit, desk, typed, {}))
    if not isinstance(outcome, Checked):
        return see(
            f"/rendez-vous/fiche/{await visit.read(lambda s: _code(s, outcome.id))}?fait=pris"
        )
    shown = {
        **_values(visit, desk, typed, {}),
        "asked": asked,
        "checked": outcome,
        "place": places.worded(library, found.place.record, found.place.words),
        "offered": found.offered,
        "words": places.WORDS,
        "names": {one.person: one.name for one in desk.guests},
    }
    told = Told(m.CHANGED_SINCE, good=False) if outcome.changed else None
    return page(visit, _CHECK, shown, told=told)


def open_desk(session: Session, visit: StaffVisit, situation: str, convention: str) -> Desk | None:
    """What the page is about; None when it is none of this person's business."""
    actor, at = visit.staff.actor, visit.at
    if actor.person is None or not has_signed(session, actor.person):
        return None
    view = None
    if situation:
        number = find_by_code(session, situation) if situation.isprintable() else None
        if number is not None:
            view = read_situation(session, actor, number, at, what="meeting")
        if view is None or not view.roles & SERVICE_ROLES:
            return None
    row = _convention(session, convention)
    where = None if row is None else session.get_one(OrganisationRow, row.organisation_id).name
    return Desk(view, None if row is None else row.id, where, guests(session, view, at))


def _convention(session: Session, number: str) -> ConventionRow | None:
    row = typed_number(number)
    return None if row is None else session.get(ConventionRow, row)


def _change(desk: Desk, asked: Filled, place: places.Place) -> Change:
    people = asked.people
    slot = Slot(
        asked.when.starts,
        asked.when.ends,
        place.record,
        place.words,
        {one.person for one in people} | ({asked.organiser} if asked.organiser else set()),
    )
    action = BookAppointment(
        None if desk.view is None else desk.view.id,
        asked.kind,
        asked.when.starts,
        asked.when.ends,
        people,
        place.record,
        place.words,
        asked.bring,
        asked.organiser,
        desk.convention,
    )
    return Change(action, slot, names={one.person: one.name for one in desk.guests})


def _values(
    visit: StaffVisit, desk: Desk, typed: Mapping[str, str], wrong: Mapping[str, Text]
) -> dict[str, object]:
    family = [one for one in desk.guests if one.family]
    others: dict[str, list[Guest]] = {}
    for one in desk.guests:
        if not one.family:
            others.setdefault(one.where or "–", []).append(one)
    return basics(visit) | {
        "view": desk.view,
        "convention": desk.convention,
        "reviewed": desk.reviewed,
        "family": family,
        "others": others,
        "organisers": [one for one in desk.guests if one.organiser],
        "typed": typed,
        "ticked": set(typed.get("person", "").split()),
        "wrong": wrong,
    }


def _languages(desk: Desk) -> dict[str, str]:
    """Who needs an interpreter has one asked for."""
    return {f"lang-{one.person}": one.language for one in desk.guests if one.language}


def _kind(said: str, desk: Desk) -> str:
    if said in set(MeetingKind):
        return said
    if desk.convention is not None:
        return MeetingKind.REVIEW.value
    return "" if desk.view is None else MeetingKind.FAMILY.value


def _me(visit: StaffVisit) -> str:
    return str(visit.staff.signed.person)


async def _must_sign(visit: StaffVisit) -> bool:
    person = visit.staff.signed.person
    return not await visit.read(lambda s: has_signed(s, person))


def _nothing() -> web.StreamResponse:
    raise web.HTTPNotFound


def _code(session: Session, row: int | None) -> str:
    return session.get_one(AppointmentRow, row).code
