"""The interpreter of someone who is expected: who, how, and whether it is confirmed."""

from __future__ import annotations

from aiohttp import web

from bot.console.meetings.one_page import open_one, show_opened
from bot.console.meetings.shown import NAMES
from bot.console.pages import see
from bot.console.typed import number
from bot.console.visit import StaffVisit
from resources_db.actions import Outcome, Reason, Refused
from resources_db.meetings.actions import ArrangeInterpreter
from resources_db.meetings.terms import Interpreting, Means

_LONGEST = 200


async def arrange(visit: StaffVisit) -> web.StreamResponse:
    """Note it: nobody is written to, and the task of the day before ends once it is confirmed."""
    opened = await open_one(visit)
    outcome = await _asked(visit, opened.view.situation, opened.view.id)
    if isinstance(outcome, Refused):
        return show_opened(visit, opened, outcome)
    return see(f"/rendez-vous/fiche/{opened.view.code}?fait=interprete")


async def _asked(visit: StaffVisit, situation: int | None, appointment: int) -> Outcome:
    person, state = number(visit.said("person")), visit.said("state")
    means, language = visit.said("means"), visit.said("language")
    typed = state in set(Interpreting) and language in NAMES and means in {"", *Means}
    if person is None or not typed:
        return Refused(Reason.BAD_VALUE, ArrangeInterpreter.rule)
    return await visit.ask(
        ArrangeInterpreter(
            situation,
            appointment,
            person,
            Interpreting(state),
            language,
            Means(means) if means else None,
            visit.said("name")[:_LONGEST] or None,
            visit.said("telephone")[:_LONGEST] or None,
            adult=visit.said("adult") == "1",
        )
    )
