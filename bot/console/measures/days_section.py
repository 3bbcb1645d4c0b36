"""The half-days that the reader may see; whoever marks them does it here, one tap each."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.visit import StaffVisit
from bot.measures import named
from resources_db.actions import Role
from resources_db.measures.finding import half_days
from resources_db.measures.machine import State
from resources_db.measures.terms import Mark, Site
from resources_db.measures.views import HalfDayView
from resources_db.people.terms import SCHOOL_STAFF, SERVICE_WIDE

_SERVICE = SERVICE_WIDE | {Role.REFERENT_DE_PARCOURS}


def show(session: Session, visit: StaffVisit, opened: Opened) -> Shown | None:
    """Buttons on those that have begun, until the measure is over; a second tap corrects."""
    mine = _in_charge_of(session, visit, opened)
    values: dict[str, object] = {
        "to_mark": {one.row for one in opened.view.half_days if _markable(opened, one, mine)},
        "marks": tuple(Mark),
        "said": named.MARKS,
        "activities": named.ACTIVITIES,
    }
    return Shown("_days.html", values)


def _markable(opened: Opened, one: HalfDayView, mine: frozenset[int]) -> bool:
    """Whether a button is worth showing (R7, R47); the door decides again."""
    view = opened.view
    if view.state not in {State.SIGNED, State.RUNNING} or one.starts > opened.at:
        return False
    if view.roles & _SERVICE:
        return True
    inside = view.frame is not None and view.frame.site is Site.INSIDE
    theirs = one.row in mine or (inside and bool(view.roles & SCHOOL_STAFF))
    return theirs and (one.mark is None or one.day == opened.today)


def _in_charge_of(session: Session, visit: StaffVisit, opened: Opened) -> frozenset[int]:
    """The half-days whose named tutor this reader is."""
    if Role.MISSION_TUTOR not in opened.view.roles:
        return frozenset()
    planned = half_days(session, opened.view.id)
    return frozenset(one.id for one in planned if one.tutor_id == visit.staff.signed.person)
