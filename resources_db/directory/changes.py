"""What happens when something is asked of the directory. Called by the one door only."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.directory import import_lease
from resources_db.directory.actions import (
    PublishEdition,
    RestoreVersion,
    SaveResource,
)
from resources_db.directory.correcting import Why, shown_row, write
from resources_db.directory.editions import current_edition, read_one
from resources_db.directory.staging import STAGED, show
from resources_db.directory.tables import EditionRow
from resources_db.handling import Handlers


def publish_edition(
    session: Session, _actor: Actor, action: PublishEdition, at: datetime
) -> Outcome:
    """Show a staged edition.

    Refused when the edition does not exist, is not whole yet, or is empty: a directory never
    vanishes because an import failed.
    """
    edition = session.get(EditionRow, action.edition)
    if edition is None or edition.state != STAGED:
        return Refused(Reason.UNKNOWN_EDITION, action.rule)
    if edition.count == 0:
        return Refused(Reason.EMPTY_EDITION, action.rule)
    show(session, edition, at)
    return Done(edition.id)


def save_resource(session: Session, actor: Actor, action: SaveResource, at: datetime) -> Outcome:
    """Write a record as a person corrected it.

    Refused while an import is under way, and when the record changed since the person read it.
    """
    if import_lease.under_way(session, at):
        return Refused(Reason.IMPORT_UNDER_WAY, action.rule)
    row = shown_row(session, action.resource.id)
    if row and action.seen is not None and row.from_edition > action.seen:
        return Refused(Reason.CHANGED_MEANWHILE, action.rule)
    why = Why(actor.person, "Corrigé à la main", action.note)
    return Done(write(session, action.resource, why, at))


def restore_version(
    session: Session, actor: Actor, action: RestoreVersion, at: datetime
) -> Outcome:
    """Make a record what it was. Refused when it is not kept so far back."""
    if import_lease.under_way(session, at):
        return Refused(Reason.IMPORT_UNDER_WAY, action.rule)
    before = read_one(session, action.edition, action.resource)
    if before is None or action.edition > (current_edition(session) or 0):
        return Refused(Reason.UNKNOWN_VERSION, action.rule)
    why = Why(actor.person, "Version rétablie", action.note)
    return Done(write(session, before, why, at))


HANDLERS: Final[Handlers] = {
    PublishEdition: publish_edition,
    SaveResource: save_resource,
    RestoreVersion: restore_version,
}
"""What this module does for the door."""
