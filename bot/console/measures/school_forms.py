"""What only the head of a school does about a measure: checking how it went, ending it."""

from __future__ import annotations

from aiohttp import web

from bot.console.guard import signed_in
from bot.console.measures.page import again, answered, opened_by
from bot.console.measures.routes import ONE
from bot.console.visit import StaffVisit
from resources_db.actions import Reason, Refused
from resources_db.charter.actions import BOUND
from resources_db.measures.actions import CheckCompletion, EndMeasure
from resources_db.measures.terms import EndGround

_ANSWERS = {"oui": True, "non": False}


def add_school_forms(router: web.UrlDispatcher) -> None:
    """The forms; the door decides who may send which."""
    router.add_post(f"{ONE}/verifier", signed_in(check, BOUND))
    router.add_post(f"{ONE}/arreter", signed_in(stop, BOUND))


async def check(visit: StaffVisit) -> web.StreamResponse:
    """Two questions, both answered."""
    opened = await opened_by(visit)
    in_full, educational = (_ANSWERS.get(visit.said(name)) for name in ("in_full", "educational"))
    if in_full is None or educational is None:
        return await again(visit, opened, Refused(Reason.ANSWER_DOES_NOT_FIT, CheckCompletion.rule))
    view = opened.view
    action = CheckCompletion(view.situation, view.id, in_full, educational)
    return await answered(visit, opened, await visit.ask(action), "verifiee")


async def stop(visit: StaffVisit) -> web.StreamResponse:
    """For good, and with a ground."""
    opened = await opened_by(visit)
    ground = visit.said("ground")
    if ground not in set(EndGround):
        return await again(visit, opened, Refused(Reason.ANSWER_DOES_NOT_FIT, EndMeasure.rule))
    action = EndMeasure(opened.view.situation, opened.view.id, EndGround(ground))
    return await answered(visit, opened, await visit.ask(action), "arretee")
