"""Which measures someone may open: the numbers only, nothing of them is read yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Actor
from resources_db.measures.machine import State
from resources_db.measures.tables import MeasureRow, NoticeRow
from resources_db.situations.need_to_know import towards_situation
from resources_db.situations.tables import SituationRow


def measures_for(
    session: Session, actor: Actor, states: Iterable[State], at: datetime
) -> tuple[int, ...]:
    """Those in these states whose situation this actor stands towards, the soonest first."""
    wanted = (
        select(MeasureRow.id, MeasureRow.situation_id)
        .join(SituationRow, SituationRow.id == MeasureRow.situation_id)
        .where(MeasureRow.state.in_([state.value for state in states]), ~SituationRow.invented)
        .order_by(MeasureRow.first_day, MeasureRow.id)
    )
    return tuple(
        row.id
        for row in session.execute(wanted)
        if towards_situation(session, actor, row.situation_id, at)
    )


def to_acknowledge(session: Session, measure: int, person: int) -> tuple[str, ...]:
    """What someone was told of and has not said that they know, as codes of ``Told``."""
    rows = session.scalars(
        select(NoticeRow.kind)
        .where(
            NoticeRow.measure_id == measure,
            NoticeRow.person_id == person,
            NoticeRow.asks.is_(True),
            NoticeRow.known.is_(None),
        )
        .order_by(NoticeRow.id)
    )
    return tuple(rows)
