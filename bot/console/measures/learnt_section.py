"""What each of the family answered at the end, in three taps: for the service to read (R22)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.visit import StaffVisit
from bot.web.personal.measures.learnt import ANSWERS
from bot.web.personal.measures.sentences import QUESTIONS


def show(_session: Session, _visit: StaffVisit, opened: Opened) -> Shown | None:
    """None until someone has answered, and for whoever does not see the answers."""
    if not opened.view.learnt:
        return None
    names = {one.person: one.name for one in opened.about.parts}
    lines = [
        (
            names.get(person) or "–",
            list(zip(QUESTIONS, map(ANSWERS.__getitem__, said), strict=True)),
        )
        for person, said in opened.view.learnt
    ]
    return Shown("_learnt.html", {"lines": lines})
