"""What happens when something is asked to keep the directory true. Called by the door only."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.directory import import_lease
from resources_db.directory.actions import ReportMistake
from resources_db.directory.correcting import Why, shown_row, write
from resources_db.directory.editions import current_edition, in_edition, read_some
from resources_db.directory.tables import RecordRow
from resources_db.directory.terms import PublishAdvice
from resources_db.handling import Handlers
from resources_db.tasks.tables import TaskRow
from resources_db.upkeep import unmet
from resources_db.upkeep.actions import (
    AcceptCorrection,
    CountUnmet,
    DismissDuplicate,
    RejectCorrection,
)
from resources_db.upkeep.corrections import ACCEPTED, REJECTED, report, waiting_row
from resources_db.upkeep.tables import CorrectionRow, DistinctRow


def report_mistake(session: Session, _actor: Actor, action: ReportMistake, at: datetime) -> Outcome:
    """Put the reported card before the staff. Refused when no such card is shown."""
    shown = select(
        exists().where(
            in_edition(current_edition(session) or 0),
            RecordRow.id == action.resource,
            RecordRow.advice != PublishAdvice.NEVER,
        )
    )
    if not session.scalar(shown):
        return Refused(Reason.UNKNOWN_RESOURCE, action.rule)
    return Done(report(session, action.resource, action.what, action.note, at))


def accept_correction(
    session: Session, actor: Actor, action: AcceptCorrection, at: datetime
) -> Outcome:
    """Write the mended record, and settle the correction with its task.

    Refused when it was decided already, is about another card, while an import is under way,
    and when the record changed since the person read it.
    """
    correction = waiting_row(session, action.correction)
    if correction is None or correction.resource != action.resource.id:
        return Refused(Reason.NO_SUCH_CORRECTION, action.rule)
    if import_lease.under_way(session, at):
        return Refused(Reason.IMPORT_UNDER_WAY, action.rule)
    row = shown_row(session, action.resource.id)
    if row and action.seen is not None and row.from_edition > action.seen:
        return Refused(Reason.CHANGED_MEANWHILE, action.rule)
    why = Why(actor.person, "Correction acceptée", action.note)
    correction.edition = write(session, action.resource, why, at)
    _decide(session, correction, ACCEPTED, (actor, action.note), at)
    return Done(correction.edition)


def reject_correction(
    session: Session, actor: Actor, action: RejectCorrection, at: datetime
) -> Outcome:
    """Settle the correction and its task; the record stays. Refused when already decided."""
    correction = waiting_row(session, action.correction)
    if correction is None:
        return Refused(Reason.NO_SUCH_CORRECTION, action.rule)
    _decide(session, correction, REJECTED, (actor, action.note), at)
    return Done(correction.id)


def dismiss_duplicate(
    session: Session, actor: Actor, action: DismissDuplicate, at: datetime
) -> Outcome:
    """Keep the pair apart for good. Refused when they are not two records of the directory."""
    pair = {action.first, action.second}
    held = read_some(session, current_edition(session) or 0, pair)
    if len(pair) == 1 or len(held) != len(pair):
        return Refused(Reason.UNKNOWN_RESOURCE, action.rule)
    first, second = sorted(pair)
    session.merge(DistinctRow(first=first, second=second, at=at, author=actor.person))
    return Done()


def count_unmet(session: Session, _actor: Actor, action: CountUnmet, at: datetime) -> Outcome:
    """One more search that found nothing useful."""
    unmet.count(session, action.need, action.commune, at.date())
    return Done()


def _decide(
    session: Session, correction: CorrectionRow, state: str, by: tuple[Actor, str], at: datetime
) -> None:
    actor, words = by
    correction.state, correction.decided = state, at
    correction.decided_by, correction.words = actor.person, words
    waits = (TaskRow.id == correction.task, TaskRow.closed.is_(None))
    session.execute(update(TaskRow).where(*waits).values(closed=at, closed_by=actor.person))


HANDLERS: Final[Handlers] = {
    ReportMistake: report_mistake,
    AcceptCorrection: accept_correction,
    RejectCorrection: reject_correction,
    DismissDuplicate: dismiss_duplicate,
    CountUnmet: count_unmet,
}
"""What this module does for the door."""
