"""Who, and which room, is already taken at that time: shown before anything is saved."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.directory.words import fold
from resources_db.meetings.tables import AppointmentRow, AttendeeRow


@dataclass(frozen=True, slots=True)
class Slot:
    """When, where and for whom something is to be arranged."""

    starts: datetime
    ends: datetime
    place: str | None
    place_words: str | None
    people: Collection[int]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Another appointment at the same time. What it is about is not told."""

    appointment: int
    starts: datetime
    ends: datetime
    person: int | None
    """Who is expected at both; None when it is the place that is taken."""


def overlaps(session: Session, slot: Slot, besides: int | None = None) -> tuple[Overlap, ...]:
    """What else takes place meanwhile with the same people or in the same place.

    ``besides``: the appointment that is being changed. One that ends when the other begins does
    not overlap it.
    """
    meanwhile = (
        select(AppointmentRow)
        .where(
            AppointmentRow.cancelled.is_(None),
            AppointmentRow.starts < slot.ends,
            AppointmentRow.ends > slot.starts,
            AppointmentRow.id != (besides or 0),
        )
        .order_by(AppointmentRow.starts, AppointmentRow.id)
    )
    found: list[Overlap] = []
    for row in session.scalars(meanwhile).all():
        found += [Overlap(row.id, row.starts, row.ends, one) for one in _both(session, row, slot)]
        if _same_place(row, slot):
            found.append(Overlap(row.id, row.starts, row.ends, None))
    return tuple(found)


def _both(session: Session, row: AppointmentRow, slot: Slot) -> list[int]:
    here = select(AttendeeRow.person_id).where(
        AttendeeRow.appointment_id == row.id,
        AttendeeRow.left.is_(None),
        AttendeeRow.person_id.in_(slot.people),
    )
    return sorted(session.scalars(here))


def _same_place(row: AppointmentRow, slot: Slot) -> bool:
    """The same place; where rooms are named, the same room of it."""
    room, other = fold(slot.place_words or ""), fold(row.place_words or "")
    if slot.place != row.place or not (slot.place or room):
        return False
    return room == other or not (room and other)
