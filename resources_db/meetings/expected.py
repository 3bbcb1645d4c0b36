"""Who is expected at an appointment, looked up in one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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


def attendees_of(session: Session, appointments: Iterable[int]) -> Mapping[tuple[int, int], int]:
    """The line of each person at these appointments, by appointment and person."""
    rows = session.execute(
        select(AttendeeRow.appointment_id, AttendeeRow.person_id, AttendeeRow.id).where(
            AttendeeRow.appointment_id.in_(list(appointments))
        )
    )
    return {(row.appointment_id, row.person_id): row.id for row in rows}
