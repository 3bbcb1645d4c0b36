"""Reminders that did not go, and why: what the staff sees, and can try again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from resources_db.meetings.handing import TOO_LATE
from resources_db.meetings.planning import FAILED, PAST, WAITING
from resources_db.meetings.tables import AppointmentRow, ReminderRow

COUNTED = "too_late_told"
"""Too late as well, and the staff was told."""
KEPT = timedelta(days=14)
"""For how long one is shown."""


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """One reminder that did not go. About an appointment, not about a name."""

    id: int
    settled: datetime
    starts: datetime
    why: str
    """A code: ``no_channel``, ``too_late``, ``set_aside``, or what a channel answered."""
    tried: tuple[str, ...]
    """Channels that were tried."""
    useful: bool
    """It can still be tried again: the appointment is ahead."""


def dead_letters(session: Session, at: datetime, most: int = 100) -> Sequence[DeadLetter]:
    """The latest ones first."""
    dead = (ReminderRow.state == FAILED) | (
        (ReminderRow.state == PAST) & ReminderRow.why.in_((TOO_LATE, COUNTED))
    )
    rows = session.execute(
        select(ReminderRow, AppointmentRow.starts)
        .join(AppointmentRow, AppointmentRow.id == ReminderRow.appointment_id)
        .where(dead, ReminderRow.settled > at - KEPT)
        .order_by(ReminderRow.settled.desc(), ReminderRow.id.desc())
        .limit(most)
    )
    return [
        DeadLetter(
            row.id,
            row.settled or at,
            starts,
            TOO_LATE if row.why == COUNTED else row.why or "",
            tuple(row.tried.split()),
            row.state == FAILED and row.useful_until > at,
        )
        for row, starts in rows
    ]


def try_again(session: Session, reminder: int, at: datetime) -> bool:
    """Have a reminder that failed go by the channels open now; False when it no longer can."""
    again = (
        update(ReminderRow)
        .where(
            ReminderRow.id == reminder, ReminderRow.state == FAILED, ReminderRow.useful_until > at
        )
        .values(state=WAITING, tried="", why=None, settled=None)
        .returning(ReminderRow.id)
    )
    return session.execute(again).first() is not None


def count_missed(session: Session) -> int:
    """How many reminders it has become too late for since the last count."""
    missed = (
        update(ReminderRow)
        .where(ReminderRow.state == PAST, ReminderRow.why == TOO_LATE)
        .values(why=COUNTED)
        .returning(ReminderRow.id)
    )
    return len(session.scalars(missed).all())
