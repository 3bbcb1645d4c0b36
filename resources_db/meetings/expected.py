"""Who is expected at an appointment, looked up in one place."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.meetings.tables import AttendeeRow


def attendee_of(session: Session, appointment: int, person: int) -> AttendeeRow | None:
    """What is noted of someone at an appointment, even once they were taken off."""
    return session.scalars(
        select(AttendeeRow).where(
            AttendeeRow.appointment_id == appointment, AttendeeRow.person_id == person
        )
    ).one_or_none()
