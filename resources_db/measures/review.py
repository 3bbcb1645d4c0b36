"""Reading what the yearly review counts: one value a measure, without anyone in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.hosting.tables import WaitRow
from resources_db.hosting.terms import Wait
from resources_db.measures.counting import Line, One, What, review
from resources_db.measures.finding import half_days, last_marks
from resources_db.measures.machine import State
from resources_db.measures.tables import HalfDayRow, MarkRow, MeasureRow, NoticeRow
from resources_db.measures.terms import TOLD_TO_HEAD, Activity, Mark, Regime
from resources_db.people.tables import OrganisationRow
from resources_db.situations.tables import SituationRow

_TOOK_PLACE = frozenset({Mark.PRESENT, Mark.LATE, Mark.INCIDENT, Mark.ACCIDENT})


def review_of(
    session: Session, first: date, last: date, *, school: int | None = None
) -> tuple[Line, ...]:
    """The numbers of the measures whose first day is in a period; of one school, or of each.

    What was invented for a trial is not counted.
    """
    return review(_counted(session, first, last, school))


def _counted(session: Session, first: date, last: date, school: int | None) -> Iterator[One]:
    wanted = (
        select(MeasureRow, OrganisationRow.name)
        .join(SituationRow, SituationRow.id == MeasureRow.situation_id)
        .join(OrganisationRow, OrganisationRow.id == SituationRow.school_id)
        .where(MeasureRow.first_day.between(first, last), SituationRow.invented.is_(False))
    )
    if school is not None:
        wanted = wanted.where(SituationRow.school_id == school)
    for row, name in session.execute(wanted.order_by(MeasureRow.id)).all():
        yield _one(session, row, name)


def _one(session: Session, row: MeasureRow, school: str) -> One:
    planned = half_days(session, row.id)
    marks = last_marks(session, row.id)
    there = [one for one in planned if marks.get(one.id) in _TOOK_PLACE]
    counts: Counter[What] = Counter()
    if row.started is not None:
        alternative = row.regime == Regime.ALTERNATIVE
        counts[What.MEASURES] = 1
        counts[What.ALTERNATIVES if alternative else What.RESPONSIBILITIES] = 1
        counts[What.COMPLETED] = int(_completed(row))
        counts[What.RETURNED] = int(row.returned is not None)
    counts[What.DAYS] = len({one.day for one in there})
    counts[What.MISSIONS] = sum(one.activity == Activity.MISSION for one in there)
    counts[What.UNMET] = int(_unmet(session, row))
    return One(school, counts, tuple(_delays(session, row)))


def _completed(row: MeasureRow) -> bool:
    """To its end: whatever came after, it was not ended before."""
    ended_before = row.end_ground is not None
    return not ended_before and row.state in {State.COMPLETED, State.RETURNED, State.CLOSED}


def _unmet(session: Session, row: MeasureRow) -> bool:
    """It never took place, and a place was waited for."""
    waited = select(WaitRow.id).where(
        WaitRow.measure_id == row.id, WaitRow.state.in_((Wait.LEFT.value, Wait.LAPSED.value))
    )
    return row.started is None and session.scalar(waited.limit(1)) is not None


def _delays(session: Session, row: MeasureRow) -> Iterator[timedelta]:
    told = session.execute(
        select(MarkRow.at, NoticeRow.handed)
        .join(HalfDayRow, HalfDayRow.id == MarkRow.half_day_id)
        .join(NoticeRow, NoticeRow.subject == MarkRow.id)
        .where(
            HalfDayRow.measure_id == row.id,
            NoticeRow.measure_id == row.id,
            NoticeRow.kind.in_([mark.value for mark in TOLD_TO_HEAD]),
            NoticeRow.family.is_(False),
        )
    )
    for at, handed in told:
        if handed is not None:
            yield handed - at
