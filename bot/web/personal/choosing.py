"""``/p/rappels``: how often one is reminded, and by which channel first."""

from __future__ import annotations

from collections.abc import Mapping

from aiohttp import web
from sqlalchemy.orm import Session

from bot.web.form import read_fields
from bot.web.origin import is_foreign
from bot.web.personal import reminder_sentences
from bot.web.personal.visit import PERSONAL, Visit, closed, page, visit_of
from bot.web.problems import FOREIGN, Problem, refuse
from conversations.refusals import sentence
from conversations.texts import Text
from resources_db.actions import Outcome, Refused
from resources_db.door import perform
from resources_db.meetings.actions import ChooseReminders
from resources_db.meetings.terms import Wish
from resources_db.meetings.wishes import wish_of

_KEY_LENGTH = 40
_PLACES = ("first", "second")
"""The channels that are chosen; a third one comes last by itself."""


async def show(request: web.Request) -> web.Response:
    """What holds, ready to be changed."""
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    done = reminder_sentences.CHOSEN if request.query.get("fait") == "oui" else None
    return await _page(request, visit, done, 200)


async def choose(request: web.Request) -> web.Response:
    """Note it: what is ahead is planned again at once."""
    if is_foreign(request):
        return refuse(request, FOREIGN)
    fields = await read_fields(request)
    if isinstance(fields, Problem):
        return refuse(request, fields)
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    if fields.get("wish") not in set(Wish):
        return await _page(request, visit, reminder_sentences.CHOOSE_ONE, 422)
    key = f"page:{fields.get('nonce', '')}"[:_KEY_LENGTH] if fields.get("nonce") else None

    def work(session: Session) -> Outcome:
        open_now = wish_of(session, visit.person, visit.at).channels
        action = ChooseReminders(visit.person, Wish(fields["wish"]), _order(fields, open_now))
        return perform(session, visit.actor, action, visit.at, key=key)

    outcome = await request.app[PERSONAL].database.write(work)
    if isinstance(outcome, Refused):
        return await _page(request, visit, sentence(outcome), 409)
    location = f"/p/rappels?fait=oui&lang={visit.lang}"
    return web.Response(status=303, headers={"Location": location})


def _order(fields: Mapping[str, str], open_now: tuple[str, ...]) -> tuple[str, ...]:
    """The chosen ones first, each once; the others as they stood."""
    chosen = [said for place in _PLACES if (said := fields.get(place, "")) in open_now]
    return tuple(dict.fromkeys((*chosen, *open_now)))


async def _page(request: web.Request, visit: Visit, told: Text | None, status: int) -> web.Response:
    wished = await request.app[PERSONAL].database.read(lambda s: wish_of(s, visit.person, visit.at))
    return page(
        request,
        "reminders.html",
        visit.lang,
        status=status,
        r=reminder_sentences,
        wished=wished,
        wishes=tuple(Wish),
        places=_PLACES[: max(len(wished.channels) - 1, 0)],
        told=told,
    )
