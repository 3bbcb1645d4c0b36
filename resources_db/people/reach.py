"""How one person is reached: their language, their numbers, and what protects them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.people.confirming import known_of, may_be_used
from resources_db.people.tables import ContactRow, PersonRow
from resources_db.people.terms import ContactKind


@dataclass(frozen=True, slots=True)
class Contact:
    """A number or an address in use."""

    row: int
    kind: ContactKind
    value: str
    usable: bool
    """Whether something may be sent to it now: else it is to be confirmed first."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How one person is reached."""

    lang: str
    interpreter: bool
    contacts: tuple[Contact, ...]
    """Those known to be wrong are left out."""
    protected: bool
    """« Contact protégé »: shown to the service only."""
    lift_asked_by: int | None
    """Who asked to lift that mark: someone else has to agree."""


def reach_of(session: Session, person: PersonRow, today: date) -> Reach:
    """How someone is reached; the numbers known to be wrong are left out."""
    rows = session.scalars(
        select(ContactRow)
        .where(ContactRow.person_id == person.id, ContactRow.wrong_since.is_(None))
        .order_by(ContactRow.id)
    )
    return Reach(
        lang=person.lang,
        interpreter=person.interpreter,
        contacts=tuple(
            Contact(row.id, ContactKind(row.kind), row.value, may_be_used(known_of(row), today))
            for row in rows
        ),
        protected=person.protected_since is not None,
        lift_asked_by=person.lift_asked_by,
    )
