"""What recording, reviewing and leaving a convention change. Called by the one door only."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import update
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.conventions.actions import LeaveConvention, RecordConvention, RecordReview
from resources_db.conventions.tables import ConventionRow
from resources_db.conventions.terms import Convention
from resources_db.handling import Handlers
from resources_db.people.tables import OrganisationRow

_LONGEST_YEARS, _LONGEST_MONTHS = 30, 60


def record_convention(
    session: Session, actor: Actor, action: RecordConvention, at: datetime
) -> Outcome:
    """Refused for a signature to come, and for terms that no convention has."""
    if session.get(OrganisationRow, action.organisation) is None:
        return Refused(Reason.NO_SUCH_ORGANISATION, action.rule)
    given = action.convention
    if given.signed > at.date():
        return Refused(Reason.DAY_TO_COME, action.rule)
    if not _is_possible(given):
        return Refused(Reason.BAD_TERMS, action.rule)
    row = ConventionRow(
        organisation_id=action.organisation,
        kind=action.kind.value,
        signed=given.signed,
        years=given.years,
        renewed=given.renewed,
        notice_months=given.notice_months,
        ends_with_school_year=given.ends_with_school_year,
        review_months=given.review_months,
        left=given.left,
        recorded=at,
        recorded_by=actor.person,
    )
    session.add(row)
    session.flush()
    return Done(row.id)


def record_review(session: Session, _actor: Actor, action: RecordReview, at: datetime) -> Outcome:
    """The next one is counted from that day."""
    if action.day > at.date():
        return Refused(Reason.DAY_TO_COME, action.rule)
    found = session.scalar(
        update(ConventionRow)
        .where(ConventionRow.id == action.row, ConventionRow.signed <= action.day)
        .values(reviewed=action.day)
        .returning(ConventionRow.id)
    )
    return Refused(Reason.NO_SUCH_CONVENTION, action.rule) if found is None else Done(found)


def leave_convention(
    session: Session, _actor: Actor, action: LeaveConvention, at: datetime
) -> Outcome:
    """Once: a notice given stands."""
    if action.day > at.date():
        return Refused(Reason.DAY_TO_COME, action.rule)
    found = session.scalar(
        update(ConventionRow)
        .where(
            ConventionRow.id == action.row,
            ConventionRow.signed <= action.day,
            ConventionRow.left.is_(None),
        )
        .values(left=action.day)
        .returning(ConventionRow.id)
    )
    return Refused(Reason.NO_SUCH_CONVENTION, action.rule) if found is None else Done(found)


def _is_possible(given: Convention) -> bool:
    return (
        0 < given.years <= _LONGEST_YEARS
        and 0 <= given.notice_months <= _LONGEST_MONTHS
        and 0 < given.review_months <= _LONGEST_MONTHS
    )


HANDLERS: Final[Handlers] = {
    RecordConvention: record_convention,
    RecordReview: record_review,
    LeaveConvention: leave_convention,
}
"""What this module does for the door."""
