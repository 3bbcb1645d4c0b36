"""Counting what was misread."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome
from resources_db.handling import Handlers
from resources_db.misreadings.actions import CountMisread
from resources_db.misreadings.tables import MisreadRow
from resources_db.storage.upsert import insert_new


def count_misread(session: Session, _actor: Actor, action: CountMisread, at: datetime) -> Outcome:
    """One more for this need, this week."""
    week = monday(at)
    if insert_new(session, MisreadRow, week=week, need=action.need, count=1) is None:
        session.execute(
            update(MisreadRow)
            .where(MisreadRow.week == week, MisreadRow.need == action.need)
            .values(count=MisreadRow.count + 1)
            .execution_options(synchronize_session=False)
        )
    return Done()


def misread_since(session: Session, week: date) -> list[tuple[date, str, int]]:
    """Week, need and count, the latest week first, the most misread need first."""
    found = session.execute(
        select(MisreadRow.week, MisreadRow.need, MisreadRow.count)
        .where(MisreadRow.week >= week)
        .order_by(MisreadRow.week.desc(), MisreadRow.count.desc(), MisreadRow.need)
    )
    return [(day, need, count) for day, need, count in found]


def monday(at: datetime) -> date:
    """The Monday of the week of an instant, in UTC."""
    day = at.astimezone(UTC).date()
    return day - timedelta(days=day.weekday())


HANDLERS: Final[Handlers] = {
    CountMisread: count_misread,
}
"""What this module does for the door."""
