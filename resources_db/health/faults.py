"""What is wrong at this instant, told once a day each, and once more when it is mended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from resources_db.health.beats import State, beats
from resources_db.health.tables import FaultRow
from resources_db.meetings.handing import REMINDER_SET_ASIDE
from resources_db.messages import outbox
from resources_db.messages.tables import OutboxRow
from resources_db.tasks.opening import UPDATE_SET_ASIDE, open_tasks

STUCK = timedelta(minutes=5)
"""A message that waits longer than this for its channel shows that the channel is down."""
NOT_AGAIN = timedelta(days=1)
"""The same fault is not told twice within this time."""


class Kind(StrEnum):
    """What may be wrong."""

    JOB_LATE = "job_late"
    JOB_FAILING = "job_failing"
    CHANNEL_DOWN = "channel_down"
    SET_ASIDE = "set_aside"
    """Messages that could not be read or made."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong."""

    kind: Kind
    about: str
    """Which job, which channel; empty when there is only one of its kind."""
    since: datetime
    count: int = 0
    """Messages concerned."""

    @property
    def code(self) -> str:
        """What makes it the same fault."""
        return f"{self.kind.value}:{self.about}"


@dataclass(frozen=True, slots=True)
class Mended:
    """Something that is no longer wrong."""

    kind: Kind
    about: str
    since: datetime


News = Fault | Mended


def faults(session: Session, at: datetime) -> Sequence[Fault]:
    """Everything that is wrong."""
    return [*_jobs(session, at), *_channels(session, at), *_set_aside(session)]


def news(session: Session, found: Iterable[Fault], at: datetime) -> Sequence[News]:
    """What the administrator is to be told now; it counts as told (see :func:`not_told`)."""
    present = {fault.code: fault for fault in found}
    known = {row.code: row for row in session.scalars(select(FaultRow))}
    told: list[News] = []
    for code, fault in present.items():
        row = known.get(code)
        if row is None:
            row = FaultRow(code=code, since=fault.since)
            session.add(row)
        elif row.mended is not None:
            row.since, row.mended = fault.since, None
        if row.told is None or row.told <= at - NOT_AGAIN:
            row.told = at
            told.append(fault)
    for code, row in known.items():
        if code not in present and row.mended is None:
            row.mended = at
            if row.told is not None and row.told >= row.since:  # whoever heard of it hears this
                kind, _, about = code.partition(":")
                told.append(Mended(Kind(kind), about, row.since))
    session.flush()
    return told


def not_told(session: Session, fault: Fault) -> None:
    """The letter about a fault could not go: it is told at the next look."""
    session.execute(update(FaultRow).where(FaultRow.code == fault.code).values(told=None))


def _jobs(session: Session, at: datetime) -> Iterable[Fault]:
    for beat in beats(session, at):
        if beat.state is State.LATE:
            yield Fault(Kind.JOB_LATE, beat.job, beat.next_due)
        elif beat.failed is not None and beat.failed <= at - STUCK:
            yield Fault(Kind.JOB_FAILING, beat.job, beat.failed)


def _channels(session: Session, at: datetime) -> Iterable[Fault]:
    waits = OutboxRow.state.in_((outbox.WAITING, outbox.SENDING))
    rows = session.execute(
        select(OutboxRow.bot, func.min(OutboxRow.created), func.count())
        .where(waits, OutboxRow.created <= at - STUCK)
        .group_by(OutboxRow.bot)
    )
    stuck = {bot: Fault(Kind.CHANNEL_DOWN, bot, since, count) for bot, since, count in rows}
    yield from stuck.values()
    for row in session.scalars(select(FaultRow).where(FaultRow.mended.is_(None))):
        kind, _, bot = row.code.partition(":")
        if kind == Kind.CHANNEL_DOWN and bot not in stuck and not _answered(session, bot, row):
            yield Fault(Kind.CHANNEL_DOWN, bot, row.since)


def _answered(session: Session, bot: str, fault: FaultRow) -> bool:
    """Whether the channel took a message since: that none waits at night proves nothing."""
    took = select(OutboxRow.id).where(
        OutboxRow.bot == bot, OutboxRow.state == outbox.SENT, OutboxRow.created >= fault.since
    )
    return session.scalar(took.limit(1)) is not None


def _set_aside(session: Session) -> Iterable[Fault]:
    aside = [
        task for task in open_tasks(session) if task.kind in {UPDATE_SET_ASIDE, REMINDER_SET_ASIDE}
    ]
    if aside:
        yield Fault(Kind.SET_ASIDE, "", min(task.opened for task in aside), len(aside))
