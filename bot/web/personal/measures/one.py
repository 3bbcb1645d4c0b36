"""``/p/mesure/…``: what is expected now, the days as one series, whom to call, what comes after."""

from __future__ import annotations

from aiohttp import web
from sqlalchemy.orm import Session

from bot.meetings.entries import entries_file
from bot.paper.measures.common import responsible_words
from bot.rendering.replies import Wording
from bot.web.origin import is_foreign
from bot.web.personal.measures.drawing import draw, opened
from bot.web.personal.measures.expected import expected
from bot.web.personal.visit import PERSONAL, closed, visit_of
from bot.web.problems import FOREIGN, refuse
from resources_db.agreements.terms import Answer
from resources_db.door import perform
from resources_db.meetings.actions import AnswerAppointment
from resources_db.meetings.terms import Answer as Coming


async def show(request: web.Request) -> web.Response:
    """One thing first, the rest below."""
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    found = await opened(request, visit, what="page")
    frame = found.mine.view.frame
    return draw(
        request,
        visit,
        found,
        "one.html",
        asked=expected(found),
        noted="note" in request.query,
        happened=found.happened,
        responsible=responsible_words(frame),
        stopped_by_me=found.agreement is not None
        and found.agreement.answer in {Answer.NO, Answer.WITHDRAWN},
    )


async def come(request: web.Request) -> web.Response:
    """« Je viens » to all the days ahead that were not answered; each may be changed by itself."""
    if is_foreign(request):
        return refuse(request, FOREIGN)
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    found = await opened(request, visit, what="page")

    def work(session: Session) -> None:
        for day in found.unanswered:
            coming = AnswerAppointment(day.appointment, Coming.COMING)
            perform(session, visit.actor, coming, visit.at)

    await request.app[PERSONAL].database.write(work)
    where = f"{found.path}?note=1&lang={visit.lang}"
    return web.Response(status=303, headers={"Location": where})


async def calendar(request: web.Request) -> web.Response:
    """One file for all the days; those that are called off are removed by it."""
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    found, personal = await opened(request, visit, what="calendar"), request.app[PERSONAL]
    days = [one.appointment for one in found.days if one.appointment is not None]
    everything = [*days, *found.called_off]
    if not everything:
        raise web.HTTPNotFound

    def work(session: Session) -> bytes:
        library = personal.librarian.library(session)
        today = visit.at.astimezone(personal.zone).date()
        wording = Wording(library, visit.lang, personal.zone, today)
        return entries_file(
            session, visit.person, everything, wording, host=personal.host, at=visit.at
        ).content

    headers = {
        "Content-Disposition": 'attachment; filename="rendez-vous.ics"',
        "X-Robots-Tag": "noindex",
        "Cache-Control": "no-store",
    }
    content = await personal.database.read(work)
    return web.Response(
        body=content, content_type="text/calendar", charset="utf-8", headers=headers
    )
