"""By what else than their mailbox a professional is told at once. Called by the one door only."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.measures.actions import ChooseStaffChannels
from resources_db.measures.handing import STAFF_CHANNELS, contact_of
from resources_db.measures.tables import StaffChannelRow
from resources_db.meetings.channels import SMS
from resources_db.people.actions import AddContact
from resources_db.people.contact_changes import add_contact
from resources_db.people.spelling import clean_contact
from resources_db.people.tables import ContactRow
from resources_db.people.terms import ContactKind


def choose_staff_channels(
    session: Session, actor: Actor, action: ChooseStaffChannels, at: datetime
) -> Outcome:
    """One's own. The mailbox is always used; the others as they say, and no more."""
    person = actor.person
    if person is None or not action.channels <= set(STAFF_CHANNELS):
        return Refused(Reason.BAD_VALUE, action.rule)
    if action.phone is not None and not _take_number(session, person, action.phone, at):
        return Refused(Reason.BAD_CONTACT, action.rule)
    if SMS in action.channels and contact_of(session, person, ContactKind.PHONE) is None:
        return Refused(Reason.BAD_CONTACT, action.rule)
    session.execute(delete(StaffChannelRow).where(StaffChannelRow.person_id == person))
    session.add_all(
        StaffChannelRow(person_id=person, channel=channel, since=at)
        for channel in sorted(action.channels)
    )
    session.flush()
    return Done(person)


def _take_number(session: Session, person: int, typed: str, at: datetime) -> bool:
    """One's own number takes the place of those noted before; False when it is none."""
    number = clean_contact(ContactKind.PHONE, typed)
    if number is None:
        return False
    if number != contact_of(session, person, ContactKind.PHONE):
        before = update(ContactRow).where(
            ContactRow.person_id == person,
            ContactRow.kind == ContactKind.PHONE.value,
            ContactRow.wrong_since.is_(None),
        )
        session.execute(before.values(wrong_since=at))
        add_contact(session, Actor.system(), AddContact(person, ContactKind.PHONE, number), at)
    return True
