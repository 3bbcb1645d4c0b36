"""Staging an edition of the directory in small steps, then showing it at once.

Each step is a short write of its own, so that the chat keeps answering during a long import::

    edition = begin(session, "annuaire.json", at)
    for chunk in batches(resources):
        add(session, edition, chunk)
    remove(session, edition, ids_no_longer_listed)
    finish(session, edition)

Only what differs is written. Nothing of it is seen before the action ``PublishEdition``: its
number is above the shown one. There is one staged edition at a time: whoever begins takes away
what an import that died left behind. ``import_lease`` keeps two imports apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final, TypeVar

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from resources_db.directory.editions import current_edition, in_edition
from resources_db.directory.merging import merged
from resources_db.directory.records import from_json, to_json
from resources_db.directory.tables import EditionRow, RecordRow, ShownEditionRow
from resources_db.directory.terms import Resource, ResourceId

FILLING: Final = "filling"
STAGED: Final = "staged"
PUBLISHED: Final = "published"
_BATCH = 500
_POINTER = 1
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Staged:
    """What a step of staging did."""

    added: tuple[ResourceId, ...] = ()
    changed: tuple[ResourceId, ...] = ()
    unchanged: int = 0
    kept_by_hand: tuple[ResourceId, ...] = ()
    """Of the changed, those in which a person's corrections were kept."""


class StagingLost(RuntimeError):
    """The edition was swept away by another import, because this one gave no sign of life."""


def batches(items: Iterable[Item], size: int = _BATCH) -> Iterator[list[Item]]:
    """The items in pieces small enough for one short write."""
    waiting = iter(items)
    while piece := list(islice(waiting, size)):
        yield piece


def begin(session: Session, label: str, at: datetime) -> int:
    """Open a new edition that is as the shown one; its number."""
    sweep(session)
    row = EditionRow(created=at, label=label[:200], state=FILLING, count=0)
    session.add(row)
    session.flush()
    return row.id


def add(session: Session, edition: int, resources: Collection[Resource]) -> Staged:
    """Put resources into an edition that is being filled, where they differ from the shown.

    Each id at most once in an edition. Raises :class:`StagingLost`.
    """
    _filling(session, edition)
    staged, rows = _compared(session, edition, resources)
    if rows:
        session.execute(insert(RecordRow), rows)
    end(session, edition, staged.changed)
    return staged


def compare(session: Session, resources: Collection[Resource]) -> Staged:
    """What :func:`add` would do. Writes nothing."""
    staged, _ = _compared(session, 0, resources)
    return staged


def remove(session: Session, edition: int, ids: Iterable[ResourceId]) -> None:
    """Take resources out of an edition that is being filled. Raises :class:`StagingLost`."""
    _filling(session, edition)
    for piece in batches(ids):
        end(session, edition, piece)


def finish(session: Session, edition: int) -> bool:
    """Say that the edition is whole: it may be published.

    False when it is as the shown one: then nothing is left of it.
    """
    row = _filling(session, edition)
    if not _touched(session, edition):
        sweep(session)
        return False
    row.state = STAGED
    row.count = session.scalar(select(func.count()).where(in_edition(edition))) or 0
    return True


def stage(session: Session, resources: Iterable[Resource], label: str, at: datetime) -> int:
    """A whole edition in one write, holding these and nothing else; its number.

    For a directory of some hundreds. The edition may be as the shown one.
    """
    edition = begin(session, label, at)
    wanted: set[ResourceId] = set()
    for piece in batches(resources):
        add(session, edition, piece)
        wanted.update(resource.id for resource in piece)
    remove(session, edition, [id_ for id_ in shown_ids(session) if id_ not in wanted])
    row = _filling(session, edition)
    row.state = STAGED
    row.count = len(wanted)
    return edition


def shown_ids(session: Session, origin: str | None = None) -> list[ResourceId]:
    """The ids of the shown edition: all, or those of one origin."""
    where = [] if origin is None else [RecordRow.origin == origin]
    shown = in_edition(current_edition(session) or 0)
    return [ResourceId(id_) for id_ in session.scalars(select(RecordRow.id).where(shown, *where))]


def sweep(session: Session) -> None:
    """Take away what was staged and never published. What is shown does not change."""
    for dead in session.scalars(select(EditionRow).where(EditionRow.state != PUBLISHED)).all():
        session.execute(delete(RecordRow).where(RecordRow.from_edition == dead.id))
        again = update(RecordRow).where(RecordRow.until_edition == dead.id)
        session.execute(again.values(until_edition=None))
        session.delete(dead)
    session.flush()


def show(session: Session, edition: EditionRow, at: datetime) -> None:
    """Flip the pointer to this edition."""
    edition.state = PUBLISHED
    edition.published = at
    session.merge(ShownEditionRow(id=_POINTER, edition=edition.id, since=at))
    session.flush()


def next_position(session: Session) -> int:
    """Where a record that is new goes in the order of the directory."""
    last = session.scalar(select(func.max(RecordRow.position)))
    return 0 if last is None else last + 1


def _filling(session: Session, edition: int) -> EditionRow:
    row = session.get(EditionRow, edition)
    if row is None or row.state != FILLING:
        raise StagingLost(f"edition {edition} is not being filled any more")
    return row


def _compared(
    session: Session, edition: int, resources: Collection[Resource]
) -> tuple[Staged, list[dict[str, object]]]:
    """What differs from the shown edition, and the rows that say so."""
    known = _shown_rows(session, [resource.id for resource in resources])
    position = next_position(session)
    added, changed, by_hand = list[ResourceId](), list[ResourceId](), list[ResourceId]()
    rows: list[dict[str, object]] = []
    for resource in resources:
        row = known.get(resource.id)
        if row is None:
            rows.append(version_of(resource, edition, position + len(added)))
            added.append(resource.id)
        elif (version := _next_version(row, resource, edition)) is not None:
            rows.append(version)
            changed.append(resource.id)
            if version["given"] is not None:
                by_hand.append(resource.id)
    unchanged = len(resources) - len(rows)
    return Staged(tuple(added), tuple(changed), unchanged, tuple(by_hand)), rows


def _shown_rows(session: Session, ids: Collection[ResourceId]) -> dict[str, RecordRow]:
    shown = in_edition(current_edition(session) or 0)
    rows = select(RecordRow).where(shown, RecordRow.id.in_(ids))
    return {row.id: row for row in session.scalars(rows)}


def version_of(
    resource: Resource, edition: int, position: int, given: str | None = None
) -> dict[str, object]:
    """The values of a new version's row."""
    return {
        "id": resource.id,
        "from_edition": edition,
        "until_edition": None,
        "position": position,
        "origin": resource.origin,
        "advice": resource.advice.value,
        "payload": to_json(resource),
        "given": given,
    }


def _next_version(row: RecordRow, said: Resource, edition: int) -> dict[str, object] | None:
    """What an import makes of a record that is shown; None when it brings nothing new."""
    text = to_json(said)
    before = row.payload if row.given is None else row.given
    if text == before or said == from_json(before):
        return None
    if row.given is None:
        return version_of(said, edition, row.position)
    kept = merged(from_json(before), from_json(row.payload), said)
    return version_of(kept, edition, row.position, given=text if kept != said else None)


def end(session: Session, edition: int, ids: Collection[ResourceId]) -> None:
    """Say that the shown versions of these ids end with this edition."""
    if not ids:
        return
    shown = in_edition(current_edition(session) or 0)
    ended = update(RecordRow).where(shown, RecordRow.id.in_(ids))
    session.execute(
        ended.values(until_edition=edition).execution_options(synchronize_session=False)
    )


def _touched(session: Session, edition: int) -> bool:
    began = select(RecordRow.id).where(RecordRow.from_edition == edition).limit(1)
    ended = select(RecordRow.id).where(RecordRow.until_edition == edition).limit(1)
    return session.scalar(began) is not None or session.scalar(ended) is not None
