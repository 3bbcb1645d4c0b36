"""« Aujourd'hui »: the measures that have a half-day today, who arrives, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.console.measures.expecting import Expected, expected
from bot.console.measures.opened import Opened, open_row
from bot.console.visit import StaffVisit
from resources_db.measures.listing import measures_on
from resources_db.measures.tables import MeasureRow
from resources_db.measures.terms import Regime, Signer
from resources_db.measures.views import HalfDayView


@dataclass(frozen=True, slots=True)
class Arrival:
    """One young person who is expected today."""

    opened: Opened
    half_days: tuple[HalfDayView, ...]
    """Of today, those the reader sees."""
    asked: Expected
    missing: tuple[Signer, ...]
    """Who has not signed: hidden from who only receives."""
    lacks_work: bool

    @property
    def first(self) -> datetime:
        """When they arrive."""
        return self.half_days[0].starts


def arrivals(session: Session, visit: StaffVisit) -> list[Arrival]:
    """By the hour; what is shown is written down as read."""
    today = visit.at.astimezone(visit.console.zone).date()
    numbers = measures_on(session, visit.staff.actor, today, visit.at)
    rows = (session.get_one(MeasureRow, number) for number in numbers)
    found = (open_row(session, visit, row, "today") for row in rows)
    shown = [one for opened in found if opened is not None and (one := _arrival(opened))]
    return sorted(shown, key=lambda one: (one.first, one.opened.view.id))


def _arrival(opened: Opened) -> Arrival | None:
    half_days = tuple(one for one in opened.view.half_days if one.day == opened.today)
    if not half_days:
        return None
    view, stands = opened.view, opened.standing
    return Arrival(
        opened,
        half_days,
        expected(opened),
        missing=tuple(one for one in Signer if one in (view.missing or ())),
        lacks_work=(
            view.frame is not None
            and view.frame.regime is Regime.ALTERNATIVE
            and not stands.has_work
        ),
    )
