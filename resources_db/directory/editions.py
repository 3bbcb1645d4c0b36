"""Staging an edition of the directory in small steps, showing it at once, reading it back.

Each step is a short write of its own, so that the chat keeps answering during a long import::

    edition = begin(session, "annuaire.json", at)
    for chunk in batches(resources):
        add(session, edition, chunk)
    finish(session, edition)

Nothing of it is seen before the action ``PublishEdition``; an import that dies half-way leaves
an edition that cannot be published, and that a later one sweeps away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Final

from sqlalchemy import Select, delete, func, insert, select
from sqlalchemy.orm import Session

from resources_db.directory.records import from_json, to_json
from resources_db.directory.tables import EditionRow, ResourceRow, ShownEditionRow
from resources_db.directory.terms import PublishAdvice, Resource

FILLING: Final = "filling"
STAGED: Final = "staged"
PUBLISHED: Final = "published"
KEPT = 3
"""Published editions kept, the one that is shown included, to come back to."""
_BATCH = 500
_POINTER = 1


def current_edition(session: Session) -> int | None:
    """The number of the edition that is shown; None when there is none yet."""
    return session.scalar(select(ShownEditionRow.edition))


def read_shown(session: Session, edition: int) -> list[Resource]:
    """The resources of an edition that may be shown, in the order of their import."""
    payloads = session.scalars(
        select(ResourceRow.payload)
        .where(ResourceRow.edition == edition, ResourceRow.advice != PublishAdvice.NEVER)
        .order_by(ResourceRow.position)
    )
    return [from_json(payload) for payload in payloads]


def read_all(session: Session, edition: int) -> list[Resource]:
    """Every resource of an edition, for the editor and for imports."""
    rows = select(ResourceRow.payload).where(ResourceRow.edition == edition)
    return [from_json(payload) for payload in session.scalars(rows.order_by(ResourceRow.position))]


def batches(resources: Iterable[Resource], size: int = _BATCH) -> Iterator[list[Resource]]:
    """The resources in pieces small enough for one short write."""
    waiting = iter(resources)
    while piece := list(islice(waiting, size)):
        yield piece


def begin(session: Session, label: str, at: datetime) -> int:
    """Open a new edition, empty; its number."""
    row = EditionRow(created=at, label=label[:200], state=FILLING, count=0)
    session.add(row)
    session.flush()
    return row.id


def add(session: Session, edition: int, resources: Sequence[Resource]) -> None:
    """Add resources to an edition that is being filled. Their ids must be new in it."""
    held = session.scalar(_count(edition)) or 0
    rows = [
        {
            "edition": edition,
            "id": resource.id,
            "position": held + place,
            "advice": resource.advice.value,
            "payload": to_json(resource),
        }
        for place, resource in enumerate(resources)
    ]
    if rows:
        session.execute(insert(ResourceRow), rows)


def finish(session: Session, edition: int) -> None:
    """Say that the edition is whole: it may be published."""
    row = session.get_one(EditionRow, edition)
    row.state = STAGED
    row.count = session.scalar(_count(edition)) or 0


def stage(session: Session, resources: Iterable[Resource], label: str, at: datetime) -> int:
    """A whole edition in one write, for a directory of some hundreds; its number."""
    edition = begin(session, label, at)
    for piece in batches(resources):
        add(session, edition, piece)
    finish(session, edition)
    return edition


def show(session: Session, edition: EditionRow, at: datetime) -> None:
    """Flip the pointer to this edition, and let the oldest editions go."""
    edition.state = PUBLISHED
    session.merge(ShownEditionRow(id=_POINTER, edition=edition.id, since=at))
    session.flush()
    _let_go(session, shown=edition.id)


def _let_go(session: Session, shown: int) -> None:
    newest = (
        select(EditionRow.id)
        .where(EditionRow.state == PUBLISHED)
        .order_by(EditionRow.id.desc())
        .limit(KEPT)
    )
    oldest_kept = min([shown, *session.scalars(newest)])
    session.execute(delete(ResourceRow).where(ResourceRow.edition < oldest_kept))
    session.execute(delete(EditionRow).where(EditionRow.id < oldest_kept))


def _count(edition: int) -> Select[int]:
    return select(func.count()).where(ResourceRow.edition == edition)
