"""The return to class: the meeting proposed to the family, then the day it happened (R5)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.visit import StaffVisit
from bot.meetings import places
from resources_db.measures.actions import ArrangeReturn, NoteReturn
from resources_db.measures.agenda import Asked
from resources_db.measures.fields import Field, seen_by
from resources_db.measures.machine import State, Step, after
from resources_db.meetings.tables import AppointmentRow

_TO_ARRANGE = frozenset({State.RUNNING, State.COMPLETED, State.ENDED})


def show(session: Session, visit: StaffVisit, opened: Opened) -> Shown | None:
    """From the beginning of the measure on."""
    view = opened.view
    arranging = view.state in _TO_ARRANGE and bool(view.roles & ArrangeReturn.allowed)
    may_note = bool(view.roles & NoteReturn.allowed)
    noting = may_note and after(view.state, Step.RETURN) is not None
    meeting = _meeting(session, opened)
    known = meeting is not None or view.returned is not None
    if Field.RETURN not in seen_by(view.roles) or not (arranging or noting or known):
        return None
    library = visit.console.librarian.present
    values: dict[str, object] = {
        "meeting": meeting,
        "place": meeting and places.worded(library, meeting.place, meeting.place_words),
        "serving": bool(view.roles & ArrangeReturn.allowed),
        "arranging": arranging,
        "asked": Asked.RETURN in opened.due,
        "noting": noting,
    }
    return Shown("_return.html", values)


def _meeting(session: Session, opened: Opened) -> AppointmentRow | None:
    """The one that is arranged; None for one that was called off."""
    number = opened.view.return_appointment
    found = None if number is None else session.get(AppointmentRow, number)
    return None if found is None or found.cancelled is not None else found
