"""Who is responsible, and who is insured: the same words as on every paper (R16, R17)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.visit import StaffVisit
from bot.paper.measures.common import responsible_words


def show(_session: Session, _visit: StaffVisit, opened: Opened) -> Shown:
    """For everyone who opens the page."""
    return Shown("_responsible.html", {"lines": responsible_words(opened.view.frame)})
