"""« Aujourd'hui » in a school: what is expected of its reader now, each thing one tap away."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.console.fiches import sentences as fiches
from bot.console.front import HOME
from bot.console.measures.expected_section import address
from bot.console.measures.expecting import Where
from bot.console.measures.listing import lines_of
from bot.console.visit import StaffVisit
from conversations.texts import Text
from resources_db.fiches.reading import fiches_for
from resources_db.measures.machine import State
from resources_db.people.terms import SCHOOL_STAFF

_ASKED_IN = frozenset(State) - {State.CLOSED, State.REFUSED, State.CANCELLED, State.RETURNED}


@dataclass(frozen=True, slots=True)
class Awaited:
    """One thing to do."""

    whom: str
    text: Text
    link: str
    knows: str | None = None
    """Where one tap says that one knows of it; None for what takes more."""


def awaited(session: Session, visit: StaffVisit) -> list[Awaited] | None:
    """What happened first, then fiches, then the rest; None for who is not of a school."""
    if not visit.staff.roles & SCHOOL_STAFF:
        return None
    lines = [line for line in lines_of(session, visit, _ASKED_IN) if line.asked.where is not None]
    measures = [
        Awaited(
            line.opened.about.pupil or line.opened.about.initials or "–",
            line.asked.text,
            address(line.opened, line.asked) or HOME,
            _know(line.opened.view.code) if line.asked.where is Where.KNOW else None,
        )
        for line in lines
    ]
    questions = [
        Awaited(one.initials, fiches.TO_SCHOOL[one.state], f"{HOME}/fiches/{one.code}")
        for one in fiches_for(session, visit.staff.actor, visit.at)
        if one.awaits_school
    ]
    urgent = [one for one in measures if one.knows is not None]
    return [*urgent, *questions, *(one for one in measures if one.knows is None)]


def _know(code: str) -> str:
    return f"{HOME}/mesures/{code}/au-courant"
