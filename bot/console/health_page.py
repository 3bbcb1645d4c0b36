"""« État du service »: what is wrong, when each regular job ran, what did not go and why."""

from __future__ import annotations

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console import health_sentences
from bot.console.pages import Told, page, refused, see
from bot.console.visit import StaffVisit
from resources_db.actions import Reason, Refused
from resources_db.health.actions import RetryReminder
from resources_db.health.beats import beats
from resources_db.health.faults import faults
from resources_db.meetings.dead_letters import dead_letters

_LONGEST_NUMBER = 18


async def show(visit: StaffVisit) -> web.StreamResponse:
    """The whole page; it changes nothing."""
    done = visit.request.query.get("fait") == "reparti"
    found = await visit.read(lambda s: _found(s, visit))
    told = Told(health_sentences.RETRIED) if done else None
    return page(visit, "health.html", found, told=told)


async def retry(visit: StaffVisit) -> web.StreamResponse:
    """One tap: a reminder that failed is tried again."""
    number = visit.said("reminder")
    if not (number.isascii() and number.isdecimal() and len(number) <= _LONGEST_NUMBER):
        return await _refuse(visit, Refused(Reason.TOO_LATE, RetryReminder.rule))
    outcome = await visit.ask(RetryReminder(int(number)))
    if isinstance(outcome, Refused):
        return await _refuse(visit, outcome)
    return see("/etat?fait=reparti")


async def _refuse(visit: StaffVisit, outcome: Refused) -> web.StreamResponse:
    found = await visit.read(lambda s: _found(s, visit))
    return refused(visit, outcome, "health.html", found)


def _found(session: Session, visit: StaffVisit) -> dict[str, object]:
    return {
        "h": health_sentences,
        "faults": faults(session, visit.at),
        "beats": beats(session, visit.at),
        "failed": dead_letters(session, visit.at),
        "retrying": visit.staff.may(RetryReminder),
    }
