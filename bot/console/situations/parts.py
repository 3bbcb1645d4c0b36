"""Giving someone a part in a situation, ending one, recording parental authority, closing."""

from __future__ import annotations

from aiohttp import web

from bot.console.situations.one import NOBODY, after, again, named, opened
from bot.console.together import Gesture, together
from bot.console.typed import number
from bot.console.visit import StaffVisit
from resources_db.actions import Refused
from resources_db.people.actions import AddContact, AddPerson, ChangePerson
from resources_db.people.terms import ContactKind
from resources_db.situations.actions import AddPart, CloseSituation, EndPart, RecordAuthority
from resources_db.situations.terms import Authority, Part, Proof
from resources_db.situations.views import SituationView

_FAMILY = frozenset({Part.PUPIL.value, Part.GUARDIAN.value})
_OTHERS = frozenset({Part.REFERENT.value, Part.PARTNER.value, Part.TUTOR.value})


async def add_family(visit: StaffVisit) -> web.StreamResponse:
    """A parent or the young person: name, how to reach them, authority; all of it or nothing."""
    view = await opened(visit)
    if visit.said("part") not in _FAMILY:
        return await again(visit, view, NOBODY)
    made = await together(visit, lambda gesture: _family(gesture, view))
    return await after(visit, view, made, "ajout")


async def add_other(visit: StaffVisit) -> web.StreamResponse:
    """A référent, a partner or a tutor, among those that are known here."""
    view = await opened(visit)
    who, _sign, where = visit.said("who").partition(":")
    if visit.said("part") not in _OTHERS:
        return await again(visit, view, NOBODY)
    action = AddPart(view.id, Part(visit.said("part")), number(who), number(where))
    return await after(visit, view, await visit.ask(action), "ajout")


async def change(visit: StaffVisit) -> web.StreamResponse:
    """A name that was misspelt, another language, an interpreter."""
    view = await opened(visit)
    member = await named(visit, view)
    if member is None or member.part.person is None:
        return await again(visit, view, NOBODY)
    return await after(
        visit,
        view,
        await visit.ask(
            ChangePerson(
                member.part.person,
                visit.said("given_name"),
                visit.said("family_name") or None,
                visit.said("lang"),
                interpreter=bool(visit.said("interpreter")),
            )
        ),
        "change",
    )


async def end(visit: StaffVisit) -> web.StreamResponse:
    """What the part opened closes at once."""
    view, part = await opened(visit), number(visit.said("part"))
    if part is None or part not in {one.row for one in view.parts}:
        return await again(visit, view, NOBODY)
    return await after(visit, view, await visit.ask(EndPart(view.id, part)), "fin")


async def authority(visit: StaffVisit) -> web.StreamResponse:
    """How parental authority is held, and what was seen that says so."""
    view, person = await opened(visit), number(visit.said("person"))
    action = None if person is None else _authority(visit, view, person)
    if action is None:
        return await again(visit, view, NOBODY)
    return await after(visit, view, await visit.ask(action), "autorite")


async def close(visit: StaffVisit) -> web.StreamResponse:
    """The accompaniment is over."""
    view = await opened(visit)
    return await after(visit, view, await visit.ask(CloseSituation(view.id)), "close")


def _family(gesture: Gesture, view: SituationView) -> int | Refused:
    visit, part = gesture.visit, Part(gesture.visit.said("part"))
    person = gesture.do(
        AddPerson(
            visit.said("given_name"),
            visit.said("family_name") or None,
            visit.said("lang") or "fr",
            interpreter=bool(visit.said("interpreter")),
        )
    )
    made = gesture.do(AddPart(view.id, part, person))
    for kind in ContactKind:
        if visit.said(kind.value):
            gesture.do(AddContact(person, kind, visit.said(kind.value)))
    held = _authority(visit, view, person) if part is Part.GUARDIAN else None
    if held is not None:
        gesture.do(held)
    return made


def _authority(visit: StaffVisit, view: SituationView, person: int) -> RecordAuthority | None:
    """None while nothing was said about it."""
    held, proof = visit.said("authority"), visit.said("proof")
    if held not in set(Authority) or proof not in set(Proof):
        return None
    return RecordAuthority(view.id, person, Authority(held), Proof(proof))
