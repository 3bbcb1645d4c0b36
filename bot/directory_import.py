"""Bringing a folder of facts into the directory: staged in small writes, then shown at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from resources_db.actions import Actor, Outcome, Role
from resources_db.directory import editions
from resources_db.directory.actions import PublishEdition
from resources_db.directory.loading import Files
from resources_db.directory.terms import PublishAdvice, Resource
from resources_db.door import perform
from resources_db.storage.database import Database

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
    """Stage the resources and show them; the chat keeps answering meanwhile."""
    edition = database.write_now(lambda session: editions.begin(session, label, at))
    for piece in editions.batches(resources):
        database.write_now(partial(editions.add, edition=edition, resources=piece))
    database.write_now(lambda session: editions.finish(session, edition))
    return database.write_now(
        lambda session: perform(session, _ADMINISTRATOR, PublishEdition(edition), at)
    )
