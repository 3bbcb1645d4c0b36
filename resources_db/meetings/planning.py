"""Making the stored messages of an appointment those of its plan, in the caller's transaction.

Called by every change that touches an appointment, its people, or what they agreed to: moving,
cancelling and withdrawing rewrite the plan as they happen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Final

from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.orm import Session

from resources_db.meetings import channels
from resources_db.meetings.city import custom_of
from resources_db.meetings.plan import Arranged, plan
from resources_db.meetings.reconciling import Difference, Key, Stored, difference
from resources_db.meetings.series import told_with_first, wish_in
from resources_db.meetings.tables import (
    AppointmentRow,
    AttendeeRow,
    ReminderRow,
    ReminderWishRow,
    ToldRow,
)
from resources_db.meetings.terms import (
    Answer,
    AppointmentId,
    Expected,
    Facts,
    Fingerprint,
    Kind,
    Notice,
    PersonId,
    Reminder,
    Wish,
)
from resources_db.messages import outbox
from resources_db.tasks.opening import open_task_about

DETAILS: Final = 32
"""Signs of what stands for a place in words."""
WAITING, HANDED, SENT, PAST, FAILED = "waiting", "handed", "sent", "past", "failed"
TELL_BY_HAND = "tell_by_hand"
"""Task: someone has to be told of a change, and no message can."""


def replan(session: Session, appointment: int, at: datetime) -> None:
    """Plan this appointment's messages again, as things stand now.

    What waits in the outbox and nobody has begun to send comes back first: it may be told wrong.
    """
    _call_back(session, appointment)
    row = session.get_one(AppointmentRow, appointment)
    people = _expected(session, row, at)
    made = plan(Arranged(AppointmentId(row.id), facts_of(row)), people, custom_of(session, at), at)
    _apply(session, row.id, difference(_stored(session, row.id), made.reminders, at))
    for one in made.by_hand:
        tell_by_hand(session, row, one.person, one.fingerprint, at)


def replan_person(session: Session, person: int, at: datetime) -> None:
    """Plan again whatever is ahead of someone: what they agreed to, or wish, has changed."""
    ahead = (
        select(AttendeeRow.appointment_id)
        .join(AppointmentRow)
        .where(AttendeeRow.person_id == person, AppointmentRow.starts > at)
    )
    for appointment in session.scalars(ahead.order_by(AttendeeRow.appointment_id)).all():
        replan(session, appointment, at)


def facts_of(row: AppointmentRow) -> Facts | None:
    """What people are to know of it; None once it is cancelled."""
    if row.cancelled is not None:
        return None
    return Facts(row.starts, row.place or "", rest_of(row.code, row.place_words))


def rest_of(code: str, place_words: str | None) -> str:
    """Stands for the place in words: another room is told like another place."""
    words = (place_words or "").strip()
    return sha256(f"{code}\n{words}".encode()).hexdigest()[:DETAILS] if words else ""


def _expected(session: Session, row: AppointmentRow, at: datetime) -> list[Expected]:
    attendees = session.scalars(
        select(AttendeeRow).where(AttendeeRow.appointment_id == row.id).order_by(AttendeeRow.id)
    ).all()
    ids = [one.person_id for one in attendees]
    told, wishes = _told(session, row), _wishes(session, ids)
    with_first = told_with_first(session, row, at)
    open_to = channels.open_to(session, ids, at)
    return [
        Expected(
            PersonId(one.person_id),
            told=told.get(one.person_id, ()),
            invited=one.left is None,
            reachable=bool(open_to.get(one.person_id)),
            wish=wish_in(row, wishes.get(one.person_id, Wish.USUAL)),
            answer=Answer(one.answer) if one.answer else None,
            with_first=one.person_id in with_first,
        )
        for one in attendees
    ]


def _told(session: Session, appointment: AppointmentRow) -> Mapping[int, tuple[Notice, ...]]:
    """What each was told, oldest first; what was told before details were kept had those of now."""
    told: dict[int, list[Notice]] = defaultdict(list)
    now = rest_of(appointment.code, appointment.place_words)
    rows = session.scalars(
        select(ToldRow).where(ToldRow.appointment_id == appointment.id).order_by(ToldRow.id)
    )
    for row in rows:
        details = now if row.details is None else row.details
        facts = None if row.starts is None else Facts(row.starts, row.place or "", details)
        told[row.person_id].append(Notice(row.at, facts))
    return {person: tuple(notices) for person, notices in told.items()}


def _wishes(session: Session, people: Iterable[int]) -> Mapping[int, Wish]:
    rows = session.scalars(
        select(ReminderWishRow).where(ReminderWishRow.person_id.in_(list(people)))
    )
    return {row.person_id: Wish(row.wish) for row in rows}


def _stored(session: Session, appointment: int) -> list[Stored]:
    rows = session.scalars(select(ReminderRow).where(ReminderRow.appointment_id == appointment))
    return [Stored(reminder_of(row), row.state == WAITING) for row in rows]


def reminder_of(row: ReminderRow) -> Reminder:
    """A stored message as the plan knows it."""
    return Reminder(
        PersonId(row.person_id),
        Kind(row.kind),
        Fingerprint(row.fingerprint),
        row.not_before,
        row.useful_until,
    )


def _apply(session: Session, appointment: int, change: Difference) -> None:
    for gone in change.drop:
        session.execute(delete(ReminderRow).where(*_named(appointment, gone)))
    for one in change.move:
        moved = update(ReminderRow).where(
            *_named(appointment, (one.person, one.kind, one.fingerprint))
        )
        session.execute(moved.values(not_before=one.not_before, useful_until=one.useful_until))
    if change.add:
        session.execute(insert(ReminderRow), [_values(appointment, one) for one in change.add])


def _named(appointment: int, name: Key) -> tuple[ColumnElement[bool], ...]:
    person, kind, fingerprint = name
    return (
        ReminderRow.appointment_id == appointment,
        ReminderRow.person_id == person,
        ReminderRow.kind == kind.value,
        ReminderRow.fingerprint == fingerprint,
    )


def _values(appointment: int, one: Reminder) -> dict[str, object]:
    return {
        "appointment_id": appointment,
        "person_id": one.person,
        "kind": one.kind.value,
        "fingerprint": one.fingerprint,
        "not_before": one.not_before,
        "useful_until": one.useful_until,
        "state": WAITING,
        "tried": "",
    }


def tell_by_hand(
    session: Session, appointment: AppointmentRow, person: int, fingerprint: str, at: datetime
) -> None:
    """Ask the staff, once for each thing to be told: planning again does not ask again."""
    open_task_about(
        session,
        TELL_BY_HAND,
        at,
        detail=by_hand_detail(appointment.id, fingerprint),
        person=person,
        situation=appointment.situation_id,
        due=appointment.starts,
    )


def by_hand_detail(appointment: int, fingerprint: str) -> str:
    """How such a task says what it is about: the appointment, and what is to be told of it."""
    return f"{appointment}:{fingerprint}"


def _call_back(session: Session, appointment: int) -> None:
    handed = select(ReminderRow.id).where(
        ReminderRow.appointment_id == appointment, ReminderRow.state == HANDED
    )
    back_to_waiting(session, outbox.withdraw(session, session.scalars(handed).all()))


def back_to_waiting(session: Session, reminders: Sequence[int]) -> None:
    """These messages were not sent: their channel was not tried, and nobody was told."""
    for row in session.scalars(select(ReminderRow).where(ReminderRow.id.in_(reminders))):
        row.state, row.tried = WAITING, " ".join(row.tried.split()[:-1])
    session.execute(delete(ToldRow).where(ToldRow.reminder_id.in_(reminders)))
    session.flush()
