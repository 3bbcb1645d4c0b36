"""« Planifier les jours »: a row a half-day; what the rules refuse is told on the row it is about.

Nothing needs a script: a button that adds, removes or fills rows shows the page again with what
was typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console.measures.starting import plan_sentences as p
from bot.console.measures.starting import sentences
from bot.console.measures.starting.agreeing import text_to_read
from bot.console.measures.starting.desk import (
    PLANNABLE,
    Desk,
    checking_of,
    opened,
    today,
    wall_clock,
)
from bot.console.measures.starting.hosts import hosts_for
from bot.console.measures.starting.plan_form import (
    MOST_MISSION,
    Row,
    filled_in,
    one_more,
    read,
    rows_in,
    wanted_of,
    without,
)
from bot.console.measures.starting.plan_shown import shown
from bot.console.measures.starting.shown import basics
from bot.console.pages import Told, page, see
from bot.console.typed import number
from bot.console.visit import StaffVisit
from conversations import refusals
from conversations.texts import Text
from resources_db.actions import Outcome, Refused
from resources_db.hosting.actions import WaitForPlace
from resources_db.hosting.reading import InLine, waits_of
from resources_db.measures.actions import PlanDays
from resources_db.measures.machine import State
from resources_db.measures.pointing import troubles
from resources_db.measures.refusing import refuse
from resources_db.measures.terms import HalfDay, Site
from resources_db.people.tables import OrganisationRow
from resources_db.situations.terms import Part

_FORM, _OVER = "measures/starting/plan.html", "measures/starting/over.html"
_WRONG_FIELDS, _REFUSED = 422, 409


async def show(visit: StaffVisit) -> web.StreamResponse:
    """The plan it has, or one that is proposed; « place » in the address takes an offered place."""
    desk = await opened(visit)
    query = visit.request.query
    done = p.DONE.get(query.get("fait", ""))
    told = None if done is None else Told(done)
    if desk.view.state is State.RUNNING:
        return see(f"/mesures/{desk.view.code}/changer?{visit.request.query_string}")
    if desk.view.state not in PLANNABLE:
        return page(visit, _OVER, basics(desk), told=told)
    rows = _first_rows(visit, desk)
    taken = number(query.get("place", ""))
    if taken is not None:
        rows = await visit.write(lambda s: _with_place(s, visit, desk, rows, taken))
    return await _form(visit, desk, rows, told=told)


async def plan(visit: StaffVisit) -> web.StreamResponse:
    """One of the buttons of the form."""
    desk = await opened(visit)
    rows, asked = rows_in(visit.form), visit.said("do")
    what, _sign, about = asked.partition("-")
    which = number(about)
    match what:
        case "add":
            proposed = desk.days.suggested(wall_clock(visit))
            rows = one_more(rows, proposed, desk.days.offered(today(visit)))
        case "remove" if which is not None:
            rows = without(rows, which)
        case "fill":
            rows = filled_in(rows, visit.said("where-all"), visit.said("mission-all"))
        case "wait" if which is not None:
            return await _wait(visit, desk, rows, which)
        case "save":
            return await _save(visit, desk, rows)
        case _:
            pass
    return await _form(visit, desk, rows)


async def again(visit: StaffVisit, desk: Desk, outcome: Refused) -> web.StreamResponse:
    """The page, with why one of its other forms was refused."""
    told = Told(refusals.sentence(outcome), good=False)
    if desk.view.state not in PLANNABLE:
        return page(visit, _OVER, basics(desk), status=_REFUSED, told=told)
    return await _form(visit, desk, _first_rows(visit, desk), told=told, status=_REFUSED)


async def _save(visit: StaffVisit, desk: Desk, rows: Sequence[Row]) -> web.StreamResponse:
    read_rows = [read(row, today(visit)) for row in rows]
    wrong = {at: one for at, one in enumerate(read_rows) if isinstance(one, Text)}
    if wrong:
        told = Told(p.MISTAKES, good=False)
        return await _form(visit, desk, rows, wrong, told=told, status=_WRONG_FIELDS)
    days = tuple(one for one in read_rows if isinstance(one, HalfDay))
    outcome = await visit.ask(PlanDays(desk.view.situation, desk.view.id, days))
    if not isinstance(outcome, Refused):
        return see(f"/mesures/{desk.view.code}?fait=plan")
    found = await visit.write(lambda s: troubles(checking_of(s, desk, visit.at), days))
    beside = {at: refusals.sentence(refuse(why, PlanDays.rule)) for at, why in found.items()}
    told = Told(p.MISTAKES if beside else refusals.sentence(outcome), good=False)
    return await _form(visit, desk, rows, beside, told=told, status=_REFUSED)


async def _wait(
    visit: StaffVisit, desk: Desk, rows: Sequence[Row], host: int
) -> web.StreamResponse:
    """In line for a host that is full; what was typed stays."""
    slots = wanted_of(rows, host)
    asked = WaitForPlace(desk.view.situation, desk.view.id, host, slots)
    outcome: Outcome = await visit.ask(asked)
    if isinstance(outcome, Refused):
        told = Told(refusals.sentence(outcome), good=False)
        return await _form(visit, desk, rows, told=told, status=_REFUSED)
    waits = await visit.read(lambda s: waits_of(s, desk.view.id))
    offered = any(one.organisation == host and one.until for one in waits)
    return await _form(visit, desk, rows, told=Told(p.OFFERED_NOW if offered else p.WAIT_NOTED))


def _first_rows(visit: StaffVisit, desk: Desk) -> list[Row]:
    """What is planned; else what is proposed, in the school where it takes place there."""
    if desk.plan:
        return [Row.of(one) for one in desk.plan]
    where = f"{desk.school}:" if desk.frame.site is Site.INSIDE else ""
    return [replace(Row.of(one), where=where) for one in desk.days.suggested(wall_clock(visit))]


def _with_place(
    session: Session, visit: StaffVisit, desk: Desk, rows: Sequence[Row], wait: int
) -> list[Row]:
    """The missions of the half-days that were waited for, at that host with its first tutor."""
    line = next((one for one in waits_of(session, desk.view.id) if one.row == wait), None)
    if line is None:
        return list(rows)
    hosts = hosts_for(session, checking_of(session, desk, visit.at), line.slots)
    host = next((one for one in hosts if one.id == line.organisation), None)
    if host is None:
        return list(rows)
    tutor = host.tutors[0].person if host.tutors else ""
    where = f"{host.id}:{tutor}"
    return [
        replace(row, where=where) if row.is_mission and row.slot in line.slots else row
        for row in rows
    ]


async def _form(
    visit: StaffVisit,
    desk: Desk,
    rows: Sequence[Row],
    beside: Mapping[int, Text] | None = None,
    *,
    told: Told | None = None,
    status: int = 200,
) -> web.StreamResponse:
    values = await visit.write(lambda s: _values(s, visit, desk, rows, beside or {}))
    return page(visit, _FORM, values, status=status, told=told)


def _values(
    session: Session,
    visit: StaffVisit,
    desk: Desk,
    rows: Sequence[Row],
    beside: Mapping[int, Text],
) -> dict[str, object]:
    now = today(visit)
    offered: Sequence[date] = desk.days.offered(now)
    waits: Sequence[InLine] = waits_of(session, desk.view.id)
    guardians = [one for one in desk.situation.parts if one.part is Part.GUARDIAN and one.person]
    return basics(desk) | {
        "b": sentences,
        "shown": shown(session, visit, desk, rows, beside),
        "offered": offered,
        "left_out": desk.days.left_out(now),
        "waits": waits,
        "host_names": {
            one.organisation: session.get_one(OrganisationRow, one.organisation).name
            for one in waits
        },
        "guardians": guardians,
        "text": text_to_read(),
        "most_mission": MOST_MISSION,
        "typed": visit.form,
    }
