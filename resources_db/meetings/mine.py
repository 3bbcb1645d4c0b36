"""The appointments of one person, as their own page and their own chat may show them.

Nothing of anybody else of the family is read here: no other parent's presence, answer or number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from resources_db.meetings.tables import AppointmentRow, AttendeeRow, ReminderRow, ToldRow
from resources_db.meetings.terms import Answer, Interpreting, MeetingKind, Part
from resources_db.messages.tables import OutboxRow
from resources_db.people.standing import person_at
from resources_db.people.tables import OrganisationRow, PersonRow
from resources_db.situations.tables import SituationRow

_FAMILY = (Part.PUPIL.value, Part.GUARDIAN.value)


@dataclass(frozen=True, slots=True)
class Mine:
    """One appointment, for one of those who are expected."""

    attendee: int
    """Their line at it: what the buttons of a chat are named after."""
    appointment: int
    code: str
    kind: MeetingKind
    starts: datetime
    ends: datetime
    place: str | None
    """A record of the directory."""
    place_words: str | None
    bring: str | None
    answer: Answer | None
    interpreter: Interpreting | None
    """None where none is needed."""
    cancelled: bool
    """Called off, or no longer for them."""
    changes: int
    """How often it changed: what a calendar follows."""
    situation: int | None


def ahead_of(session: Session, person: int, at: datetime) -> Sequence[Mine]:
    """Those that are not over, the next one first; what was called off is said until its hour."""
    found = session.execute(
        select(AttendeeRow, AppointmentRow)
        .join(AppointmentRow, AppointmentRow.id == AttendeeRow.appointment_id)
        .where(AttendeeRow.person_id == person, AppointmentRow.ends > at)
        .order_by(AppointmentRow.starts, AppointmentRow.id)
    )
    return [_mine(mine, row) for mine, row in found]


def by_code(session: Session, person: int, code: str) -> Mine | None:
    """One of theirs by its random name, whenever it was; None for anybody else's."""
    found = session.execute(_theirs(person).where(AppointmentRow.code == code)).first()
    return None if found is None else _mine(*found)


def by_attendee(session: Session, person: int, attendee: int) -> Mine | None:
    """One of theirs by their line at it."""
    found = session.execute(_theirs(person).where(AttendeeRow.id == attendee)).first()
    return None if found is None else _mine(*found)


def by_appointment(session: Session, person: int, appointment: int) -> Mine | None:
    """One of theirs by its number."""
    found = session.execute(_theirs(person).where(AppointmentRow.id == appointment)).first()
    return None if found is None else _mine(*found)


def staff_at(session: Session, one: Mine) -> Sequence[str]:
    """Whom they will meet: the professionals, by name. Never anyone of a family."""
    people = session.scalars(
        select(PersonRow)
        .join(AttendeeRow, AttendeeRow.person_id == PersonRow.id)
        .where(
            AttendeeRow.appointment_id == one.appointment,
            AttendeeRow.left.is_(None),
            AttendeeRow.part.not_in(_FAMILY),
        )
        .order_by(AttendeeRow.id)
    )
    return [" ".join(filter(None, (each.given_name, each.family_name))) for each in people]


def names_around(session: Session, mine: Sequence[Mine]) -> Sequence[str]:
    """The names that nothing pushed about these may hold: of the people expected, of the school."""
    numbers = [one.appointment for one in mine]
    people = session.scalars(
        select(PersonRow)
        .join(AttendeeRow, AttendeeRow.person_id == PersonRow.id)
        .where(AttendeeRow.appointment_id.in_(numbers), AttendeeRow.part.in_(_FAMILY))
    )
    schools = session.scalars(
        select(OrganisationRow.name)
        .join(SituationRow, SituationRow.school_id == OrganisationRow.id)
        .where(SituationRow.id.in_({one.situation for one in mine if one.situation is not None}))
    )
    named = [name for one in people for name in (one.given_name, one.family_name) if name]
    return [*named, *schools]


@dataclass(frozen=True, slots=True)
class Told:
    """What someone knows of in their chat, and what was pushed there last."""

    known: Sequence[Mine]
    just_pushed: frozenset[int]
    """Lines (``Mine.attendee``) whose message came after the last reply."""


def told_at(session: Session, address: int, at: datetime) -> Told | None:
    """The appointments ahead that the person of a chat was told of; None for nobody's chat."""
    person = person_at(session, address)
    if person is None:
        return None
    told = set(
        session.scalars(
            select(ToldRow.appointment_id).where(
                ToldRow.person_id == person, ToldRow.starts.is_not(None)
            )
        )
    )
    known = [
        one
        for one in ahead_of(session, person, at)
        if one.appointment in told and not one.cancelled and one.starts > at
    ]
    return Told(known, _just_pushed(session, address, person) if known else frozenset())


def of_address(session: Session, address: int, attendee: int) -> Mine | None:
    """The appointment that a button names, when the chat is that person's."""
    person = person_at(session, address)
    return None if person is None else by_attendee(session, person, attendee)


def _just_pushed(session: Session, address: int, person: int) -> frozenset[int]:
    reply = (
        select(OutboxRow.id)
        .where(OutboxRow.address_id == address, OutboxRow.reminder.is_(None))
        .order_by(OutboxRow.id.desc())
        .limit(1)
    )
    after = session.scalar(reply) or 0
    rows = session.scalars(
        select(AttendeeRow.id)
        .join(ReminderRow, ReminderRow.appointment_id == AttendeeRow.appointment_id)
        .join(OutboxRow, OutboxRow.reminder == ReminderRow.id)
        .where(
            AttendeeRow.person_id == person,
            OutboxRow.address_id == address,
            OutboxRow.id > after,
        )
    )
    return frozenset(rows)


def _theirs(person: int) -> Select[AttendeeRow, AppointmentRow]:
    return (
        select(AttendeeRow, AppointmentRow)
        .join(AppointmentRow, AppointmentRow.id == AttendeeRow.appointment_id)
        .where(AttendeeRow.person_id == person)
    )


def _mine(mine: AttendeeRow, row: AppointmentRow) -> Mine:
    return Mine(
        attendee=mine.id,
        appointment=row.id,
        code=row.code,
        kind=MeetingKind(row.kind),
        starts=row.starts,
        ends=row.ends,
        place=row.place,
        place_words=row.place_words,
        bring=row.bring,
        answer=Answer(mine.answer) if mine.answer else None,
        interpreter=_interpreter(mine),
        cancelled=row.cancelled is not None or mine.left is not None,
        changes=row.changes,
        situation=row.situation_id,
    )


def _interpreter(mine: AttendeeRow) -> Interpreting | None:
    if mine.interpreter is None:
        return None
    return Interpreting(mine.interpreter_state or Interpreting.WANTED.value)
