"""One measure as its reader may see it: what every section of its page is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.console.visit import StaffVisit
from resources_db.measures.agenda import Asked, Standing, agenda
from resources_db.measures.finding import measure_by_code
from resources_db.measures.listing import to_acknowledge
from resources_db.measures.machine import LIVE
from resources_db.measures.sweeping import standing
from resources_db.measures.tables import MeasureRow
from resources_db.measures.views import HalfDayView, MeasureView, read_measure
from resources_db.situations.views import SituationView, read_situation


@dataclass(frozen=True, slots=True)
class Opened:
    """What the reader sees, and what the page may know of how it stands to say what to do.

    Sections show ``view`` and ``about`` only: those hold what this reader may see. The rest
    decides what is expected of whom.
    """

    view: MeasureView
    about: SituationView
    """Whose measure it is."""
    standing: Standing
    due: frozenset[Asked]
    """What is asked at this instant, of anyone."""
    to_know: tuple[str, ...]
    """What this reader was told of and has not acknowledged, as codes."""
    at: datetime
    today: date
    """In the city."""

    @property
    def next_half_day(self) -> HalfDayView | None:
        """The one under way, or else the next one, of those the reader sees."""
        if self.view.state not in LIVE:
            return None
        return next((one for one in self.view.half_days if one.ends > self.at), None)


def open_measure(session: Session, visit: StaffVisit, code: str, what: str) -> Opened | None:
    """The measure of an address, written down as read; None when it is none of theirs."""
    row = measure_by_code(session, code) if code.isprintable() else None
    return None if row is None else open_row(session, visit, row, what)


def open_row(session: Session, visit: StaffVisit, row: MeasureRow, what: str) -> Opened | None:
    """The same, for a measure that was found."""
    actor, at = visit.staff.actor, visit.at
    view = read_measure(session, actor, row.id, at, what=what)
    if view is None:
        return None
    about = read_situation(session, actor, row.situation_id, at, what=what)
    if about is None:
        return None
    stands = standing(session, row, at)
    dues = agenda(stands, visit.console.zone)
    return Opened(
        view=view,
        about=about,
        standing=stands,
        due=frozenset(due.asked for due in dues if due.when <= at),
        to_know=to_acknowledge(session, row.id, visit.staff.signed.person),
        at=at,
        today=at.astimezone(visit.console.zone).date(),
    )
