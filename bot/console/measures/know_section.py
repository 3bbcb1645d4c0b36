"""What the reader was told of and has not acknowledged: one button says that they know (R7, R8)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.console.measures import sentences as d
from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.visit import StaffVisit
from resources_db.measures.terms import Mark


def show(_session: Session, _visit: StaffVisit, opened: Opened) -> Shown | None:
    """Only while something waits for this person's word."""
    if not opened.to_know:
        return None
    said = [d.MARK_AS[Mark(kind)] for kind in opened.to_know if kind in set(Mark)]
    return Shown("_know.html", {"said": said})
