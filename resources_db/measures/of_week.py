"""Which measures have something to do with some days: a half-day of theirs, or a return."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from resources_db.actions import Actor
from resources_db.measures.listing import measures_for
from resources_db.measures.machine import State
from resources_db.measures.tables import HalfDayRow, MeasureRow
from resources_db.meetings.tables import AppointmentRow

_TOOK_PLACE = frozenset(State) - {State.REFUSED, State.CANCELLED}


def measures_between(
    session: Session, actor: Actor, since: datetime, until: datetime, at: datetime
) -> tuple[int, ...]:
    """Those that this actor stands towards, with a half-day or a return between two instants."""
    theirs = measures_for(session, actor, _TOOK_PLACE, at)
    half_day = exists().where(
        HalfDayRow.measure_id == MeasureRow.id,
        HalfDayRow.dropped.is_(None),
        HalfDayRow.starts >= since,
        HalfDayRow.starts < until,
    )
    back = exists().where(
        AppointmentRow.id == MeasureRow.return_appointment,
        AppointmentRow.cancelled.is_(None),
        AppointmentRow.starts >= since,
        AppointmentRow.starts < until,
    )
    wanted = select(MeasureRow.id).where(MeasureRow.id.in_(theirs), or_(half_day, back))
    return tuple(session.scalars(wanted.order_by(MeasureRow.id)))


def return_of(session: Session, appointment: int | None) -> datetime | None:
    """When the meeting of a return is; None when none is arranged, or it was called off."""
    row = None if appointment is None else session.get(AppointmentRow, appointment)
    return None if row is None or row.cancelled is not None else row.starts


def hosts_on(session: Session, days: Sequence[date]) -> frozenset[int]:
    """The organisations that somebody is planned at on some days."""
    found = session.scalars(
        select(HalfDayRow.host_id).where(HalfDayRow.day.in_(days), HalfDayRow.dropped.is_(None))
    )
    return frozenset(host for host in found if host is not None)


def host_of(session: Session, half_day: int) -> int | None:
    """Who receives on a half-day; None for the service itself."""
    return session.get_one(HalfDayRow, half_day).host_id


def tutor_of_half_day(session: Session, half_day: int) -> int | None:
    """Who is in charge of it."""
    return session.get_one(HalfDayRow, half_day).tutor_id
