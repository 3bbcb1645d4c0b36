"""During a measure: marks, knowing, the work of the school."""

from __future__ import annotations

from aiohttp import web

from bot.console.measures.page import again, answered, opened_by, written
from bot.console.typed import number
from bot.console.visit import StaffVisit
from resources_db.actions import Reason, Refused
from resources_db.measures.actions import Acknowledge, GiveSchoolWork, MarkHalfDay
from resources_db.measures.terms import Mark


async def mark(visit: StaffVisit) -> web.StreamResponse:
    """One tap; another one corrects it."""
    opened = await opened_by(visit)
    half_day, said = number(visit.said("half_day")), visit.said("mark")
    if half_day is None or said not in set(Mark):
        return await again(visit, opened, Refused(Reason.NO_SUCH_HALF_DAY, MarkHalfDay.rule))
    action = MarkHalfDay(opened.view.situation, half_day, Mark(said))
    return await answered(visit, opened, await visit.ask(action), "pointe")


async def know(visit: StaffVisit) -> web.StreamResponse:
    """Nobody else has to be told in one's place."""
    opened = await opened_by(visit)
    outcome = await visit.ask(Acknowledge(opened.view.situation, opened.view.id))
    return await answered(visit, opened, outcome, "au-courant")


async def give_work(visit: StaffVisit) -> web.StreamResponse:
    """As often as there is something; the teacher is named each time."""
    opened = await opened_by(visit)
    view = opened.view
    words = GiveSchoolWork(view.situation, view.id, visit.said("teacher"), visit.said("words"))
    return await written(visit, opened, words, "travail")
