"""After an absence, an incident or an accident of today: whom to call first, and who knows."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.visit import StaffVisit
from bot.measures import tutor_sentences as e
from bot.measures.tutor_day import NUMBERS
from resources_db.actions import Role
from resources_db.measures.terms import TOLD_TO_HEAD, Mark
from resources_db.measures.told import told_of
from resources_db.people.terms import SERVICE_WIDE

_READERS = SERVICE_WIDE | {Role.REFERENT_DE_PARCOURS, Role.MISSION_TUTOR}


def show(session: Session, visit: StaffVisit, opened: Opened) -> Shown | None:
    """For whoever marks: the service, and the tutor of a half-day."""
    happened = [
        one for one in opened.view.half_days if one.mark in TOLD_TO_HEAD and one.day == opened.today
    ]
    if not happened or not opened.view.roles & _READERS:
        return None
    zone, last = visit.console.zone, happened[-1]
    numbers = NUMBERS if last.mark is Mark.ACCIDENT else ()
    told = [e.told(to.whom, to.heard, to.at, zone) for to in told_of(session, last.row)]
    return Shown("_told.html", {"e": e, "numbers": numbers, "told": told})
