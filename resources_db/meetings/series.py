"""Appointments that go together: announced and explained once, with the first of them.

The others are reminded only to those who asked to be reminded shortly before; a change to one of
them is told of that one alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.meetings.tables import AppointmentRow, AttendeeRow, ToldRow
from resources_db.meetings.terms import Wish


def wish_in(row: AppointmentRow, wish: Wish) -> Wish:
    """How often someone is reminded of this one: of the first as usual, of the others seldom."""
    later = row.series is not None and row.series != row.id
    return Wish.NONE if later and wish is not Wish.LATER else wish


def told_with_first(session: Session, row: AppointmentRow, at: datetime) -> frozenset[int]:
    """Who learns of this appointment by the announcement of the first one, which is to come."""
    if row.series is None or row.series == row.id:
        return frozenset()
    first = session.get(AppointmentRow, row.series)
    if first is None or first.cancelled is not None or first.starts <= at:
        return frozenset()
    told = select(ToldRow.person_id).where(ToldRow.appointment_id == first.id)
    expected = select(AttendeeRow.person_id).where(
        AttendeeRow.appointment_id == first.id,
        AttendeeRow.left.is_(None),
        AttendeeRow.person_id.not_in(told),
    )
    return frozenset(session.scalars(expected))


def others_of(session: Session, first: AppointmentRow, person: int) -> Sequence[AppointmentRow]:
    """The later ones of a series at which someone is expected and of which they know nothing."""
    if first.series != first.id:
        return ()
    told = select(ToldRow.appointment_id).where(ToldRow.person_id == person)
    wanted = (
        select(AppointmentRow)
        .join(AttendeeRow, AttendeeRow.appointment_id == AppointmentRow.id)
        .where(
            AppointmentRow.series == first.id,
            AppointmentRow.id != first.id,
            AppointmentRow.id.not_in(told),
            AppointmentRow.cancelled.is_(None),
            AttendeeRow.person_id == person,
            AttendeeRow.left.is_(None),
        )
        .order_by(AppointmentRow.starts)
    )
    return session.scalars(wanted).all()
