"""Which measures someone may open: the numbers only, nothing of them is read yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Actor
from resources_db.measures.machine import LIVE, State
from resources_db.measures.tables import HalfDayRow, MeasureRow, NoticeRow
from resources_db.measures.telling import Told
from resources_db.situations.need_to_know import towards_situation
from resources_db.situations.tables import SituationRow


def measures_for(
    session: Session, actor: Actor, states: Iterable[State], at: datetime
) -> tuple[int, ...]:
    """Those in these states whose situation this actor stands towards.

    What is going on comes first, then what is over; of each, the soonest first.
    """
    wanted = (
        select(MeasureRow.id, MeasureRow.situation_id)
        .join(SituationRow, SituationRow.id == MeasureRow.situation_id)
        .where(MeasureRow.state.in_([state.value for state in states]), ~SituationRow.invented)
        .order_by(MeasureRow.over.is_not(None), MeasureRow.first_day, MeasureRow.id)
    )
    rows = session.execute(wanted).all()
    theirs = {
        situation
        for situation in {row.situation_id for row in rows}
        if towards_situation(session, actor, situation, at)
    }
    return tuple(row.id for row in rows if row.situation_id in theirs)


def measures_on(session: Session, actor: Actor, day: date, at: datetime) -> tuple[int, ...]:
    """Those with a half-day on this day, whose situation this actor stands towards."""
    there = set(
        session.scalars(
            select(HalfDayRow.measure_id).where(HalfDayRow.day == day, HalfDayRow.dropped.is_(None))
        )
    )
    return tuple(one for one in measures_for(session, actor, LIVE, at) if one in there)


def to_acknowledge(session: Session, measure: int, person: int) -> tuple[str, ...]:
    """What someone was told of and has not said that they know, as codes of ``Told``.

    An alarm is not among them: it is not enough to know, its task is taken in hand.
    """
    rows = session.scalars(
        select(NoticeRow.kind)
        .where(
            NoticeRow.measure_id == measure,
            NoticeRow.person_id == person,
            NoticeRow.kind != Told.ALARM.value,
            NoticeRow.asks.is_(True),
            NoticeRow.known.is_(None),
        )
        .order_by(NoticeRow.id)
    )
    return tuple(rows)
