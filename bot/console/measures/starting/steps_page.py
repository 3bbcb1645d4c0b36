"""One tap beside a plan: the agreement by telephone, a link to propose, the line."""

from __future__ import annotations

from aiohttp import web

from bot.console.measures.starting.agreeing import by_phone
from bot.console.measures.starting.desk import Desk, opened
from bot.console.measures.starting.plan_page import again
from bot.console.pages import see
from bot.console.typed import number
from bot.console.visit import StaffVisit
from resources_db.actions import Action, Outcome, Reason, Refused
from resources_db.agreements.actions import GiveAnswer
from resources_db.hosting.actions import LeaveLine
from resources_db.situations.actions import AddPart
from resources_db.situations.terms import Part


async def agree(visit: StaffVisit) -> web.StreamResponse:
    """A guardian said yes on the telephone, to the text that the page showed."""
    desk, person = await opened(visit, "form"), number(visit.said("person"))
    guardians = {one.person: one.name for one in desk.situation.parts if one.part is Part.GUARDIAN}
    if person is None or person not in guardians:
        return await _after(visit, desk, Refused(Reason.NO_SUCH_PERSON, GiveAnswer.rule), "oui")
    who = guardians[person] or "–"
    answer = by_phone(desk.view.situation, person, visit.said("version"), who)
    return await _ask(visit, desk, answer, "oui")


async def propose(visit: StaffVisit) -> web.StreamResponse:
    """Another actor is named to the family, who is then asked on its own page (R11)."""
    desk, host = await opened(visit, "form"), number(visit.said("host"))
    action = AddPart(desk.view.situation, Part.PARTNER, None, host)
    return await _ask(visit, desk, action, "lien")


async def leave(visit: StaffVisit) -> web.StreamResponse:
    """Wait no more, or let the offered place go to the next."""
    desk, wait = await opened(visit, "form"), number(visit.said("wait"))
    outcome = await visit.ask(LeaveLine(desk.view.situation, wait or 0))
    if visit.said("from") == "places" and not isinstance(outcome, Refused):
        return see("/places?fait=file")
    return await _after(visit, desk, outcome, "place")


async def _ask(visit: StaffVisit, desk: Desk, action: Action, done: str) -> web.StreamResponse:
    return await _after(visit, desk, await visit.ask(action), done)


async def _after(visit: StaffVisit, desk: Desk, outcome: Outcome, done: str) -> web.StreamResponse:
    if isinstance(outcome, Refused):
        return await again(visit, desk, outcome)
    return see(f"{desk.path}?fait={done}")
