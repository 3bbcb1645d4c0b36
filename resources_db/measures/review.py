"""Reading what the yearly review counts: one value a measure, without anyone in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from resources_db.city.days import calendar_at
from resources_db.fiches.tables import FicheRow
from resources_db.fiches.terms import FicheState
from resources_db.hosting.tables import WaitRow
from resources_db.hosting.terms import Wait
from resources_db.measures.counting import Line, One, What, by_kind, review
from resources_db.measures.finding import half_days, last_marks
from resources_db.measures.machine import State
from resources_db.measures.tables import HalfDayRow, MarkRow, MeasureRow, NoticeRow
from resources_db.measures.terms import TOLD_TO_HEAD, Activity, Mark, Regime
from resources_db.people.tables import OrganisationRow
from resources_db.situations.tables import SituationRow

_TOOK_PLACE = frozenset({Mark.PRESENT, Mark.LATE, Mark.INCIDENT, Mark.ACCIDENT})


def review_of(
    session: Session,
    first: date,
    last: date,
    at: datetime,
    *,
    schools: Collection[int] | None = None,
) -> tuple[Line, ...]:
    """The numbers of the measures whose first day is in a period, and of the fiches sent in it.

    Of some schools, or of each. What was invented for a trial is not counted.
    """
    measures = _measures(session, first, last, schools)
    return review((*measures, *_fiches(session, first, last, at, schools)))


def needs_of(
    session: Session,
    first: date,
    last: date,
    at: datetime,
    *,
    schools: Collection[int] | None = None,
) -> Mapping[str, int | None]:
    """Why schools asked, in the words of the city's list, how many times; None where hidden."""
    sent = _sent(session, first, last, at, schools)
    return by_kind(row.category for row, _name in sent)


def _measures(
    session: Session, first: date, last: date, schools: Collection[int] | None
) -> Iterator[One]:
    wanted = (
        select(MeasureRow, OrganisationRow.name)
        .join(SituationRow, SituationRow.id == MeasureRow.situation_id)
        .join(OrganisationRow, OrganisationRow.id == SituationRow.school_id)
        .where(MeasureRow.first_day.between(first, last), SituationRow.invented.is_(False))
    )
    if schools is not None:
        wanted = wanted.where(SituationRow.school_id.in_(schools))
    for row, name in session.execute(wanted.order_by(MeasureRow.id)).all():
        yield _one(session, row, name)


def _fiches(
    session: Session, first: date, last: date, at: datetime, schools: Collection[int] | None
) -> Iterator[One]:
    for row, name in _sent(session, first, last, at, schools):
        declined = int(row.state == FicheState.DECLINED)
        yield One(name, {What.FICHES: 1, What.DECLINED: declined})


def _sent(
    session: Session, first: date, last: date, at: datetime, schools: Collection[int] | None
) -> Sequence[tuple[FicheRow, str]]:
    """The fiches sent on these days of the city, with the name of their school."""
    zone = calendar_at(session, at).territory.timezone
    begins, ends = (datetime.combine(day, time(), zone) for day in (first, _after(last)))
    wanted = (
        select(FicheRow, OrganisationRow.name)
        .join(OrganisationRow, OrganisationRow.id == FicheRow.school_id)
        .outerjoin(SituationRow, SituationRow.id == FicheRow.situation_id)
        .where(FicheRow.sent >= begins, FicheRow.sent < ends)
        .where(or_(FicheRow.situation_id.is_(None), SituationRow.invented.is_(False)))
    )
    if schools is not None:
        wanted = wanted.where(FicheRow.school_id.in_(schools))
    return [(row, name) for row, name in session.execute(wanted.order_by(FicheRow.id))]


def _after(last: date) -> date:
    return last if last == date.max else last + timedelta(days=1)


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
    counts[What.HALF_DAYS] = len(there)
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
