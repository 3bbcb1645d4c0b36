"""« Personnes »: colleagues, their roles and accounts; organisations, schools first."""

from __future__ import annotations

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console import people_sentences, sentences
from bot.console.pages import Told, page, refused, see
from bot.console.people_lines import Colleague, colleagues, organisations
from bot.console.visit import StaffVisit
from bot.mail.port import Letter, Sending
from resources_db.accounts.actions import CloseAccount, ForgetCodes, GiveLink, OpenAccount
from resources_db.accounts.finding import account_of_person
from resources_db.accounts.links import HANDED_LIFE, link_hash, new_token
from resources_db.actions import Action, Outcome, Reason, Refused, Role
from resources_db.door import perform
from resources_db.people.actions import AddOrganisation, AddPerson, EndRole, GiveRole
from resources_db.people.terms import ROLES_IN, OrganisationKind

_DONE = {
    "organisme": people_sentences.ORGANISATION_ADDED,
    "role": people_sentences.ROLE_CHANGED,
    "compte": people_sentences.ACCOUNT_CHANGED,
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


async def invite(visit: StaffVisit) -> web.StreamResponse:
    """A new colleague: person, role, account and link, all or nothing."""
    token = new_token()
    try:
        email = await visit.write(lambda s: _invited(s, visit, token))
    except _Undo as undone:
        return await _refused(visit, undone.refused)
    return await _handed_over(visit, email, token)


async def new_link(visit: StaffVisit) -> web.StreamResponse:
    """Another link for a colleague whose first one was lost or late."""
    token, number = new_token(), visit.said("person")
    try:
        email = await visit.write(lambda s: _link_for(s, visit, number, token))
    except _Undo as undone:
        return await _refused(visit, undone.refused)
    return await _handed_over(visit, email, token)


async def give_role(visit: StaffVisit) -> web.StreamResponse:
    """Another role, in an organisation; it counts at once."""
    where, _sign, role = visit.said("role").partition(":")
    if role not in set(Role) or not _is_number(where) or not _is_number(visit.said("person")):
        return await _refused(visit, Refused(Reason.ROLE_DOES_NOT_FIT, "R35"))
    action = GiveRole(int(visit.said("person")), int(where), Role(role))
    return await _after(visit, await visit.ask(action), "role")


async def end_role(visit: StaffVisit) -> web.StreamResponse:
    """Take a role back; pages that are open close with it."""
    number = visit.said("membership")
    if not _is_number(number):
        return await _refused(visit, Refused(Reason.NO_SUCH_PERSON, "R35"))
    return await _after(visit, await visit.ask(EndRole(int(number))), "role")


async def close_account(visit: StaffVisit) -> web.StreamResponse:
    """They sign in no more."""
    return await _about_account(visit, CloseAccount)


async def forget_codes(visit: StaffVisit) -> web.StreamResponse:
    """They set up a new telephone at the next sign-in."""
    return await _about_account(visit, ForgetCodes)


async def _about_account(
    visit: StaffVisit, kind: type[CloseAccount | ForgetCodes]
) -> web.StreamResponse:
    number = visit.said("person")
    account = await visit.read(lambda s: _account(s, number))
    if account is None:
        return await _refused(visit, Refused(Reason.NO_SUCH_ACCOUNT, "R29"))
    return await _after(visit, await visit.ask(kind(account)), "compte")


class _Undo(Exception):
    """Nothing of an invitation that the door refused in the middle may stay."""

    def __init__(self, refused: Refused) -> None:
        self.refused = refused
        super().__init__("The invitation was refused.")


def _invited(session: Session, visit: StaffVisit, token: str) -> str:
    where, _sign, role = visit.said("role").partition(":")
    if role not in set(Role) or not _is_number(where):
        raise _Undo(Refused(Reason.ROLE_DOES_NOT_FIT, "R35"))
    named = AddPerson(visit.said("given_name"), visit.said("family_name") or None)
    person = _made(session, visit, named)
    _made(session, visit, GiveRole(person, int(where), Role(role)))
    account = _made(session, visit, OpenAccount(person, visit.said("email")))
    _made(session, visit, _link(session, visit, account, token))
    return visit.said("email")


def _link_for(session: Session, visit: StaffVisit, number: str, token: str) -> str:
    row = account_of_person(session, int(number)) if _is_number(number) else None
    if row is None:
        raise _Undo(Refused(Reason.NO_SUCH_ACCOUNT, "R29"))
    _made(session, visit, _link(session, visit, row.id, token))
    return row.email


def _link(session: Session, visit: StaffVisit, account: int, token: str) -> GiveLink:
    return GiveLink(account, link_hash(session, token), visit.at + HANDED_LIFE)


def _made(session: Session, visit: StaffVisit, action: Action) -> int:
    outcome = perform(session, visit.staff.actor, action, visit.at)
    if isinstance(outcome, Refused):
        raise _Undo(outcome)
    assert outcome.id is not None, "what is made has a row"  # noqa: S101
    return outcome.id


async def _handed_over(visit: StaffVisit, email: str, token: str) -> web.StreamResponse:
    """By mail where mail leaves; on this page otherwise, to hand over. Never in an address."""
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


def _account(session: Session, number: str) -> int | None:
    row = account_of_person(session, int(number)) if _is_number(number) else None
    return None if row is None else row.id


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19
