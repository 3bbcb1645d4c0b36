"""Reading the directory as it is, and as it was.

An edition is a number. A record is kept as *versions*, each from an edition until another: it is
in edition n when ``from_edition <= n`` and no later edition up to n ended it. What an import
stages has a number above the one that is shown, so nobody sees it (see ``staging``).
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from resources_db.directory.records import from_json
from resources_db.directory.tables import EditionRow, RecordRow, ShownEditionRow
from resources_db.directory.terms import PublishAdvice, Resource, ResourceId

_STREAMED: Final = 500
"""Rows fetched at a time, whatever the size of the directory."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one record between two editions."""

    id: ResourceId
    resource: Resource | None
    """As it is now; None when it went, or must not be shown any more."""


@dataclass(frozen=True, slots=True)
class Version:
    """What a record was from one edition on."""

    edition: int
    """The edition that made it so."""
    until: int | None
    """The edition that ended it; None while it is so."""
    at: datetime
    label: str
    """The import it comes from, or what was done."""
    author: int | None
    note: str | None
    resource: Resource


def current_edition(session: Session) -> int | None:
    """The number of the edition that is shown; None when there is none yet."""
    return session.scalar(select(ShownEditionRow.edition))


def in_edition(edition: int) -> ColumnElement[bool]:
    """Whether a version belongs to an edition."""
    ended = RecordRow.until_edition
    return and_(RecordRow.from_edition <= edition, or_(ended.is_(None), ended > edition))


def count_shown(session: Session, edition: int) -> int:
    """How many resources of an edition may be shown."""
    may_be = and_(in_edition(edition), RecordRow.advice != PublishAdvice.NEVER)
    return session.scalar(select(func.count()).select_from(RecordRow).where(may_be)) or 0


def read_shown(session: Session, edition: int) -> Iterator[Resource]:
    """The resources of an edition that may be shown, in the order of their first import.

    They come as they are read: take them before the session ends.
    """
    return _stream(session, in_edition(edition), RecordRow.advice != PublishAdvice.NEVER)


def read_all(session: Session, edition: int) -> Iterator[Resource]:
    """Every resource of an edition, for the editor and for exports; as :func:`read_shown`."""
    return _stream(session, in_edition(edition))


def read_some(
    session: Session, edition: int, ids: Collection[ResourceId]
) -> Mapping[ResourceId, Resource]:
    """The resources of these ids that an edition holds, the hidden ones too."""
    return {found.id: found for found in _stream(session, in_edition(edition), _named(ids))}


def read_one(session: Session, edition: int, id_: ResourceId) -> Resource | None:
    """The resource of this id in an edition, even a hidden one."""
    return read_some(session, edition, (id_,)).get(id_)


def changes(session: Session, after: int, upto: int) -> Generator[Change]:
    """What a reader of the shown directory must learn to go from one edition to a later one.

    Each record that changed comes once, in the order of ids.
    """
    touched = or_(
        and_(RecordRow.from_edition > after, RecordRow.from_edition <= upto),
        and_(RecordRow.until_edition > after, RecordRow.until_edition <= upto),
    )
    ids = select(RecordRow.id).where(touched).distinct().subquery()
    now = aliased(RecordRow)
    is_now = and_(
        now.id == ids.c.id,
        now.from_edition <= upto,
        or_(now.until_edition.is_(None), now.until_edition > upto),
        now.advice != PublishAdvice.NEVER,
    )
    rows = select(ids.c.id, now.payload).outerjoin(now, is_now).order_by(ids.c.id)
    with session.execute(rows, execution_options={"yield_per": _STREAMED}) as found:
        for id_, payload in found:
            yield Change(ResourceId(id_), _if_there(payload))


def history(session: Session, id_: ResourceId) -> list[Version]:
    """What a record was, the newest first. What is staged is not history yet."""
    shown = current_edition(session) or 0
    rows = (
        select(RecordRow, EditionRow)
        .join(EditionRow, EditionRow.id == RecordRow.from_edition)
        .where(RecordRow.id == id_, RecordRow.from_edition <= shown)
        .order_by(RecordRow.from_edition.desc())
    )
    return [_version(record, edition, shown) for record, edition in session.execute(rows)]


def _if_there(payload: str | None) -> Resource | None:
    """An outer join gives no payload where there is no record any more."""
    return None if payload is None else from_json(payload)


def _version(record: RecordRow, edition: EditionRow, shown: int) -> Version:
    until = record.until_edition
    return Version(
        edition=edition.id,
        until=until if until is not None and until <= shown else None,
        at=edition.published or edition.created,
        label=edition.label,
        author=edition.author,
        note=edition.note,
        resource=from_json(record.payload),
    )


def _named(ids: Collection[ResourceId]) -> ColumnElement[bool]:
    return RecordRow.id.in_(ids)


def _stream(session: Session, *where: ColumnElement[bool]) -> Iterator[Resource]:
    rows = select(RecordRow.payload).where(*where).order_by(RecordRow.position, RecordRow.id)
    with session.scalars(rows, execution_options={"yield_per": _STREAMED}) as found:
        for payload in found:
            yield from_json(payload)
