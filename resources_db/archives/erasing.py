"""Erasing situations with everything that hangs on them, whatever part of the house keeps it.

What hangs on a row is read from the foreign keys, so that a new table that names a situation is
emptied of it without being named here. The audit stays: it holds numbers, and goes in its year.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Column, Table, delete, exists, or_, select
from sqlalchemy.orm import Session

from resources_db.messages.tables import NoteRow
from resources_db.people.tables import PersonRow
from resources_db.situations.tables import PartRow, SituationRow
from resources_db.storage.tables import Base
from resources_db.tasks.tables import TaskRow

OF_STAFF = frozenset({
    "accounts", "memberships", "charter_signatures", "city_settings", "absences", "archive_visas",
    "appointments",
})  # fmt: skip
"""Tables whose rows name someone who works here: whoever has one is not erased with a family."""

_TABLES: Final = Base.metadata.tables


@dataclass(frozen=True, slots=True)
class Erased:
    """How much went."""

    situations: int
    people: int


def erase(session: Session, situations: Collection[int]) -> Erased:
    """Erase situations, what was done in them, and the people who have a part nowhere else."""
    session.flush()
    concerned = set(
        session.scalars(
            select(PartRow.person_id).where(
                PartRow.situation_id.in_(situations), PartRow.person_id.is_not(None)
            )
        )
    )
    _erase_tasks(session, TaskRow.situation.in_(situations))
    _erase_rows(session, _TABLES[SituationRow.__tablename__], set(situations))
    gone = {person for person in concerned if person and not _has_a_part(session, person)}
    _erase_tasks(session, TaskRow.person.in_(gone))
    _erase_rows(session, _TABLES[PersonRow.__tablename__], gone)
    session.expire_all()
    return Erased(len(situations), len(gone))


def _has_a_part(session: Session, person: int) -> bool:
    """Whether someone is still in a situation, or works here."""
    if session.scalar(select(exists().where(PartRow.person_id == person))):
        return True
    return any(
        session.scalar(select(exists().where(column == person)))
        for child, column in _referring(_TABLES[PersonRow.__tablename__])
        if child.name in OF_STAFF
    )


def _erase_tasks(session: Session, which: Any) -> None:
    """Tasks name what they are about by number only; the words left with them go too."""
    notes = select(TaskRow.note).where(which, TaskRow.note.is_not(None))
    gone = set(session.scalars(notes))
    _erase_rows(
        session,
        _TABLES[TaskRow.__tablename__],
        set(session.scalars(select(TaskRow.id).where(which))),
    )
    session.execute(delete(NoteRow).where(NoteRow.id.in_(gone)))


def _erase_rows(session: Session, table: Table, ids: Collection[Any]) -> None:
    """Erase rows by their key, after the rows that name them."""
    if not ids:
        return
    for child, column in _referring(table):
        keys = list(child.primary_key.columns)
        if len(keys) == 1:
            named = set(session.scalars(select(keys[0]).where(column.in_(ids))))
            _erase_rows(session, child, named)
        session.execute(delete(child).where(column.in_(ids)))
    key = next(iter(table.primary_key.columns))
    session.execute(delete(table).where(or_(key.in_(ids))))


def _referring(table: Table) -> Iterator[tuple[Table, Column[Any]]]:
    """The columns of other tables that name a row of this one."""
    for child in Base.metadata.sorted_tables:
        for column in child.columns:
            if any(key.column.table is table for key in column.foreign_keys):
                yield child, column
