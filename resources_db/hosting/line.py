"""The line before a host: a freed place is offered in order, held for a while, then goes on."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from resources_db.city.days import day_of
from resources_db.hosting.places import has_room, read_slots
from resources_db.hosting.tables import WaitRow
from resources_db.hosting.terms import OFFER_LASTS, Wait
from resources_db.measures.machine import LIVE
from resources_db.measures.tables import MeasureRow
from resources_db.tasks.opening import open_task

PLACE_OFFERED: Final = "place_offered"
"""Task: a place is held for a measure in line; plan it, or let it go to the next."""


def offer_freed(session: Session, organisation: int, at: datetime) -> int:
    """Offer what is free to those in line, the first first; how many were offered.

    Whoever asks for days that are not free lets the next ones pass.
    """
    waiting = session.scalars(
        select(WaitRow)
        .where(WaitRow.organisation_id == organisation, WaitRow.state == Wait.WAITING.value)
        .order_by(WaitRow.id)
    ).all()
    offered = 0
    for row in waiting:
        slots = read_slots(row.slots)
        if slots[0].day < day_of(at):
            row.state = Wait.LAPSED.value
        elif has_room(session, organisation, slots, at, besides=row.measure_id):
            row.state, row.offered, row.until = Wait.OFFERED.value, at, at + OFFER_LASTS
            measure = session.get_one(MeasureRow, row.measure_id)
            open_task(
                session,
                PLACE_OFFERED,
                at,
                situation=measure.situation_id,
                detail=f"wait:{row.id}",
                due=row.until,
            )
            offered += 1
        session.flush()
    return offered


def move_on(session: Session, at: datetime) -> int:
    """Let offers that were not taken in time go to the next; how many ended."""
    late = session.scalars(
        update(WaitRow)
        .where(WaitRow.state == Wait.OFFERED.value, WaitRow.until <= at)
        .values(state=Wait.LAPSED.value)
        .returning(WaitRow.organisation_id)
    ).all()
    for organisation in sorted(set(late)):
        offer_freed(session, organisation, at)
    return len(late)


def settle_line(session: Session, measure: int, hosts: frozenset[int], at: datetime) -> None:
    """After a plan: what was held there is taken; a measure that is over waits no more."""
    live = session.get_one(MeasureRow, measure).state in {state.value for state in LIVE}
    rows = session.scalars(
        select(WaitRow).where(
            WaitRow.measure_id == measure,
            WaitRow.state.in_((Wait.WAITING.value, Wait.OFFERED.value)),
        )
    ).all()
    for row in rows:
        if row.organisation_id in hosts:
            row.state = Wait.TAKEN.value
        elif not live:
            row.state = Wait.LEFT.value
    session.flush()
    for organisation in sorted({row.organisation_id for row in rows}):
        offer_freed(session, organisation, at)
