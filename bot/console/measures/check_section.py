"""The head says whether it was carried out in full and was educational (R47).

What follows from each answer is said before it is given.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.console.measures import school_sentences
from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.visit import StaffVisit
from bot.measures.named import FOLLOWS
from resources_db.measures.actions import CheckCompletion
from resources_db.measures.machine import State
from resources_db.measures.terms import follows

_CHECKED_IN = frozenset({State.RUNNING, State.COMPLETED, State.ENDED, State.RETURNED})


def show(_session: Session, _visit: StaffVisit, opened: Opened) -> Shown | None:
    """To the head; what was answered stands with the end, for all who see it."""
    view = opened.view
    if view.state not in _CHECKED_IN or not view.roles & CheckCompletion.allowed:
        return None
    if view.frame is None:
        return None
    return Shown(
        "_check.html",
        {
            "w": school_sentences,
            "answered": opened.standing.checked,
            "if_in_full": FOLLOWS[follows(view.frame, respected=True)],
            "if_not": FOLLOWS[follows(view.frame, respected=False)],
        },
    )
