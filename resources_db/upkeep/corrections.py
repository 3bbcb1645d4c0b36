"""Corrections: what readers found wrong, waiting for someone of the staff to decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from resources_db.directory.actions import Mistake
from resources_db.directory.editions import current_edition, read_some
from resources_db.directory.terms import Resource, ResourceId
from resources_db.messages.notes import words_of
from resources_db.storage.upsert import insert_new
from resources_db.tasks.opening import MISTAKE, open_task
from resources_db.upkeep.tables import CorrectionNoteRow, CorrectionRow

OPEN: Final = "open"
ACCEPTED: Final = "accepted"
REJECTED: Final = "rejected"


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that readers found wrong on one card, as the staff sees it."""

    id: int
    resource: ResourceId
    what: Mistake
    state: str
    opened: datetime
    latest: datetime
    reports: int
    """How many times it was reported."""
    words: tuple[str, ...]
    """What readers added, as long as their conversations are kept."""
    record: Resource | None
    """The card as it is shown now; None once it has gone."""
    decided: datetime | None
    decided_by: int | None
    reason: str | None
    """Why it was decided so."""


def report(
    session: Session, resource: ResourceId, what: Mistake, note: int | None, at: datetime
) -> int:
    """Open a correction, with a task, or count one more report of an open one; its number."""
    first = insert_new(
        session, CorrectionRow, resource=resource, what=what, state=OPEN, opened=at, latest=at,
        reports=1,
    )  # fmt: skip
    same = (
        CorrectionRow.resource == resource,
        CorrectionRow.what == what,
        CorrectionRow.state == OPEN,
    )
    number = session.scalars(select(CorrectionRow.id).where(*same)).one()
    if first is None:
        again = update(CorrectionRow).where(CorrectionRow.id == number)
        session.execute(again.values(reports=CorrectionRow.reports + 1, latest=at))
    else:
        task = open_task(session, MISTAKE, at, resource=resource, detail=what, note=note)
        session.execute(update(CorrectionRow).where(CorrectionRow.id == number).values(task=task))
    if note is not None:
        session.merge(CorrectionNoteRow(correction=number, note=note))
    return number


def corrections(session: Session, state: str | None = OPEN) -> list[Correction]:
    """The corrections in one state, or all: the most reported first, then the oldest."""
    rows = session.scalars(
        select(CorrectionRow)
        .where(*([] if state is None else [CorrectionRow.state == state]))
        .order_by(CorrectionRow.reports.desc(), CorrectionRow.opened, CorrectionRow.id)
    ).all()
    shown = current_edition(session) or 0
    records = read_some(session, shown, {ResourceId(row.resource) for row in rows})
    words = _words(session, [row.id for row in rows])
    return [_correction(row, records, words.get(row.id, ())) for row in rows]


def waiting_row(session: Session, number: int) -> CorrectionRow | None:
    """The row of a correction that nobody has decided yet."""
    row = session.get(CorrectionRow, number)
    return row if row is not None and row.state == OPEN else None


def forget_corrections(session: Session, before: datetime) -> None:
    """Erase what was decided before an instant."""
    old = select(CorrectionRow.id).where(CorrectionRow.decided < before)
    session.execute(delete(CorrectionNoteRow).where(CorrectionNoteRow.correction.in_(old)))
    session.execute(delete(CorrectionRow).where(CorrectionRow.decided < before))


def _words(session: Session, numbers: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
    left = session.execute(
        select(CorrectionNoteRow.correction, CorrectionNoteRow.note)
        .where(CorrectionNoteRow.correction.in_(numbers))
        .order_by(CorrectionNoteRow.note)
    ).all()
    kept = words_of(session, [note for _correction, note in left])
    found: dict[int, tuple[str, ...]] = {}
    for correction, note in left:
        if note in kept:
            found[correction] = (*found.get(correction, ()), kept[note])
    return found


def _correction(
    row: CorrectionRow, records: Mapping[ResourceId, Resource], words: tuple[str, ...]
) -> Correction:
    return Correction(
        id=row.id,
        resource=ResourceId(row.resource),
        what=Mistake(row.what),
        state=row.state,
        opened=row.opened,
        latest=row.latest,
        reports=row.reports,
        words=words,
        record=records.get(ResourceId(row.resource)),
        decided=row.decided,
        decided_by=row.decided_by,
        reason=row.words,
    )
