"""Asking the school of a situation something, by its official mailbox."""

from __future__ import annotations

from aiohttp import web

from bot.console.situations.one import NOBODY, after, again, opened
from bot.console.situations.school_asked import ASKABLE
from bot.console.typed import number
from bot.console.visit import StaffVisit
from resources_db.actions import Outcome, Reason, Refused
from resources_db.school_requests.actions import AskSchool, AskSchoolAgain
from resources_db.school_requests.terms import RequestKind


async def ask(visit: StaffVisit) -> web.StreamResponse:
    """A letter leaves for the official mailbox; it names nobody."""
    view = await opened(visit)
    kind = visit.said("kind")
    if kind not in {one.value for one in ASKABLE}:
        return await again(visit, view, NOBODY)
    note = visit.said("note") or None
    outcome = await visit.ask(AskSchool(view.id, RequestKind(kind), note=note))
    return await after(visit, view, outcome, "etablissement")


async def send_again(visit: StaffVisit) -> web.StreamResponse:
    """A new link; the earlier one opens no more."""
    view = await opened(visit)
    row = number(visit.said("request"))
    outcome: Outcome = Refused(Reason.NO_SUCH_TASK, "R6")
    if row is not None:
        outcome = await visit.ask(AskSchoolAgain(view.id, row))
    return await after(visit, view, outcome, "etablissement")
