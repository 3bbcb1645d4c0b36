"""What a person of the staff told somebody: the plan then says it to them no more."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from resources_db.meetings.expected import attendee_of
from resources_db.meetings.planning import TELL_BY_HAND, facts_of, replan
from resources_db.meetings.tables import AppointmentRow, ToldRow
from resources_db.tasks.tables import TaskRow


def note_told(session: Session, task: TaskRow, at: datetime) -> None:
    """A task of telling someone by hand ended well: they know the appointment as it stands.

    Whatever else was to be told them of it by hand is told with it.
    """
    row = appointment_of(session, task)
    if row is None or task.person is None:
        return
    mine = attendee_of(session, row.id, task.person)
    facts = facts_of(row) if mine is not None and mine.left is None else None
    session.add(
        ToldRow(
            appointment_id=row.id,
            person_id=task.person,
            at=at,
            starts=None if facts is None else facts.starts,
            place=None if facts is None else row.place,
        )
    )
    others = (
        (TaskRow.kind == TELL_BY_HAND)
        & (TaskRow.person == task.person)
        & TaskRow.detail.startswith(f"{row.id}:", autoescape=True)
        & TaskRow.closed.is_(None)
    )
    session.execute(update(TaskRow).where(others).values(closed=at, closed_by=task.closed_by))
    session.flush()
    replan(session, row.id, at)


def appointment_of(session: Session, task: TaskRow) -> AppointmentRow | None:
    """Which appointment such a task is about; None for tasks of any other kind."""
    if task.kind != TELL_BY_HAND:
        return None
    number, sign, _fingerprint = (task.detail or "").partition(":")
    if not sign or not number.isdecimal():
        return None
    wanted = select(AppointmentRow).where(AppointmentRow.id == int(number))
    return session.scalars(wanted).one_or_none()
