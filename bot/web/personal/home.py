"""``/p``: what is asked of the person, what they answered, and the way out."""

from __future__ import annotations

from aiohttp import web

from bot.web.origin import is_foreign
from bot.web.personal import appointment_sentences
from bot.web.personal.visit import COOKIE, PERSONAL, closed, page, visit_of
from bot.web.problems import FOREIGN, refuse
from resources_db.agreements.asked import asked_of
from resources_db.invitations import sessions
from resources_db.meetings.mine import ahead_of


async def show(request: web.Request) -> web.Response:
    """What waits first, then the rest."""
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    personal = request.app[PERSONAL]
    asked, ahead = await personal.database.read(
        lambda s: (
            asked_of(s, visit.person, visit.at, personal.offered),
            ahead_of(s, visit.person, visit.at),
        )
    )
    return page(
        request,
        "home.html",
        visit.lang,
        a=appointment_sentences,
        now=visit.at,
        appointments=[
            (one, appointment_sentences.when(one.starts, personal.zone)) for one in ahead
        ],
        waiting=[one for one in asked if one.waits],
        answered=[one for one in asked if not one.waits],
    )


async def close(request: web.Request) -> web.Response:
    """Close the page at once; the next request of this browser shows nobody's."""
    if is_foreign(request):
        return refuse(request, FOREIGN)
    secret = request.cookies.get(COOKIE)
    if secret:
        await request.app[PERSONAL].database.write(lambda s: sessions.end(s, secret))
    response = closed(request)
    response.set_status(200)
    response.del_cookie(COOKIE, path="/")
    return response
