"""What providers say afterwards: it arrived, or the next channel has to try."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import delete
from sqlalchemy.orm import Session

from resources_db.meetings.planning import HANDED, SENT, WAITING, replan
from resources_db.meetings.tables import AppointmentRow, ReminderRow, ToldRow
from resources_db.sendings.sending import call_instead, failed_at, named
from resources_db.sendings.terms import Receipt, State

_OPEN = frozenset({State.BEGUN, State.ACCEPTED})
"""A receipt may come before the provider's own answer. What is settled is not settled again."""


class Noted(StrEnum):
    """What came of a receipt."""

    DONE = "done"
    STRANGE = "strange"
    """None of this name waits for one: it came twice, or is not ours."""
    TOO_EARLY = "too_early"
    """The sender has not noted yet that the provider took it: to be read again."""


def note(session: Session, receipt: Receipt, at: datetime) -> Noted:
    """Settle a message by its receipt."""
    row = named(session, receipt.ref)
    if row is None or State(row.state) not in _OPEN:
        return Noted.STRANGE
    if receipt.delivered:
        row.state, row.settled = State.DELIVERED.value, at
        return Noted.DONE
    reminder = None if row.reminder is None else session.get(ReminderRow, row.reminder)
    if reminder is not None and reminder.state == HANDED:
        return Noted.TOO_EARLY
    row.state, row.settled, row.why = State.UNDELIVERED.value, at, receipt.why
    failed_at(session, row, at)
    if row.reminder is None:
        call_instead(session, row, at)
    else:
        came_back(session, row.reminder, at)
    return Noted.DONE


def came_back(session: Session, reminder: int, at: datetime) -> None:
    """A reminder that counted as sent did not arrive: it is due again, on the next channel.

    Planned again at once: moved or called off meanwhile, the person is told what is so now.
    Past its time it goes to the staff, as any other that is too late.
    """
    row = session.get(ReminderRow, reminder)
    if row is None or row.state != SENT:
        return
    row.state, row.settled = WAITING, None
    session.execute(delete(ToldRow).where(ToldRow.reminder_id == row.id))
    session.flush()
    appointment = session.get_one(AppointmentRow, row.appointment_id)
    if appointment.starts > at:
        replan(session, appointment.id, at)
