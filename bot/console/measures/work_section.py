"""What there is to learn meanwhile: what the school gave, and a form to note more (R58)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.visit import StaffVisit
from resources_db.measures.actions import GiveSchoolWork
from resources_db.measures.agenda import Asked
from resources_db.measures.fields import Field, seen_by
from resources_db.measures.machine import State
from resources_db.measures.terms import WORDS_LENGTH
from resources_db.people.terms import SCHOOL_STAFF

_TO_GIVE = frozenset({State.AGREED, State.PLANNED, State.SIGNED, State.RUNNING})


def show(_session: Session, _visit: StaffVisit, opened: Opened) -> Shown | None:
    """The school hands it over; the service notes what it was told by telephone."""
    view = opened.view
    if Field.WORK not in seen_by(view.roles) or view.state is State.DRAFTED:
        return None
    giving = bool(view.roles & GiveSchoolWork.allowed) and view.state in _TO_GIVE
    if not giving and not view.work:
        return None
    asked = bool(view.roles & SCHOOL_STAFF and not view.work) or Asked.WORK_CALL in opened.due
    return Shown("_work.html", {"giving": giving, "asked": asked, "most": WORDS_LENGTH})
