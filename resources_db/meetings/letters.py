"""Who has to be told by post: what a task of telling by hand needs to become a letter."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.meetings.by_hand import appointment_of
from resources_db.meetings.expected import attendee_of
from resources_db.meetings.tables import ToldRow
from resources_db.meetings.terms import Kind
from resources_db.people.confirming import known_of, may_be_used
from resources_db.people.tables import ContactRow, PersonRow
from resources_db.people.terms import ContactKind
from resources_db.tasks.tables import TaskRow


@dataclass(frozen=True, slots=True)
class ToWrite:
    """One letter."""

    recipient: tuple[str, ...] = field(repr=False)
    """Name, then the lines of the address."""
    lang: str
    kind: Kind
    starts: datetime
    place: str | None
    """A record of the directory."""
    situation: int | None


def has_letter(session: Session, task: TaskRow) -> bool:
    """Whether a letter can be printed for this task."""
    return (
        task.person is not None
        and _address(session, task.person) is not None
        and (appointment_of(session, task) is not None)
    )


def only_by_post(session: Session, person: int, today: date) -> bool:
    """Whether no telephone of theirs can be used: a letter is all that is left."""
    numbers = session.scalars(
        select(ContactRow).where(
            ContactRow.person_id == person, ContactRow.kind == ContactKind.PHONE.value
        )
    )
    return not any(may_be_used(known_of(row), today) for row in numbers)


def letter_of(session: Session, task: TaskRow) -> ToWrite | None:
    """The letter of a task; None when it has none, or the person has no postal address."""
    row, person = appointment_of(session, task), task.person
    address = None if person is None else _address(session, person)
    if row is None or person is None or address is None:
        return None
    who, mine = session.get_one(PersonRow, person), attendee_of(session, row.id, person)
    named = " ".join(filter(None, (who.given_name, who.family_name)))
    kind = Kind.ANNOUNCED if _last_told(session, row.id, person) is None else Kind.MOVED
    if row.cancelled is not None:
        kind = Kind.CANCELLED
    elif mine is None or mine.left is not None:
        kind = Kind.RELEASED
    starts = row.starts
    if kind in {Kind.CANCELLED, Kind.RELEASED}:
        starts = _last_told(session, row.id, person) or row.starts
    recipient = (named, *address.splitlines())
    return ToWrite(recipient, who.lang, kind, starts, row.place, row.situation_id)


def _address(session: Session, person: int) -> str | None:
    return session.scalars(
        select(ContactRow.value)
        .where(
            ContactRow.person_id == person,
            ContactRow.kind == ContactKind.POST.value,
            ContactRow.wrong_since.is_(None),
        )
        .order_by(ContactRow.id.desc())
        .limit(1)
    ).first()


def _last_told(session: Session, appointment: int, person: int) -> datetime | None:
    """The day that they believe; None when they were told nothing."""
    return session.scalars(
        select(ToldRow.starts)
        .where(
            ToldRow.appointment_id == appointment,
            ToldRow.person_id == person,
            ToldRow.starts.is_not(None),
        )
        .order_by(ToldRow.id.desc())
        .limit(1)
    ).first()
