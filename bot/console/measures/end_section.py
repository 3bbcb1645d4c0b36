"""The end: said by the service; how it went, why it stopped and what follows, for all who see it.

What the head decides (ending it, checking it) is the school's own section.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.visit import StaffVisit
from bot.measures.named import FOLLOWS, GROUNDS
from resources_db.measures.actions import CancelMeasure, CompleteMeasure
from resources_db.measures.machine import State, Step, after
from resources_db.measures.terms import Regime


def show(_session: Session, _visit: StaffVisit, opened: Opened) -> Shown | None:
    """None while there is neither an end to tell nor one to say."""
    view = opened.view
    end = view.end
    if end is None:
        return None
    all_marked = bool(view.half_days) and all(one.mark for one in view.half_days)
    serving = bool(view.roles & CompleteMeasure.allowed)
    completing = serving and view.state is State.RUNNING and all_marked
    may_cancel = bool(view.roles & CancelMeasure.allowed)
    cancelling = may_cancel and after(view.state, Step.CANCEL) is not None
    unchecked = view.state is State.COMPLETED and end.checked is None
    told = end.ground is not None or end.checked is not None or unchecked
    if not (told or completing or cancelling):
        return None
    responsibility = view.frame is not None and view.frame.regime is Regime.RESPONSIBILITY
    values: dict[str, object] = {
        "end": end,
        "ground": None if end.ground is None else GROUNDS.get(end.ground),
        "follows": None if end.follows is None else FOLLOWS[end.follows],
        "completing": completing,
        "waits": unchecked or (completing and responsibility and end.checked is None),
        "cancelling": cancelling,
    }
    return Shown("_end.html", values)
