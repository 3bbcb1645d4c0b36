"""Numbers and addresses of a family: noted, confirmed, silenced, protected."""

from __future__ import annotations

from aiohttp import web

from bot.console.situations.one import NOBODY, after, again, named, opened
from bot.console.typed import number
from bot.console.visit import StaffVisit
from resources_db.actions import Action
from resources_db.people.actions import (
    AddContact,
    ConfirmContact,
    LiftProtection,
    ProtectContact,
    SilenceContact,
)
from resources_db.people.terms import ContactKind
from resources_db.situations.views import SituationView


async def add(visit: StaffVisit) -> web.StreamResponse:
    """Another number, mailbox or postal address."""
    view = await opened(visit)
    kind, person = visit.said("kind"), await _person(visit, view)
    if kind not in set(ContactKind) or person is None:
        return await again(visit, view, NOBODY)
    action = AddContact(person, ContactKind(kind), visit.said("value"))
    return await _done(visit, view, action, "contact")


async def confirm(visit: StaffVisit) -> web.StreamResponse:
    """They said that it is theirs."""
    view = await opened(visit)
    person, contact = await _person(visit, view), number(visit.said("contact"))
    if person is None or contact is None:
        return await again(visit, view, NOBODY)
    return await _done(visit, view, ConfirmContact(person, contact), "confirme")


async def silence(visit: StaffVisit) -> web.StreamResponse:
    """Somebody else's: nothing goes to it from now on."""
    view = await opened(visit)
    person, contact = await _person(visit, view), number(visit.said("contact"))
    if person is None or contact is None:
        return await again(visit, view, NOBODY)
    return await _done(visit, view, SilenceContact(person, contact), "faux")


async def protect(visit: StaffVisit) -> web.StreamResponse:
    """Only the service sees how to reach them."""
    view = await opened(visit)
    person = await _person(visit, view)
    if person is None:
        return await again(visit, view, NOBODY)
    return await _done(visit, view, ProtectContact(person), "protege")


async def lift(visit: StaffVisit) -> web.StreamResponse:
    """Asked by one colleague, done by a second one."""
    view = await opened(visit)
    member = await named(visit, view)
    reach = None if member is None else member.part.reach
    if member is None or member.part.person is None or reach is None:
        return await again(visit, view, NOBODY)
    done = "levee-demandee" if reach.lift_asked_by is None else "levee"
    return await _done(visit, view, LiftProtection(member.part.person), done)


async def _person(visit: StaffVisit, view: SituationView) -> int | None:
    member = await named(visit, view)
    return None if member is None else member.part.person


async def _done(
    visit: StaffVisit, view: SituationView, action: Action, done: str
) -> web.StreamResponse:
    return await after(visit, view, await visit.ask(action), done)
