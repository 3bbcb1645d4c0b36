"""A measure as the service works on it: who it is for, its days, and the plan it has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console.measures.starting.suggesting import Days
from bot.console.visit import StaffVisit
from resources_db.measures.actions import PlanDays
from resources_db.measures.checking import Checking
from resources_db.measures.finding import half_days, measure_by_code
from resources_db.measures.machine import State
from resources_db.measures.planning import asked
from resources_db.measures.school_days import school_days
from resources_db.measures.tables import MeasureRow
from resources_db.measures.terms import Frame, HalfDay
from resources_db.measures.views import MeasureView, read_measure
from resources_db.situations.views import SituationView, read_situation

PLANNABLE = frozenset({State.DRAFTED, State.AGREED, State.PLANNED, State.SIGNED})
"""States in which there is a plan to make; while it runs, one half-day is changed at a time."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One measure on the desk of someone of the service."""

    view: MeasureView
    situation: SituationView
    frame: Frame
    days: Days
    school: int
    plan: tuple[HalfDay, ...]
    """What is planned; empty before."""

    @property
    def path(self) -> str:
        """Where its days are planned."""
        return f"/mesures/{self.view.code}/planifier"


async def opened(visit: StaffVisit, what: str = "plan") -> Desk:
    """The measure of this address; « not found » when it is none of theirs to plan."""
    desk = await visit.write(lambda s: _open(s, visit, what))
    if desk is None:
        raise web.HTTPNotFound
    return desk


def checking_of(session: Session, desk: Desk, at: datetime) -> Checking:
    """What looks at a plan of it."""
    return Checking.of(session, session.get_one(MeasureRow, desk.view.id), at)


def wall_clock(visit: StaffVisit) -> datetime:
    """The hour of the city, as it is read on a wall."""
    return visit.at.astimezone(visit.console.zone).replace(tzinfo=None)


def today(visit: StaffVisit) -> date:
    """The day in the city."""
    return wall_clock(visit).date()


def _open(session: Session, visit: StaffVisit, what: str) -> Desk | None:
    code, actor, at = visit.request.match_info["code"], visit.staff.actor, visit.at
    row = measure_by_code(session, code) if code.isprintable() else None
    if row is None:
        return None
    view = read_measure(session, actor, row.id, at, what=what)
    if view is None or view.frame is None or not view.roles & PlanDays.allowed:
        return None
    situation = read_situation(session, actor, row.situation_id, at, what=what)
    if situation is None:
        return None
    school = Checking.of(session, row, at).school
    days = Days(
        view.frame.regime,
        row.first_day,
        row.last_day,
        school_days(session, school, row.first_day),
    )
    plan = tuple(asked(session, one) for one in half_days(session, row.id))
    return Desk(view, situation, view.frame, days, school, plan)
