"""``/p``: what is asked of the person, what they answered, and the way out."""

from __future__ import annotations

from collections.abc import Sequence

from aiohttp import web
from sqlalchemy.orm import Session

from bot.web.origin import is_foreign
from bot.web.personal import appointment_sentences
from bot.web.personal.measures import sentences as measure_sentences
from bot.web.personal.measures.drawing import telling
from bot.web.personal.measures.expected import expected
from bot.web.personal.measures.known import Known, known
from bot.web.personal.visit import COOKIE, PERSONAL, Personal, Visit, closed, page, visit_of
from bot.web.problems import FOREIGN, refuse
from resources_db.agreements.asked import Asked, asked_of
from resources_db.invitations import sessions
from resources_db.measures.machine import State
from resources_db.measures.mine import measures_of_family
from resources_db.meetings.mine import Mine, ahead_of


async def show(request: web.Request) -> web.Response:
    """What waits first, then the rest."""
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    personal = request.app[PERSONAL]

    def work(session: Session) -> tuple[Sequence[Known], Sequence[Asked], Sequence[Mine]]:
        return (
            measures_at(session, personal, visit),
            asked_of(session, visit.person, visit.at, personal.offered),
            ahead_of(session, visit.person, visit.at),
        )

    measures, asked, ahead = await personal.database.write(work)
    series = {day.appointment for one in measures for day in one.days}
    return page(
        request,
        "home.html",
        visit.lang,
        a=appointment_sentences,
        m=measure_sentences,
        now=visit.at,
        told=telling(request, visit),
        measures=[(one, expected(one), bool(one.happened)) for one in measures],
        appointments=[
            (one, appointment_sentences.when(one.starts, personal.zone))
            for one in ahead
            if one not in series
        ],
        waiting=[one for one in asked if one.waits],
        answered=[one for one in asked if not one.waits],
    )


def measures_at(session: Session, personal: Personal, visit: Visit) -> Sequence[Known]:
    """The measures of their family that are not closed, the newest first; else the last one."""
    read = (
        known(session, personal, visit, code, what="home")
        for code in measures_of_family(session, visit.person, visit.at)
    )
    found = [one for one in read if one is not None]
    return [one for one in found if one.mine.view.state is not State.CLOSED] or found[:1]


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
