"""What happens when something is asked of the directory. Called by the one door only."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.directory.actions import PublishEdition, ReportMistake
from resources_db.directory.editions import FILLING, show
from resources_db.directory.tables import EditionRow, ResourceRow, ShownEditionRow
from resources_db.directory.terms import PublishAdvice
from resources_db.tasks.opening import MISTAKE, open_task


def publish_edition(
    session: Session, _actor: Actor, action: PublishEdition, at: datetime
) -> Outcome:
    """Show a staged edition. An older one that is still kept may be shown again.

    Refused when the edition does not exist, is not whole yet, or is empty: a directory never
    vanishes because an import failed.
    """
    edition = session.get(EditionRow, action.edition)
    if edition is None or edition.state == FILLING:
        return Refused(Reason.UNKNOWN_EDITION, action.rule)
    if edition.count == 0:
        return Refused(Reason.EMPTY_EDITION, action.rule)
    show(session, edition, at)
    return Done(edition.id)


def report_mistake(session: Session, _actor: Actor, action: ReportMistake, at: datetime) -> Outcome:
    """Put the reported card before the staff. Refused when no such card is shown."""
    shown = select(
        exists().where(
            ResourceRow.edition == ShownEditionRow.edition,
            ResourceRow.id == action.resource,
            ResourceRow.advice != PublishAdvice.NEVER,
        )
    )
    if not session.scalar(shown):
        return Refused(Reason.UNKNOWN_RESOURCE, action.rule)
    task = open_task(
        session, MISTAKE, at, resource=action.resource, detail=action.what, note=action.note
    )
    return Done(task)
