"""The head ends a measure, with a ground (R9): who will be told is said before."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.console.measures import school_sentences
from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.visit import StaffVisit
from bot.measures.named import GROUNDS
from resources_db.measures.actions import EndMeasure
from resources_db.measures.machine import LIVE
from resources_db.measures.terms import EndGround


def show(_session: Session, _visit: StaffVisit, opened: Opened) -> Shown | None:
    """As long as there is something to end."""
    view = opened.view
    if view.state not in LIVE or not view.roles & EndMeasure.allowed:
        return None
    tutors = dict.fromkeys(one.tutor for one in view.half_days if one.tutor)
    told = [
        school_sentences.TOLD_FAMILY,
        school_sentences.TOLD_SERVICE,
        school_sentences.TOLD_HEADS,
        *(school_sentences.told_tutor(name) for name in tutors),
    ]
    return Shown(
        "_stop.html",
        {
            "w": school_sentences,
            "told": told,
            "grounds": [(one, GROUNDS[one.value]) for one in EndGround],
        },
    )
