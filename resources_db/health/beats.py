"""The regular jobs: when each should run, when it did, whether it is late.

What is due is worked out from what is written down, never from a timer: a run missed while the
machine was off is made up for by the next look. Several processes may look; one runs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import StrEnum

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from resources_db.health.tables import BeatRow
from resources_db.storage.upsert import insert_new

CUT_SHORT = timedelta(hours=1)
"""A daily job that began this long ago and has not ended died with its process: again."""
AFTER_FAILURE = timedelta(minutes=15)
"""A job that failed is not left until its next day."""
PATIENCE = timedelta(minutes=3)
"""How late a job may be before anybody is told."""


@dataclass(frozen=True, slots=True)
class Every:
    """All the time, with this much between two runs."""

    period: timedelta

    def due_after(self, at: datetime) -> datetime:
        """The next run after one that began at an instant."""
        return at + self.period


@dataclass(frozen=True, slots=True)
class Daily:
    """Once a day, at an hour of the city's wall clock."""

    hour: time
    zone: tzinfo

    def due_after(self, at: datetime) -> datetime:
        """The next run after one that began at an instant."""
        day = at.astimezone(self.zone).date()
        slots = (
            datetime.combine(day + timedelta(days=later), self.hour, self.zone).astimezone(UTC)
            for later in range(3)
        )
        return next(slot for slot in slots if slot > at)


Rhythm = Every | Daily


class State(StrEnum):
    """How a job is doing."""

    WELL = "well"
    FAILING = "failing"
    LATE = "late"
    """It should have begun, and has not."""


@dataclass(frozen=True, slots=True)
class Beat:
    """One regular job, as it stands."""

    job: str
    started: datetime
    ended: datetime | None
    next_due: datetime
    state: State
    failed: datetime | None
    """Since when it fails."""
    error: str | None


def begin(session: Session, job: str, rhythm: Rhythm, at: datetime) -> bool:
    """Note that a job begins, if it is due; False when it is not, or another process runs it."""
    fresh = {"started": at, "next_due": rhythm.due_after(at)}
    due = BeatRow.next_due <= at
    cut = (BeatRow.ended.is_(None) | (BeatRow.ended < BeatRow.started)) & (
        BeatRow.started <= at - CUT_SHORT
    )
    mine = update(BeatRow).where(BeatRow.job == job, due | cut)
    if session.execute(mine.values(**fresh).returning(BeatRow.job)).first() is not None:
        return True
    return _first_time(session, job, fresh)


def note(session: Session, job: str, rhythm: Rhythm, at: datetime) -> None:
    """Note that a job that always runs has begun."""
    fresh = {"started": at, "next_due": rhythm.due_after(at)}
    known = update(BeatRow).where(BeatRow.job == job).values(**fresh).returning(BeatRow.job)
    if session.execute(known).first() is None:
        _first_time(session, job, fresh)


def end(session: Session, job: str, at: datetime, error: str | None = None) -> None:
    """Note that a run is over, and whether it failed."""
    row = session.get(BeatRow, job)
    if row is None:
        return
    if error is None:
        row.ended, row.failed, row.error = at, None, None
    else:
        row.ended, row.failed, row.error = at, row.failed or at, error[:40]
        row.next_due = min(row.next_due, at + AFTER_FAILURE)


def _first_time(session: Session, job: str, fresh: dict[str, datetime]) -> bool:
    """A job that was never seen runs at once; False when another process was faster."""
    return insert_new(session, BeatRow, job=job, **fresh) is not None


def beats(session: Session, at: datetime) -> Sequence[Beat]:
    """Every job that has ever run here, by name."""
    rows = session.scalars(select(BeatRow).order_by(BeatRow.job))
    return [
        Beat(
            row.job,
            row.started,
            row.ended,
            row.next_due,
            _state(row, at),
            row.failed,
            row.error,
        )
        for row in rows
    ]


def _state(row: BeatRow, at: datetime) -> State:
    if row.next_due + PATIENCE < at:
        return State.LATE
    return State.WELL if row.failed is None else State.FAILING
