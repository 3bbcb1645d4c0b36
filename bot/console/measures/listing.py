"""« Mesures »: what is running and what waits, each reader seeing only theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console.measures import sentences
from bot.console.measures.expecting import Expected, expected
from bot.console.measures.opened import Opened, open_row
from bot.console.measures.week_sentences import WEEK
from bot.console.meetings.shown import basics
from bot.console.menu import SERVICE
from bot.console.pages import page, see
from bot.console.visit import StaffVisit
from bot.measures import named
from conversations.texts import Text, _
from resources_db.charter.signing import has_signed
from resources_db.measures.listing import measures_for
from resources_db.measures.machine import State
from resources_db.measures.tables import MeasureRow

SHOWN = 30
"""Measures on one page."""
_NO_DAY = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Filter:
    """Some of the measures."""

    label: Text
    states: frozenset[State]


_AHEAD = frozenset({State.DRAFTED, State.AGREED, State.PLANNED, State.SIGNED})
_AFTERWARDS = frozenset(
    {State.COMPLETED, State.ENDED, State.REFUSED, State.CANCELLED, State.RETURNED}
)
FILTERS: Mapping[str, Filter] = {
    "": Filter(_("Toutes, sauf closes"), frozenset(State) - {State.CLOSED}),
    "en-cours": Filter(_("En cours"), frozenset({State.RUNNING})),
    "a-preparer": Filter(_("À préparer"), _AHEAD),
    "finies": Filter(_("Finies, à clore"), _AFTERWARDS),
    "closes": Filter(_("Closes"), frozenset({State.CLOSED})),
}
"""By the word that stands in the address."""


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of the list."""

    opened: Opened
    asked: Expected

    @property
    def place(self) -> tuple[bool, datetime, int]:
        """Those that ask something first, then by what is next."""
        following = self.opened.next_half_day
        when = _NO_DAY if following is None else following.starts
        return self.asked.where is None, when, self.opened.view.id


async def show(visit: StaffVisit) -> web.StreamResponse:
    """Whoever has not signed the charter reads it first."""
    person = visit.staff.signed.person
    if not await visit.read(lambda s: has_signed(s, person)):
        return see("/charte")
    chosen = visit.request.query.get("etat", "")
    wanted = FILTERS.get(chosen, FILTERS[""])
    lines, left = await visit.write(lambda s: _listed(s, visit, wanted.states))
    week = WEEK if visit.staff.roles & SERVICE else None
    values = {
        "d": sentences, "named": named, "lines": lines, "filters": FILTERS, "wanted": wanted,
        "week": week, "left": left,
    }  # fmt: skip
    return page(visit, "measures/list.html", basics(visit) | values)


def _listed(
    session: Session, visit: StaffVisit, states: frozenset[State]
) -> tuple[list[Line], int]:
    """What is shown, and how many are left out."""
    numbers = measures_for(session, visit.staff.actor, states, visit.at)
    rows = (session.get_one(MeasureRow, number) for number in numbers[:SHOWN])
    found = (open_row(session, visit, row, "list") for row in rows)
    lines = [Line(opened, expected(opened)) for opened in found if opened is not None]
    return sorted(lines, key=lambda line: line.place), len(numbers[SHOWN:])


def lines_of(session: Session, visit: StaffVisit, states: frozenset[State]) -> list[Line]:
    """What this person may see of the measures in these states, written down as read."""
    return _listed(session, visit, states)[0]
