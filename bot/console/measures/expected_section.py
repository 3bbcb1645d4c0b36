"""« Ce qui est attendu de vous »: the first thing of the page, one clear thing to do."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.console.front import HOME
from bot.console.measures.expecting import Expected, Where, expected
from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.visit import StaffVisit


def show(_session: Session, _visit: StaffVisit, opened: Opened) -> Shown | None:
    """For everyone, also when it is « rien pour le moment »."""
    asked = expected(opened)
    return Shown("_expected.html", {"asked": asked, "address": address(opened, asked)})


def address(opened: Opened, asked: Expected) -> str | None:
    """Where it is done."""
    match asked.where:
        case None:
            return None
        case Where.SITUATION:
            return f"{HOME}/situations/{opened.about.code}"
        case where:
            return f"{HOME}/mesures/{opened.view.code}{where}"
