"""Meetings that have to take place and that nobody has arranged: proposed, once.

A joint review of each agreement at least yearly (R18); a steering committee at least twice a
year, so once in each half of it (R39). The daily job asks; arranging the meeting settles it;
calling it off has it asked again. What somebody settles by hand stays settled.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from resources_db.conventions.standing import AHEAD, conventions_due
from resources_db.conventions.tables import ConventionRow
from resources_db.meetings.tables import AppointmentRow
from resources_db.meetings.terms import MeetingKind
from resources_db.tasks.opening import open_task
from resources_db.tasks.tables import TaskRow

REVIEW_DUE, COMMITTEE_DUE = "review_due", "committee_due"
"""Tasks: no joint review, no steering committee is arranged."""
BY_ITSELF: Final = "arranged"
"""Outcome of a proposal that was settled by arranging the meeting."""
_SECOND_HALF: Final = 7
"""Month in which the second half of a year begins."""
_QUIET_MONTHS: Final = timedelta(days=60)
"""From the beginning of a half-year: it is not asked for at once."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A meeting to arrange."""

    kind: str
    detail: str
    """Which one, as a code: the same is asked for once."""
    day: date
    """The last day for it."""


def propose(session: Session, at: datetime, zone: tzinfo) -> int:
    """A task for each meeting that is missing; those that are no longer end. How many are new."""
    today = at.astimezone(zone).date()
    wanted = {(one.kind, one.detail): one for one in missing(session, at, today)}
    asked = _asked(session)
    for row in asked:
        if row.closed is None and (row.kind, row.detail) not in wanted:
            row.closed, row.outcome = at, BY_ITSELF
    standing = {(row.kind, row.detail) for row in asked if row.outcome != BY_ITSELF}
    new = [one for name, one in wanted.items() if name not in standing]
    for one in new:
        due = datetime.combine(one.day, time(18), zone)
        open_task(session, one.kind, at, detail=one.detail, due=due)
    return len(new)


def settle_proposal(session: Session, row: AppointmentRow, at: datetime) -> None:
    """What this appointment was missing for is arranged now."""
    settled = {MeetingKind.REVIEW: REVIEW_DUE, MeetingKind.COMMITTEE: COMMITTEE_DUE}
    kind = settled.get(MeetingKind(row.kind))
    if kind is None or (kind == REVIEW_DUE and row.convention_id is None):
        return
    ended = update(TaskRow).where(TaskRow.kind == kind, TaskRow.closed.is_(None))
    if row.convention_id is not None:
        ended = ended.where(TaskRow.detail.startswith(f"{row.convention_id} "))
    session.execute(ended.values(closed=at, outcome=BY_ITSELF))


def missing(session: Session, at: datetime, today: date) -> Iterator[Proposal]:
    """What has to take place soon, and is not arranged."""
    for due in conventions_due(session, today, AHEAD):
        days = [one.day for one in due.due if one.kind == "review"]
        if days and not _reviewed(session, due.row, at):
            yield Proposal(REVIEW_DUE, f"{due.row} {days[0].isoformat()}", days[0])
    half = half_year(today)
    if today >= half[0] + _QUIET_MONTHS and not _committee(session, *half):
        yield Proposal(COMMITTEE_DUE, half[0].isoformat(), half[1])


def half_year(day: date) -> tuple[date, date]:
    """The first and the last day of the half-year of this day.

    >>> half_year(date(2026, 11, 23))
    (datetime.date(2026, 7, 1), datetime.date(2026, 12, 31))
    """
    if day.month < _SECOND_HALF:
        return date(day.year, 1, 1), date(day.year, 6, 30)
    return date(day.year, _SECOND_HALF, 1), date(day.year, 12, 31)


def _reviewed(session: Session, convention: int, at: datetime) -> bool:
    """Whether a review of this agreement is arranged, or took place and is not recorded yet."""
    last = session.get_one(ConventionRow, convention).reviewed
    wanted = select(AppointmentRow.starts).where(
        AppointmentRow.convention_id == convention, AppointmentRow.cancelled.is_(None)
    )
    return any(
        starts > at or last is None or starts.date() > last for starts in session.scalars(wanted)
    )


def _committee(session: Session, first: date, last: date) -> bool:
    wanted = select(AppointmentRow.starts).where(
        AppointmentRow.kind == MeetingKind.COMMITTEE.value, AppointmentRow.cancelled.is_(None)
    )
    return any(first <= starts.date() <= last for starts in session.scalars(wanted))


def _asked(session: Session) -> list[TaskRow]:
    wanted = select(TaskRow).where(TaskRow.kind.in_((REVIEW_DUE, COMMITTEE_DUE)))
    return list(session.scalars(wanted.order_by(TaskRow.id)))
