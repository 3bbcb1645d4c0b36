"""The tutor's word for the booklet: written by the tutor, read by the young person."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.visit import StaffVisit
from bot.measures import tutor_sentences as e
from resources_db.actions import Role
from resources_db.measures.machine import State
from resources_db.measures.terms import WORDS_LENGTH, Page

_TO_WRITE_IN = frozenset({State.SIGNED, State.RUNNING, State.COMPLETED, State.ENDED})


def show(_session: Session, _visit: StaffVisit, opened: Opened) -> Shown | None:
    """From its signature on, until the return to class."""
    view = opened.view
    if Role.MISSION_TUTOR not in view.roles or view.state not in _TO_WRITE_IN:
        return None
    words = next((one.words for one in view.booklet if one.page is Page.TUTOR), "")
    return Shown("_tutor_words.html", {"e": e, "words": words, "longest": WORDS_LENGTH})
