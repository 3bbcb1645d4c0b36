"""« Changer une demi-journée » while a measure runs: that one only, and whoever is concerned."""

from __future__ import annotations

from collections.abc import Mapping

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console.measures.starting import plan_sentences as p
from bot.console.measures.starting.desk import Desk, opened, today
from bot.console.measures.starting.plan_form import MOST_MISSION, NAMES, Row, read
from bot.console.measures.starting.plan_shown import shown
from bot.console.measures.starting.shown import basics
from bot.console.pages import Told, page, see
from bot.console.typed import number
from bot.console.visit import StaffVisit
from conversations import refusals
from conversations.texts import Text
from resources_db.actions import Refused
from resources_db.measures.actions import ChangeHalfDay
from resources_db.measures.machine import State
from resources_db.measures.planning import asked
from resources_db.measures.tables import HalfDayRow

_PAGE = "measures/starting/change.html"
_WRONG_FIELDS, _REFUSED = 422, 409


async def show(visit: StaffVisit) -> web.StreamResponse:
    """The half-days ahead; the one that the address names, in a form."""
    desk = await _running(visit)
    named = _named(visit, desk, visit.request.query.get("demi", ""))
    row = None if named is None else await visit.read(lambda s: _row(s, named))
    return await _form(visit, desk, named, row)


async def change(visit: StaffVisit) -> web.StreamResponse:
    """Put what was typed in its place; or the form again, with why it may not be."""
    desk = await _running(visit)
    named = _named(visit, desk, visit.said("half"))
    row = Row(*(visit.said(f"{name}-0") for name in NAMES))
    if named is None:
        told = Told(p.TOO_LATE_HALF, good=False)
        return await _form(visit, desk, None, None, told=told, status=_REFUSED)
    becomes = read(row, today(visit))
    if isinstance(becomes, Text):
        told = Told(p.NOT_CHANGED, good=False)
        return await _form(visit, desk, named, row, {0: becomes}, told=told, status=_WRONG_FIELDS)
    outcome = await visit.ask(ChangeHalfDay(desk.view.situation, named, becomes))
    if isinstance(outcome, Refused):
        beside = {0: refusals.sentence(outcome)}
        told = Told(p.NOT_CHANGED, good=False)
        return await _form(visit, desk, named, row, beside, told=told, status=_REFUSED)
    return see(f"/mesures/{desk.view.code}?fait=change")


async def _running(visit: StaffVisit) -> Desk:
    desk = await opened(visit)
    if desk.view.state is not State.RUNNING:
        raise web.HTTPNotFound
    return desk


def _named(visit: StaffVisit, desk: Desk, text: str) -> int | None:
    """A half-day of this measure that has not begun."""
    ahead = {one.row for one in desk.view.half_days if one.starts > visit.at}
    found = number(text)
    return found if found in ahead else None


def _row(session: Session, half: int) -> Row:
    return Row.of(asked(session, session.get_one(HalfDayRow, half)))


async def _form(
    visit: StaffVisit,
    desk: Desk,
    half: int | None,
    row: Row | None,
    wrong: Mapping[int, Text] | None = None,
    *,
    told: Told | None = None,
    status: int = 200,
) -> web.StreamResponse:
    rows = [] if row is None else [row]
    plan = await visit.write(lambda s: shown(s, visit, desk, rows, wrong or {}))
    values = basics(desk) | {
        "ahead": [one for one in desk.view.half_days if one.starts > visit.at],
        "half": half,
        "shown": plan,
        "offered": desk.days.offered(today(visit)),
        "most_mission": MOST_MISSION,
    }
    return page(visit, _PAGE, values, status=status, told=told)
