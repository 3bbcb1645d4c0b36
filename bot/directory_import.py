"""Bringing a folder of facts into the directory: staged in small writes, then shown at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused, Role
from resources_db.directory import editions, import_lease, staging
from resources_db.directory.actions import PublishEdition
from resources_db.directory.loading import ORIGIN, Files
from resources_db.directory.terms import PublishAdvice, Resource
from resources_db.door import perform
from resources_db.storage.database import Database

_OWNER = f"import:{uuid4()}"
_ADMINISTRATOR = Actor(frozenset({Role.ADMINISTRATOR}))


@dataclass(frozen=True, slots=True)
class Difference:
    """What an import changes in the directory as it is shown."""

    added: int
    removed: int
    changed: int
    shown: int
    """Resources that will be shown."""
    hidden: int
    """Resources that are kept for the editor and never shown."""


def files_of(folder: Path) -> Files:
    """The files of a folder; where one of the three is not there, the one shipped with us."""
    shipped = Files()
    return Files(
        *(
            own if (own := folder / ours.name).is_file() else ours
            for ours in (shipped.public, shipped.seed, shipped.curation)
        )
    )


def difference(session: Session, wanted: Iterable[Resource]) -> Difference:
    """Compare with the edition that is shown."""
    edition = editions.current_edition(session)
    before = {r.id: r for r in editions.read_all(session, edition)} if edition else {}
    after = {r.id: r for r in wanted}
    both = before.keys() & after.keys()
    hidden = sum(r.advice is PublishAdvice.NEVER for r in after.values())
    return Difference(
        added=len(after.keys() - before.keys()),
        removed=len(before.keys() - after.keys()),
        changed=sum(before[id_] != after[id_] for id_ in both),
        shown=len(after) - hidden,
        hidden=hidden,
    )


def import_directory(
    database: Database, resources: Sequence[Resource], label: str, at: datetime
) -> Outcome:
    """Stage what differs and show it; the chat keeps answering meanwhile.

    Records of the same origin that are no longer listed go. An import that changes nothing
    makes no edition.
    """
    if not database.write_now(lambda session: import_lease.take(session, _OWNER, at)):
        return Refused(Reason.IMPORT_UNDER_WAY, PublishEdition.rule)
    try:
        return _import(database, resources, label, at)
    finally:
        database.write_now(lambda session: import_lease.release(session, _OWNER))


def _import(database: Database, resources: Sequence[Resource], label: str, at: datetime) -> Outcome:
    edition = database.write_now(lambda session: staging.begin(session, label, at))
    for piece in staging.batches(resources):
        database.write_now(partial(staging.add, edition=edition, resources=piece))
    listed = {resource.id for resource in resources}
    known = database.read_now(lambda session: staging.shown_ids(session, ORIGIN))
    gone = [id_ for id_ in known if id_ not in listed]
    database.write_now(partial(staging.remove, edition=edition, ids=gone))
    if not database.write_now(partial(staging.finish, edition=edition)):
        return Done()
    return database.write_now(
        lambda session: perform(session, _ADMINISTRATOR, PublishEdition(edition), at)
    )
