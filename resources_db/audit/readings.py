"""Writing down who read which situation, and reading that back for the officer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Role
from resources_db.audit.tables import ROLES_LENGTH, ReadingRow


def note_reading(
    session: Session,
    person: int,
    situation: int,
    roles: frozenset[Role],
    what: str,
    at: datetime,
) -> None:
    """One line: who, which situation, in what quality, for which page, when."""
    quality = " ".join(sorted(role.value for role in roles))[:ROLES_LENGTH]
    session.add(
        ReadingRow(at=at, person_id=person, situation_id=situation, roles=quality, what=what)
    )


def note_fiche_reading(
    session: Session,
    person: int,
    fiche: int,
    situation: int | None,
    roles: frozenset[Role],
    at: datetime,
) -> None:
    """The same for a fiche, which says something of a pupil before it opens a situation."""
    quality = " ".join(sorted(role.value for role in roles))[:ROLES_LENGTH]
    row = ReadingRow(
        at=at, person_id=person, situation_id=situation, roles=quality, what=f"fiche:{fiche}"
    )
    session.add(row)


def readings_of(session: Session, situation: int) -> Sequence[ReadingRow]:
    """Who read a situation, first reading first."""
    wanted = select(ReadingRow).where(ReadingRow.situation_id == situation)
    return session.scalars(wanted.order_by(ReadingRow.id)).all()
