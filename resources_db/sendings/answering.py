"""Whose answer a text message is: by the message that it answers, else by the number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.meetings.channels import SMS
from resources_db.meetings.tables import AppointmentRow
from resources_db.messages.inbox import address_for
from resources_db.messages.threads import keep_note
from resources_db.people.tables import ContactRow
from resources_db.people.terms import ContactKind
from resources_db.sendings.sending import last_to, named
from resources_db.storage.types import keyed_hash, keys_of
from resources_db.tasks.opening import SMS_ANSWER, open_task


@dataclass(frozen=True, slots=True)
class About:
    """Who may have written, and which appointment they answer."""

    people: tuple[int, ...]
    """Everyone who has this number: two people may share a telephone."""
    person: int | None
    """For whom the answered message was."""
    appointment: int | None
    situation: int | None
    """The situation of that appointment: who of the staff may read the words."""


def about(session: Session, number: str, ref: str | None) -> About:
    """A name given back counts only when the number is that person's: it may be anyone's text."""
    people = _whose(session, number)
    sent = None if ref is None else named(session, ref)
    if sent is None or sent.person not in people:
        sent = last_to(session, people, SMS)
    if sent is None:
        return About(people, None, None, None)
    if sent.appointment is None:
        return About(people, sent.person, None, None)
    appointment = session.get(AppointmentRow, sent.appointment)
    situation = None if appointment is None else appointment.situation_id
    return About(people, sent.person, sent.appointment, situation)


def keep_words(session: Session, who: About, number: str, text: str, at: datetime) -> None:
    """Keep the words of an answer, and have somebody of the staff read them."""
    address = address_for(session, SMS, number, "fr", at)
    open_task(
        session,
        SMS_ANSWER,
        at,
        person=who.person,
        situation=who.situation,
        note=keep_note(session, address, text, at),
    )


def _whose(session: Session, number: str) -> tuple[int, ...]:
    seal = keyed_hash(keys_of(session), f"{ContactKind.PHONE}:{number}")
    found = select(ContactRow.person_id).where(
        ContactRow.value_hash == seal, ContactRow.wrong_since.is_(None)
    )
    return tuple(session.scalars(found.distinct().order_by(ContactRow.person_id)))
