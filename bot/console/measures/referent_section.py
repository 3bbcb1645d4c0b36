"""Who follows the young person from now on, and reports to the school (R14)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.situations.members import referents
from bot.console.situations.sentences import NOBODY_TO_CHOOSE
from bot.console.visit import StaffVisit
from resources_db.measures.machine import State
from resources_db.situations.actions import AddPart
from resources_db.situations.terms import Part

_TO_FOLLOW = frozenset(
    {State.PLANNED, State.SIGNED, State.RUNNING, State.COMPLETED, State.ENDED, State.RETURNED}
)


def show(session: Session, visit: StaffVisit, opened: Opened) -> Shown | None:
    """Who it is, for those who see it; naming one, for the service, while nobody is."""
    view = opened.view
    named = [one.name for one in opened.about.parts if one.part is Part.REFERENT and one.name]
    naming = not named and view.state in _TO_FOLLOW and bool(view.roles & AddPart.allowed)
    if not named and not naming:
        return None
    choices = referents(session, visit.at) if naming else ()
    values: dict[str, object] = {
        "named": named,
        "naming": naming,
        "choices": choices,
        "nobody": NOBODY_TO_CHOOSE,
    }
    return Shown("_referent.html", values)
