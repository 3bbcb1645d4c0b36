"""« Personnes »: colleagues, their roles and accounts; organisations, schools first."""

from __future__ import annotations

import asyncio

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console import people_sentences, sentences
from bot.console.pages import Told, page, refused, see
from bot.console.people_lines import Colleague, colleagues, organisations
from bot.console.together import Gesture, together
from bot.console.typed import number
from bot.console.visit import StaffVisit
from bot.mail.port import Letter, Sending
from bot.paper.logos import BrokenLogo
from bot.paper.logos import logo as printable
from resources_db.accounts.actions import CloseAccount, ForgetCodes, GiveLink, OpenAccount
from resources_db.accounts.finding import account_of_person
from resources_db.accounts.links import HANDED_LIFE, link_hash, new_token
from resources_db.actions import Outcome, Reason, Refused, Role
from resources_db.city.pictures import is_small_png
from resources_db.people.actions import (
    AddOrganisation,
    AddPerson,
    EndRole,
    GiveOrganisationLogo,
    GiveRole,
)
from resources_db.people.logos import logo_of
from resources_db.people.terms import ROLES_IN, OrganisationKind

_DONE = {
    "organisme": people_sentences.ORGANISATION_ADDED,
    "role": people_sentences.ROLE_CHANGED,
    "compte": people_sentences.ACCOUNT_CHANGED,
    "logo": people_sentences.LOGO_CHANGED,
}
_TEMPLATE = "people.html"


async def show(visit: StaffVisit) -> web.StreamResponse:
    """Everyone who works here, then everywhere they work."""
    done = _DONE.get(visit.request.query.get("fait", ""))
    told = Told(done) if done is not None else None
    return page(visit, _TEMPLATE, await visit.read(lambda s: _values(s, visit)), told=told)


async def add_organisation(visit: StaffVisit) -> web.StreamResponse:
    """A school by its national number, or any other partner."""
    kind = visit.said("kind")
    if kind not in set(OrganisationKind):
        return await _refused(visit, Refused(Reason.ROLE_DOES_NOT_FIT, "R35"))
    action = AddOrganisation(
        OrganisationKind(kind),
        visit.said("name"),
        uai=visit.said("uai") or None,
        zone=zone if (zone := visit.said("zone")) in {"A", "B", "C"} else None,
        mailbox=visit.said("mailbox") or None,
    )
    return await _after(visit, await visit.ask(action), "organisme")


async def give_logo(visit: StaffVisit) -> web.StreamResponse:
    """The logo of a school or a host, or none any more (R31)."""
    organisation = number(visit.said("organisation"))
    if organisation is None:
        return await _refused(visit, Refused(Reason.NO_SUCH_ORGANISATION, "R31"))
    picture = None if visit.said("without") else visit.file or b""
    if picture and is_small_png(picture):  # the door refuses the others
        try:
            await asyncio.to_thread(printable, "logo.png", picture)
        except BrokenLogo:
            return await _refused(visit, Refused(Reason.BAD_PICTURE, "R31"))
    return await _after(visit, await visit.ask(GiveOrganisationLogo(organisation, picture)), "logo")


async def logo(visit: StaffVisit) -> web.StreamResponse:
    """The logo of one, for the page."""
    organisation = int(visit.request.match_info["organisation"])
    content = await visit.read(lambda s: logo_of(s, organisation))
    if content is None:
        raise web.HTTPNotFound
    return web.Response(body=content, content_type="image/png")


async def invite(visit: StaffVisit) -> web.StreamResponse:
    """A new colleague: person, role, account and link, all or nothing."""
    token = new_token()
    email = await together(visit, lambda gesture: _invited(gesture, token), once=False)
    return await _handed_over(visit, email, token)


async def new_link(visit: StaffVisit) -> web.StreamResponse:
    """Another link for a colleague whose first one was lost or late."""
    token = new_token()
    email = await together(visit, lambda gesture: _link_for(gesture, token), once=False)
    return await _handed_over(visit, email, token)


async def give_role(visit: StaffVisit) -> web.StreamResponse:
    """Another role, in an organisation; it counts at once."""
    where, _sign, role = visit.said("role").partition(":")
    person, organisation = number(visit.said("person")), number(where)
    if role not in set(Role) or organisation is None or person is None:
        return await _refused(visit, Refused(Reason.ROLE_DOES_NOT_FIT, "R35"))
    action = GiveRole(person, organisation, Role(role))
    return await _after(visit, await visit.ask(action), "role")


async def end_role(visit: StaffVisit) -> web.StreamResponse:
    """Take a role back; pages that are open close with it."""
    membership = number(visit.said("membership"))
    if membership is None:
        return await _refused(visit, Refused(Reason.NO_SUCH_PERSON, "R35"))
    return await _after(visit, await visit.ask(EndRole(membership)), "role")


async def close_account(visit: StaffVisit) -> web.StreamResponse:
    """They sign in no more."""
    return await _about_account(visit, CloseAccount)


async def forget_codes(visit: StaffVisit) -> web.StreamResponse:
    """They set up a new telephone at the next sign-in."""
    return await _about_account(visit, ForgetCodes)


async def _about_account(
    visit: StaffVisit, kind: type[CloseAccount | ForgetCodes]
) -> web.StreamResponse:
    person = number(visit.said("person"))
    account = await visit.read(lambda s: _account(s, person))
    if account is None:
        return await _refused(visit, Refused(Reason.NO_SUCH_ACCOUNT, "R29"))
    return await _after(visit, await visit.ask(kind(account)), "compte")


def _invited(gesture: Gesture, token: str) -> str | Refused:
    visit = gesture.visit
    where, _sign, role = visit.said("role").partition(":")
    organisation = number(where)
    if role not in set(Role) or organisation is None:
        return Refused(Reason.ROLE_DOES_NOT_FIT, "R35")
    person = gesture.do(AddPerson(visit.said("given_name"), visit.said("family_name") or None))
    gesture.do(GiveRole(person, organisation, Role(role)))
    account = gesture.do(OpenAccount(person, visit.said("email")))
    gesture.do(_link(gesture, account, token))
    return visit.said("email")


def _link_for(gesture: Gesture, token: str) -> str | Refused:
    person = number(gesture.visit.said("person"))
    row = None if person is None else account_of_person(gesture.session, person)
    if row is None:
        return Refused(Reason.NO_SUCH_ACCOUNT, "R29")
    gesture.do(_link(gesture, row.id, token))
    return row.email


def _link(gesture: Gesture, account: int, token: str) -> GiveLink:
    return GiveLink(account, link_hash(gesture.session, token), gesture.visit.at + HANDED_LIFE)


async def _handed_over(visit: StaffVisit, email: str | Refused, token: str) -> web.StreamResponse:
    """By mail where mail leaves; on this page otherwise, to hand over. Never in an address."""
    if isinstance(email, Refused):
        return await _refused(visit, email)
    console = visit.console
    link = console.address(visit.request, f"/lien/{token}")
    sent = None
    if console.mailer is not None:
        subject = console.say(sentences.LETTER_SUBJECT)
        body = console.say(people_sentences.welcome_letter(link))
        sent = await console.mailer.send(Letter(email, subject, body))
    values = {"link": None if sent is Sending.SENT else link, "p": people_sentences}
    return page(visit, "invited.html", values)


async def _after(visit: StaffVisit, outcome: Outcome, done: str) -> web.StreamResponse:
    if isinstance(outcome, Refused):
        return await _refused(visit, outcome)
    return see(f"/personnes?fait={done}")


async def _refused(visit: StaffVisit, outcome: Refused) -> web.StreamResponse:
    return refused(visit, outcome, _TEMPLATE, await visit.read(lambda s: _values(s, visit)))


def _values(session: Session, visit: StaffVisit) -> dict[str, object]:
    places = organisations(session)
    staff: list[Colleague] = colleagues(session, visit.at)
    return {
        "p": people_sentences,
        "colleagues": staff,
        "places": places,
        "kinds": people_sentences.KINDS,
        "roles": people_sentences.ROLES,
        "open_roles": [
            (place, [role for role in Role if role in ROLES_IN[place.kind]]) for place in places
        ],
        "typed": visit.form,
    }


def _account(session: Session, person: int | None) -> int | None:
    row = None if person is None else account_of_person(session, person)
    return None if row is None else row.id
