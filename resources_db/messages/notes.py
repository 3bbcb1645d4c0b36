"""Words that people chose to leave for the staff."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.messages.tables import NoteRow


def words_of(session: Session, notes: Iterable[int | None]) -> Mapping[int, str]:
    """The words of these notes, by number; those erased meanwhile are left out."""
    wanted = [note for note in notes if note is not None]
    found = session.execute(select(NoteRow.id, NoteRow.words).where(NoteRow.id.in_(wanted)))
    return {row.id: row.words for row in found}
