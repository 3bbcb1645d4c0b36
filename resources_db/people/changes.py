"""What making people and organisations known changes. Called by the one door only."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from resources_db.accounts.emails import canonical_email
from resources_db.actions import Actor, Done, Outcome, Reason, Refused, Role
from resources_db.handling import Handlers
from resources_db.messages.changes import LANGUAGES
from resources_db.people.actions import (
    AddOrganisation,
    AddPerson,
    ChangePerson,
    EndRole,
    GiveOrganisationLogo,
    GiveRole,
    SetMailbox,
)
from resources_db.people.logos import give_organisation_logo
from resources_db.people.spelling import clean_name, clean_school_number
from resources_db.people.standing import holds
from resources_db.people.tables import MembershipRow, OrganisationRow, PersonRow
from resources_db.people.terms import ROLES_IN, OrganisationKind

_ONLY_BY_ADMINISTRATOR = frozenset({Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER})


def add_organisation(
    session: Session, _actor: Actor, action: AddOrganisation, at: datetime
) -> Outcome:
    """Refused when it has no name, or when a school of that number is known already."""
    name = clean_name(action.name)
    if name is None:
        return Refused(Reason.BAD_NAME, action.rule)
    uai = None if action.uai is None else clean_school_number(action.uai)
    if action.uai is not None and uai is None:
        return Refused(Reason.BAD_SCHOOL_NUMBER, action.rule)
    mailbox = None if action.mailbox is None else canonical_email(action.mailbox)
    if action.mailbox is not None and mailbox is None:
        return Refused(Reason.NOT_A_MAILBOX, action.rule)
    known = select(exists().where(OrganisationRow.uai == uai))
    if uai is not None and session.scalar(known):
        return Refused(Reason.ALREADY_KNOWN, action.rule)
    row = OrganisationRow(
        kind=action.kind.value,
        name=name,
        uai=uai,
        zone=action.zone,
        resource=action.resource,
        mailbox=mailbox,
        created=at,
    )
    session.add(row)
    session.flush()
    return Done(row.id)


def set_mailbox(session: Session, _actor: Actor, action: SetMailbox, _at: datetime) -> Outcome:
    """What waits to be sent goes to the new one."""
    row = session.get(OrganisationRow, action.organisation)
    if row is None:
        return Refused(Reason.NO_SUCH_ORGANISATION, action.rule)
    mailbox = None if action.mailbox is None else canonical_email(action.mailbox)
    if action.mailbox is not None and mailbox is None:
        return Refused(Reason.NOT_A_MAILBOX, action.rule)
    row.mailbox = mailbox
    return Done(row.id)


def add_person(session: Session, _actor: Actor, action: AddPerson, at: datetime) -> Outcome:
    """Two people may have the same name. Refused when the name cannot be read."""
    named = _named(action)
    if isinstance(named, Refused):
        return named
    row = PersonRow(
        given_name=named[0],
        family_name=named[1],
        lang=action.lang,
        interpreter=action.interpreter,
        created=at,
    )
    session.add(row)
    session.flush()
    return Done(row.id)


def change_person(session: Session, _actor: Actor, action: ChangePerson, _at: datetime) -> Outcome:
    """Their pages and papers say it right from now on."""
    named = _named(action)
    if isinstance(named, Refused):
        return named
    session.execute(
        update(PersonRow)
        .where(PersonRow.id == action.person)
        .values(
            given_name=named[0],
            family_name=named[1],
            lang=action.lang,
            interpreter=action.interpreter,
        )
    )
    return Done(action.person)


def give_role(session: Session, actor: Actor, action: GiveRole, at: datetime) -> Outcome:
    """Refused when the role does not fit there, or is theirs already."""
    organisation = session.get(OrganisationRow, action.organisation)
    if organisation is None or organisation.ended is not None:
        return Refused(Reason.NO_SUCH_ORGANISATION, action.rule)
    if session.get(PersonRow, action.person) is None:
        return Refused(Reason.NO_SUCH_PERSON, action.rule)
    if action.role not in ROLES_IN[OrganisationKind(organisation.kind)]:
        return Refused(Reason.ROLE_DOES_NOT_FIT, action.rule)
    if action.role in _ONLY_BY_ADMINISTRATOR and not may_give_keys(actor):
        return Refused(Reason.NOT_ALLOWED, action.rule)
    same = select(
        exists().where(
            MembershipRow.person_id == action.person,
            MembershipRow.organisation_id == action.organisation,
            MembershipRow.role == action.role,
            holds(MembershipRow, at),
        )
    )
    if session.scalar(same):
        return Refused(Reason.ALREADY_KNOWN, action.rule)
    row = MembershipRow(
        person_id=action.person,
        organisation_id=action.organisation,
        role=action.role.value,
        since=at,
        given_by=actor.person,
    )
    session.add(row)
    session.flush()
    return Done(row.id)


def end_role(session: Session, actor: Actor, action: EndRole, at: datetime) -> Outcome:
    """Refused for the last administrator: nobody could give a role any more."""
    row = session.scalar(
        select(MembershipRow).where(MembershipRow.id == action.membership, holds(MembershipRow, at))
    )
    if row is None:
        return Refused(Reason.NO_SUCH_PERSON, action.rule)
    if row.role in _ONLY_BY_ADMINISTRATOR and not may_give_keys(actor):
        return Refused(Reason.NOT_ALLOWED, action.rule)
    if row.role == Role.ADMINISTRATOR and not _another_administrator(session, row.id, at):
        return Refused(Reason.LAST_ADMINISTRATOR, action.rule)
    row.until = at
    return Done(row.id)


def may_give_keys(actor: Actor) -> bool:
    """Whether they may make an administrator or a data-protection officer."""
    return bool(actor.roles & {Role.ADMINISTRATOR, Role.SYSTEM})


def _another_administrator(session: Session, but: int, at: datetime) -> bool:
    other = exists().where(
        MembershipRow.role == Role.ADMINISTRATOR,
        MembershipRow.id != but,
        holds(MembershipRow, at),
    )
    return bool(session.scalar(select(other)))


def _named(action: AddPerson | ChangePerson) -> tuple[str, str | None] | Refused:
    given = clean_name(action.given_name)
    family = None if action.family_name is None else clean_name(action.family_name)
    if given is None or (action.family_name is not None and family is None):
        return Refused(Reason.BAD_NAME, action.rule)
    if action.lang not in LANGUAGES:
        return Refused(Reason.UNKNOWN_LANGUAGE, action.rule)
    return given, family


HANDLERS: Final[Handlers] = {
    AddOrganisation: add_organisation,
    SetMailbox: set_mailbox,
    GiveOrganisationLogo: give_organisation_logo,
    AddPerson: add_person,
    ChangePerson: change_person,
    GiveRole: give_role,
    EndRole: end_role,
}
"""What this module does for the door."""
