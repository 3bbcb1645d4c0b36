"""Writing one record by hand: an edition of its own, shown at once."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from resources_db.directory.editions import current_edition, in_edition
from resources_db.directory.records import from_json
from resources_db.directory.staging import begin, end, next_position, show, version_of
from resources_db.directory.tables import EditionRow, RecordRow
from resources_db.directory.terms import Resource, ResourceId


@dataclass(frozen=True, slots=True)
class Why:
    """Who corrects, and why."""

    author: int | None
    label: str
    note: str


def shown_row(session: Session, id_: ResourceId) -> RecordRow | None:
    """The version of a record that the shown edition holds, even a hidden one."""
    shown = in_edition(current_edition(session) or 0)
    return session.scalars(select(RecordRow).where(shown, RecordRow.id == id_)).one_or_none()


def write(session: Session, resource: Resource, why: Why, at: datetime) -> int | None:
    """Make the record so; the number of the edition, or None when it was so already.

    What its import says of it stays beside, so that the next import keeps the correction.
    """
    row = shown_row(session, resource.id)
    before = from_json(row.payload) if row else None
    corrected = _own_words(before, resource) if before else resource
    if corrected == before:
        return None
    edition = begin(session, why.label, at)
    made = session.get_one(EditionRow, edition)
    made.author, made.note = why.author, why.note
    given = (row.given or row.payload) if row and row.origin else None
    if given is not None and from_json(given) == corrected:
        given = None
    position = row.position if row else next_position(session)
    session.execute(insert(RecordRow), [version_of(corrected, edition, position, given)])
    if row:
        end(session, edition, [resource.id])
    made.count = session.scalar(select(func.count()).where(in_edition(edition))) or 0
    show(session, made, at)
    return edition


def _own_words(before: Resource, now: Resource) -> Resource:
    """A field that a person wrote is no longer filled from the structure or the codes."""
    written = {f.name for f in fields(now) if getattr(now, f.name) != getattr(before, f.name)}
    return replace(now, derived=tuple(name for name in now.derived if name not in written))
