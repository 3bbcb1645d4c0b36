"""What noting, confirming, silencing and protecting a contact changes."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.handling import Handlers
from resources_db.people.actions import (
    AddContact,
    ConfirmContact,
    LiftProtection,
    ProtectContact,
    SilenceContact,
)
from resources_db.people.confirming import doubt
from resources_db.people.spelling import clean_contact
from resources_db.people.tables import ContactRow, PersonRow
from resources_db.storage.types import keyed_hash, keys_of
from resources_db.tasks.opening import CONTACT_WRONG, open_task


def add_contact(session: Session, _actor: Actor, action: AddContact, at: datetime) -> Outcome:
    """Refused when it cannot be one, or is noted already. Two people may share a telephone."""
    value = clean_contact(action.kind, action.value)
    if value is None:
        return Refused(Reason.BAD_CONTACT, action.rule)
    seal = keyed_hash(keys_of(session), f"{action.kind}:{value}")
    known = exists().where(
        ContactRow.person_id == action.person,
        ContactRow.value_hash == seal,
        ContactRow.wrong_since.is_(None),
    )
    if session.scalar(select(known)):
        return Refused(Reason.ALREADY_KNOWN, action.rule)
    row = ContactRow(
        person_id=action.person, kind=action.kind.value, value=value, value_hash=seal, added=at
    )
    session.add(row)
    session.flush()
    return Done(row.id)


def confirm_contact(
    session: Session, _actor: Actor, action: ConfirmContact, at: datetime
) -> Outcome:
    """It may be used again. A contact known to be wrong is not brought back: it is noted anew."""
    row = _in_use(session, action.person, action.contact)
    if row is None:
        return Refused(Reason.NO_SUCH_CONTACT, action.rule)
    row.confirmed, row.failures = at, 0
    return Done(row.id)


def silence_contact(
    session: Session, _actor: Actor, action: SilenceContact, at: datetime
) -> Outcome:
    """Nothing goes to it any more, whoever noted it; the staff finds another way."""
    silenced = silence(session, action.person, action.contact, at)
    return Done(action.contact) if silenced else Refused(Reason.NO_SUCH_CONTACT, action.rule)


def silence(session: Session, person: int, contact: int, at: datetime) -> bool:
    """Use a contact no more and tell the staff; False when it was not in use."""
    row = _in_use(session, person, contact)
    if row is None:
        return False
    row.wrong_since = at
    session.flush()
    open_task(session, CONTACT_WRONG, at, person=person)
    doubt(session, row.value_hash, at)
    return True


def protect_contact(
    session: Session, _actor: Actor, action: ProtectContact, at: datetime
) -> Outcome:
    """At once; a request to lift an earlier mark falls."""
    row = session.get_one(PersonRow, action.person)
    row.protected_since = row.protected_since or at
    row.lift_asked_by = row.lift_asked_at = None
    return Done(row.id)


def lift_protection(
    session: Session, actor: Actor, action: LiftProtection, at: datetime
) -> Outcome:
    """The first to ask is noted; another one lifts it. Nobody lifts their own mark alone."""
    row = session.get_one(PersonRow, action.person)
    if row.protected_since is None:
        return Refused(Reason.NOT_PROTECTED, action.rule)
    if actor.person is None or row.lift_asked_by == actor.person:
        return Refused(Reason.SECOND_PERSON_NEEDED, action.rule)
    if row.lift_asked_by is None:
        row.lift_asked_by, row.lift_asked_at = actor.person, at
        return Done(row.id)
    row.protected_since = row.lift_asked_by = row.lift_asked_at = None
    return Done(row.id)


def _in_use(session: Session, person: int, contact: int) -> ContactRow | None:
    return session.scalar(
        select(ContactRow).where(
            ContactRow.id == contact,
            ContactRow.person_id == person,
            ContactRow.wrong_since.is_(None),
        )
    )


HANDLERS: Final[Handlers] = {
    AddContact: add_contact,
    ConfirmContact: confirm_contact,
    SilenceContact: silence_contact,
    ProtectContact: protect_contact,
    LiftProtection: lift_protection,
}
"""What this module does for the door."""
