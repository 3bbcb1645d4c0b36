"""Reading what the yearly review counts: one value a measure, without anyone in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from resources_db.city.days import calendar_at
from resources_db.fiches.tables import FicheRow
from resources_db.fiches.terms import FicheState
from resources_db.hosting.tables import WaitRow
from resources_db.hosting.terms import Wait
from resources_db.measures.counting import Line, One, What, by_kind, review
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
    measures = _measures(session, _begun(first, last, schools))
    sent = select(OrganisationRow.name, FicheRow.state)
    fiches = session.execute(_sent(session, sent, first, last, at, schools))
    return review((*measures, *(_fiche(name, state) for name, state in fiches)))


def needs_of(
    session: Session,
    first: date,
    last: date,
    at: datetime,
    *,
    schools: Collection[int] | None = None,
) -> Mapping[str, int | None]:
    """Why schools asked, in the words of the city's list, how many times; None where hidden."""
    why = select(OrganisationRow.name, FicheRow.category)
    sent = session.execute(_sent(session, why, first, last, at, schools))
    return by_kind(category for _name, category in sent)


def _begun(
    first: date, last: date, schools: Collection[int] | None
) -> tuple[ColumnElement[bool], ...]:
    """What is asked of a measure and of its situation."""
    wanted = (MeasureRow.first_day.between(first, last), SituationRow.invented.is_(False))
    return wanted if schools is None else (*wanted, SituationRow.school_id.in_(schools))


def _measures(session: Session, wanted: tuple[ColumnElement[bool], ...]) -> Iterator[One]:
    """A query for each kind of fact, however many measures there are."""
    rows = session.execute(
        select(MeasureRow, OrganisationRow.name)
        .join(SituationRow, SituationRow.id == MeasureRow.situation_id)
        .join(OrganisationRow, OrganisationRow.id == SituationRow.school_id)
        .where(*wanted)
        .order_by(MeasureRow.id)
    ).all()
    there, waited, delays = (read(session, wanted) for read in (_there, _waited, _delays))
    for row, name in rows:
        yield _one(row, name, there[row.id], delays[row.id], waited=bool(waited[row.id]))


def _of_measures(
    query: Select[*tuple[Any, ...]], whose: Any, wanted: tuple[ColumnElement[bool], ...]
) -> Select[*tuple[Any, ...]]:
    joined = query.join(MeasureRow, MeasureRow.id == whose)
    return joined.join(SituationRow, SituationRow.id == MeasureRow.situation_id).where(*wanted)


def _there(session: Session, wanted: tuple[ColumnElement[bool], ...]) -> Mapping[int, list[Any]]:
    """The half-days on which the young person was there, by measure, as last marked."""
    half = HalfDayRow
    marked = select(half.measure_id, half.id, half.day, half.activity, MarkRow.mark)
    marked = marked.join(MarkRow, MarkRow.half_day_id == half.id)
    marked = _of_measures(marked, half.measure_id, (*wanted, half.dropped.is_(None)))
    last = {row.id: row for row in session.execute(marked.order_by(MarkRow.id))}
    return _by_measure(row for row in last.values() if Mark(row.mark) in _TOOK_PLACE)


def _waited(session: Session, wanted: tuple[ColumnElement[bool], ...]) -> Mapping[int, list[Any]]:
    """The places that were waited for in vain, by measure."""
    in_vain = WaitRow.state.in_((Wait.LEFT.value, Wait.LAPSED.value))
    waits = select(WaitRow.measure_id, WaitRow.id)
    return _by_measure(session.execute(_of_measures(waits, WaitRow.measure_id, (*wanted, in_vain))))


def _delays(session: Session, wanted: tuple[ColumnElement[bool], ...]) -> Mapping[int, list[Any]]:
    """When something happened, and when its notice to the school left, by measure."""
    told = (
        select(NoticeRow.measure_id, MarkRow.at, NoticeRow.handed)
        .join(MarkRow, MarkRow.id == NoticeRow.subject)
        .where(
            NoticeRow.kind.in_([mark.value for mark in TOLD_TO_HEAD]),
            NoticeRow.family.is_(False),
            NoticeRow.handed.is_not(None),
        )
    )
    return _by_measure(session.execute(_of_measures(told, NoticeRow.measure_id, wanted)))


def _by_measure(rows: Iterable[Any]) -> Mapping[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.measure_id].append(row)
    return found


def _one(row: MeasureRow, school: str, there: list[Any], delays: list[Any], *, waited: bool) -> One:
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
    counts[What.UNMET] = int(row.started is None and waited)
    return One(school, counts, tuple(told.handed - told.at for told in delays))


def _completed(row: MeasureRow) -> bool:
    """To its end: whatever came after, it was not ended before."""
    ended_before = row.end_ground is not None
    return not ended_before and row.state in {State.COMPLETED, State.RETURNED, State.CLOSED}


def _fiche(school: str, state: str) -> One:
    return One(school, {What.FICHES: 1, What.DECLINED: int(state == FicheState.DECLINED)})


def _sent(
    session: Session,
    what: Select[*tuple[Any, ...]],
    first: date,
    last: date,
    at: datetime,
    schools: Collection[int] | None,
) -> Select[*tuple[Any, ...]]:
    """The fiches sent on these days of the city, with their school."""
    zone = calendar_at(session, at).territory.timezone
    begins, ends = (datetime.combine(day, time(), zone) for day in (first, _after(last)))
    wanted = (
        what.join_from(FicheRow, OrganisationRow, OrganisationRow.id == FicheRow.school_id)
        .outerjoin(SituationRow, SituationRow.id == FicheRow.situation_id)
        .where(FicheRow.sent >= begins, FicheRow.sent < ends)
        .where(or_(FicheRow.situation_id.is_(None), SituationRow.invented.is_(False)))
        .order_by(FicheRow.id)
    )
    return wanted if schools is None else wanted.where(FicheRow.school_id.in_(schools))


def _after(last: date) -> date:
    return last if last == date.max else last + timedelta(days=1)
