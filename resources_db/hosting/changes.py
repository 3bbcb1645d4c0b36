"""What noting places and waiting for one change. Called by the one door only."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused, Role
from resources_db.handling import Handlers
from resources_db.hosting.actions import LeaveLine, SetCapacity, WaitForPlace
from resources_db.hosting.line import offer_freed
from resources_db.hosting.places import write_slots
from resources_db.hosting.tables import CapacityRow, WaitRow
from resources_db.hosting.terms import MOST_PLACES, Wait
from resources_db.measures.finding import measure_in
from resources_db.measures.machine import LIVE, State
from resources_db.people.tables import OrganisationRow
from resources_db.people.terms import ROLES_IN, OrganisationKind

_DAYS_OF_WEEK = frozenset(range(7))
_IN_LINE = (Wait.WAITING.value, Wait.OFFERED.value)


def set_capacity(session: Session, actor: Actor, action: SetCapacity, at: datetime) -> Outcome:
    """A line more; what frees a place offers it at once. Who is expected already stays."""
    if not _may_be_host(session, action.organisation):
        return Refused(Reason.NO_SUCH_ORGANISATION, action.rule)
    if not 0 <= action.places <= MOST_PLACES or not action.weekdays <= _DAYS_OF_WEEK:
        return Refused(Reason.BAD_VALUE, action.rule)
    if action.last is not None and action.last < action.first:
        return Refused(Reason.BAD_DAYS, action.rule)
    last = action.last if action.weekdays else action.first
    weekdays: list[int | None] = [*sorted(action.weekdays)] or [None]
    for weekday in weekdays:
        row = CapacityRow(
            organisation_id=action.organisation,
            weekday=weekday,
            first=action.first,
            last=last,
            places=action.places,
            noted=at,
            noted_by=actor.person,
        )
        session.add(row)
    session.flush()
    offer_freed(session, action.organisation, at)
    return Done(action.organisation)


def wait_for_place(session: Session, _actor: Actor, action: WaitForPlace, at: datetime) -> Outcome:
    """Once a host and measure. When there is room already, it is offered at once."""
    measure = measure_in(session, action.situation, action.measure)
    if measure is None or State(measure.state) not in LIVE:
        return Refused(Reason.NO_SUCH_MEASURE, action.rule)
    if not _may_be_host(session, action.organisation):
        return Refused(Reason.NO_SUCH_ORGANISATION, action.rule)
    days_fit = all(measure.first_day <= slot.day <= measure.last_day for slot in action.slots)
    if not action.slots or not days_fit:
        return Refused(Reason.BAD_DAYS, action.rule)
    same = exists().where(
        WaitRow.measure_id == measure.id,
        WaitRow.organisation_id == action.organisation,
        WaitRow.state.in_(_IN_LINE),
    )
    if session.scalar(select(same)):
        return Refused(Reason.ALREADY_KNOWN, action.rule)
    row = WaitRow(
        organisation_id=action.organisation,
        measure_id=measure.id,
        slots=write_slots(action.slots),
        state=Wait.WAITING.value,
        asked=at,
    )
    session.add(row)
    session.flush()
    offer_freed(session, action.organisation, at)
    return Done(row.id)


def leave_line(session: Session, _actor: Actor, action: LeaveLine, at: datetime) -> Outcome:
    """What was held for it is offered to the next."""
    row = session.get(WaitRow, action.wait)
    mine = None if row is None else measure_in(session, action.situation, row.measure_id)
    if row is None or mine is None or row.state not in _IN_LINE:
        return Refused(Reason.NOT_IN_LINE, action.rule)
    row.state = Wait.LEFT.value
    session.flush()
    offer_freed(session, row.organisation_id, at)
    return Done(row.id)


def _may_be_host(session: Session, organisation: int) -> bool:
    row = session.get(OrganisationRow, organisation)
    if row is None or row.ended is not None:
        return False
    return Role.MISSION_TUTOR in ROLES_IN[OrganisationKind(row.kind)]


HANDLERS: Final[Handlers] = {
    SetCapacity: set_capacity,
    WaitForPlace: wait_for_place,
    LeaveLine: leave_line,
}
"""What this module does for the door."""
