"""The first hour begins: whoever holds the link of the terminal becomes administrator."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console import sentences
from bot.console.pages import Told, page
from bot.console.sign_in import half_session, let_in
from bot.console.visit import Visit
from conversations import refusals
from resources_db.accounts.actions import OpenAccount
from resources_db.accounts.finding import any_account
from resources_db.accounts.links import use_link
from resources_db.actions import Action, Actor, Refused, Role
from resources_db.door import perform
from resources_db.people.actions import AddOrganisation, AddPerson, GiveRole
from resources_db.people.terms import OrganisationKind


class _Undo(Exception):
    """Nothing of a claim that the door refused in the middle may stay."""

    def __init__(self, refused: Refused) -> None:
        self.refused = refused
        super().__init__("The claim was refused.")


async def claim(visit: Visit) -> web.StreamResponse:
    """Make the first administrator, whole or not at all, and go on to the second proof."""
    token = visit.said("token")
    try:
        secret = await visit.write(lambda s: _claimed(s, visit, token))
    except _Undo as undone:
        told = Told(refusals.sentence(undone.refused), good=False)
        return page(
            visit, "claim.html", {"token": token, "filled": visit.form}, status=409, told=told
        )
    if secret is None:
        told = Told(sentences.LINK_DEAD, good=False)
        return page(visit, "problem.html", status=410, told=told)
    return let_in(visit, secret, "/installer-code")


def _claimed(session: Session, visit: Visit, token: str) -> str | None:
    used = use_link(session, token, visit.at)
    if used is None or used.account is not None or any_account(session):
        return None
    return half_session(session, visit, _first_account(session, visit))


def _first_account(session: Session, visit: Visit) -> int:
    """The service, the person, their roles and their account; the row of the account."""
    at = visit.at
    service = _made(
        session, AddOrganisation(OrganisationKind.YOUTH_SERVICE, visit.said("service")), at
    )
    named = AddPerson(visit.said("given_name"), visit.said("family_name") or None)
    person = _made(session, named, at)
    for role in _roles(visit):
        _made(session, GiveRole(person, service, role), at)
    return _made(session, OpenAccount(person, visit.said("email")), at)


def _roles(visit: Visit) -> Sequence[Role]:
    """Whoever installs for the service also answers for it, if they say so."""
    also = (Role.COORDINATOR,) if visit.said("coordinates") else ()
    return (Role.ADMINISTRATOR, Role.EDITOR, *also)


def _made(session: Session, action: Action, at: datetime) -> int:
    outcome = perform(session, Actor.system(), action, at)
    if isinstance(outcome, Refused):
        raise _Undo(outcome)
    assert outcome.id is not None, "what is made has a row"  # noqa: S101
    return outcome.id
