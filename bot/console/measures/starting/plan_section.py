"""From the page of a measure to its days: planning them, or changing one while it runs."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.measures.starting import plan_sentences as p
from bot.console.measures.starting.desk import PLANNABLE
from bot.console.visit import StaffVisit
from resources_db.measures.actions import ChangeHalfDay, PlanDays
from resources_db.measures.machine import State


def show(_session: Session, _visit: StaffVisit, opened: Opened) -> Shown | None:
    """One button, for the service, while there is something to plan."""
    view = opened.view
    if view.state in PLANNABLE and view.roles & PlanDays.allowed:
        words = p.CHANGE_DAYS if view.plan else p.PLAN
        return Shown("starting/_plan_link.html", {"words": words, "page": "planifier"})
    ahead = any(one.starts > opened.at for one in view.half_days)
    if view.state is State.RUNNING and ahead and view.roles & ChangeHalfDay.allowed:
        return Shown("starting/_plan_link.html", {"words": p.CHANGE, "page": "changer"})
    return None
