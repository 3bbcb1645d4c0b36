"""Handing due messages to the outbox, and hearing what became of them.

Only what a sender can send now is handed over, so that a change of plan finds nearly everything
still here. A message in the outbox that nobody has begun to send can be called back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from resources_db.meetings.channels import Way, open_to
from resources_db.meetings.city import custom_of
from resources_db.meetings.plan import Custom, open_from
from resources_db.meetings.planning import (
    FAILED,
    HANDED,
    PAST,
    SENT,
    WAITING,
    back_to_waiting,
    reminder_of,
    replan,
    tell_by_hand,
)
from resources_db.meetings.series import others_of
from resources_db.meetings.tables import AppointmentRow, ReminderRow, ToldRow
from resources_db.meetings.terms import NOTICES, Kind
from resources_db.messages import outbox
from resources_db.messages.inbox import address_for
from resources_db.messages.outbox import Message
from resources_db.people.tables import PersonRow
from resources_db.storage.types import Json

ROOM: Final = 100
"""Messages that may wait in the outbox of a channel: some seconds of sending."""
NO_CHANNEL, TOO_LATE = "no_channel", "too_late"


@dataclass(frozen=True, slots=True)
class Told:
    """What a message is to say, and to whom: all that its wording may know."""

    kind: Kind
    starts: datetime
    place: str | None
    lang: str
    channel: str
    appointment: int
    person: int
    sign: str | None = None
    """The sign that they chose for a child."""


Word = Callable[[Told], Json]
"""Words a message for its channel, discreetly."""


def hand_over(session: Session, at: datetime, word: Word, most: int = ROOM) -> int:
    """Move what is due to the outbox, at most so many; how many were looked at.

    A message that fails here is set aside with a task and never stops the others.
    """
    custom = custom_of(session)
    due = _due(session, at, most)
    ways = open_to(session, {row.person_id for row in due}, at)
    chosen = _one_each(due)
    for row in due:
        if row not in chosen:
            _settle(row, PAST, at)
            continue
        moment = open_from(reminder_of(row), custom, at)
        if moment is None:
            _give_up(session, row, PAST, TOO_LATE, at)
        elif moment > at:
            row.not_before = moment
        else:
            way = next((w for w in ways.get(row.person_id, ()) if not _tried(row, w)), None)
            _hand(session, row, way, custom, word, at)
    session.flush()
    return len(due)


def settle(session: Session, reminder: int, *, delivered: bool, at: datetime) -> None:
    """What became of a message: it arrived, or the next channel has to try."""
    row = session.get(ReminderRow, reminder)
    if row is None or row.state != HANDED:
        return
    if delivered:
        _settle(row, SENT, at)
        return
    row.state = WAITING
    session.execute(delete(ToldRow).where(ToldRow.reminder_id == row.id))


def call_back_late(session: Session, at: datetime) -> None:
    """Take back what waited in the outbox beyond the hours in which it may be pushed."""
    never_tried, in_doubt = outbox.withdraw_late(session, at)
    back_to_waiting(session, never_tried)
    for reminder in in_doubt:
        settle(session, reminder, delivered=False, at=at)


def _due(session: Session, at: datetime, most: int) -> Sequence[ReminderRow]:
    waiting = (
        select(ReminderRow)
        .where(ReminderRow.state == WAITING, ReminderRow.not_before <= at)
        .order_by(ReminderRow.not_before, ReminderRow.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return session.scalars(waiting).all()


def _one_each(due: Sequence[ReminderRow]) -> set[ReminderRow]:
    """After a long sleep several messages about one thing may be due to one person: one goes."""
    best: dict[tuple[int, int], ReminderRow] = {}
    for row in due:
        key = (row.appointment_id, row.person_id)
        if key not in best or _weight(row) > _weight(best[key]):
            best[key] = row
    return set(best.values())


def _weight(row: ReminderRow) -> tuple[bool, datetime]:
    return (row.kind in NOTICES, row.not_before)


def _hand(
    session: Session,
    row: ReminderRow,
    way: Way | None,
    custom: Custom,
    word: Word,
    at: datetime,
) -> None:
    if way is None:
        _give_up(session, row, FAILED, NO_CHANNEL, at)
        return
    appointment = session.get_one(AppointmentRow, row.appointment_id)
    person = session.get_one(PersonRow, row.person_id)
    starts, place = _what_to_tell(session, row, appointment)
    told = Told(Kind(row.kind), starts, place, person.lang, way.channel, appointment.id, person.id)
    until = custom.quiet.closes(at)
    message = Message(
        way.channel,
        word(told),
        pulled=False,
        bulk=True,
        reminder=row.id,
        until=row.useful_until if until is None else min(row.useful_until, until),
    )
    address = address_for(session, way.channel, way.address, person.lang, at)
    outbox.post(session, address, message, at)
    row.state, row.tried = HANDED, f"{row.tried} {way.channel}".strip()
    if row.kind in NOTICES:
        gone = Kind(row.kind) in {Kind.CANCELLED, Kind.RELEASED}
        session.add(
            ToldRow(
                appointment_id=row.appointment_id,
                person_id=row.person_id,
                at=at,
                starts=None if gone else appointment.starts,
                place=None if gone else appointment.place,
                reminder_id=row.id,
            )
        )
        if Kind(row.kind) is Kind.ANNOUNCED:
            _tell_series(session, row, appointment, at)


def _tell_series(session: Session, row: ReminderRow, first: AppointmentRow, at: datetime) -> None:
    """Whoever is told of the first of a series is told of the others; each is planned again."""
    others = others_of(session, first, row.person_id)
    session.add_all(
        ToldRow(
            appointment_id=one.id,
            person_id=row.person_id,
            at=at,
            starts=one.starts,
            place=one.place,
            reminder_id=row.id,
        )
        for one in others
    )
    session.flush()
    for one in others:
        replan(session, one.id, at)


def _what_to_tell(
    session: Session, row: ReminderRow, appointment: AppointmentRow
) -> tuple[datetime, str | None]:
    """The day spoken of: of a cancellation, the one that the person was told."""
    if Kind(row.kind) in {Kind.CANCELLED, Kind.RELEASED}:
        last = session.scalars(
            select(ToldRow)
            .where(*_about(row), ToldRow.starts.is_not(None))
            .order_by(ToldRow.id.desc())
            .limit(1)
        ).first()
        if last is not None and last.starts is not None:
            return last.starts, None
    return appointment.starts, appointment.place


def _about(row: ReminderRow) -> tuple[ColumnElement[bool], ...]:
    return (
        ToldRow.appointment_id == row.appointment_id,
        ToldRow.person_id == row.person_id,
    )


def _give_up(session: Session, row: ReminderRow, state: str, why: str, at: datetime) -> None:
    """It will not be sent. What changes what someone knows is told by the staff instead."""
    _settle(row, state, at)
    row.why = why
    if why == NO_CHANNEL or row.kind in NOTICES:
        appointment = session.get_one(AppointmentRow, row.appointment_id)
        tell_by_hand(session, appointment, row.person_id, row.fingerprint, at)


def _settle(row: ReminderRow, state: str, at: datetime) -> None:
    row.state, row.settled = state, at


def _tried(row: ReminderRow, way: Way) -> bool:
    return way.channel in row.tried.split()
