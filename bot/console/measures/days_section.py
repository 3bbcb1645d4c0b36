"""The half-days that the reader may see; whoever marks them does it here, one tap each."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.visit import StaffVisit
from resources_db.measures.actions import MarkHalfDay
from resources_db.measures.machine import State
from resources_db.measures.terms import Mark


def show(_session: Session, _visit: StaffVisit, opened: Opened) -> Shown | None:
    """Buttons on those that have begun, until the measure is over; a second tap corrects."""
    view = opened.view
    marking = bool(view.roles & MarkHalfDay.allowed) and view.state in {
        State.SIGNED,
        State.RUNNING,
    }
    begun = {one.row for one in view.half_days if one.starts <= opened.at}
    return Shown("_days.html", {"to_mark": begun if marking else (), "marks": tuple(Mark)})
