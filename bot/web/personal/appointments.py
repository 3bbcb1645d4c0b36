"""``/p/rdv/…``: one appointment, read and answered in one tap, and its calendar file."""

from __future__ import annotations

from collections.abc import Mapping

from aiohttp import web
from sqlalchemy.orm import Session

from bot.meetings.entries import entries_file
from bot.rendering.replies import Wording
from bot.web.form import read_fields
from bot.web.front import FRONT
from bot.web.origin import is_foreign
from bot.web.personal import appointment_sentences
from bot.web.personal.visit import PERSONAL, Visit, closed, page, visit_of
from bot.web.problems import FOREIGN, Problem, refuse
from conversations.refusals import sentence
from conversations.texts import Text
from resources_db.actions import Outcome, Refused
from resources_db.door import perform
from resources_db.meetings.actions import AnswerAppointment
from resources_db.meetings.mine import Mine, by_code, staff_at
from resources_db.meetings.terms import Answer
from resources_db.tasks.actions import Moment

_KEY_LENGTH = 40


async def show(request: web.Request) -> web.Response:
    """When, where, with whom, what to bring: on one's own page only."""
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    noted = appointment_sentences.NOTED if "note" in request.query else None
    return await _page(request, visit, await _one(request, visit), noted)


async def answer(request: web.Request) -> web.Response:
    """Note the answer; the same form twice is one answer."""
    if is_foreign(request):
        return refuse(request, FOREIGN)
    fields = await read_fields(request)
    if isinstance(fields, Problem):
        return refuse(request, fields)
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    one = await _one(request, visit)
    action = _action(one, fields)
    key = f"page:{fields['nonce']}"[:_KEY_LENGTH] if fields.get("nonce") else None

    def work(session: Session) -> Outcome:
        return perform(session, visit.actor, action, visit.at, key=key)

    outcome = await request.app[PERSONAL].database.write(work)
    if isinstance(outcome, Refused):
        return await _page(request, visit, one, sentence(outcome), status=409)
    where = f"/p/rdv/{one.code}?note=1&lang={visit.lang}"
    return web.Response(status=303, headers={"Location": where})


async def calendar(request: web.Request) -> web.Response:
    """One entry for one's calendar; of one that is called off, what removes it."""
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    one, personal = await _one(request, visit), request.app[PERSONAL]

    def work(session: Session) -> bytes:
        library = personal.librarian.library(session)
        today = visit.at.astimezone(personal.zone).date()
        wording = Wording(library, visit.lang, personal.zone, today)
        file = entries_file(session, visit.person, [one], wording, host=personal.host, at=visit.at)
        return file.content

    headers = {
        "Content-Disposition": 'attachment; filename="rendez-vous.ics"',
        "X-Robots-Tag": "noindex",
        "Cache-Control": "no-store",
    }
    content = await personal.database.read(work)
    return web.Response(
        body=content, content_type="text/calendar", charset="utf-8", headers=headers
    )


async def _one(request: web.Request, visit: Visit) -> Mine:
    """The appointment of this address, if it is theirs; « not found » for any other."""
    code = request.match_info["code"]
    database = request.app[PERSONAL].database
    one = await database.read(lambda s: by_code(s, visit.person, code))
    if one is None:
        raise web.HTTPNotFound
    return one


def _action(one: Mine, fields: Mapping[str, str]) -> AnswerAppointment:
    """What the form says; « not found » for what no form of ours says."""
    said, wished = fields.get("answer", ""), fields.get("wished", "")
    if said not in set(Answer) or (wished and wished not in set(Moment)):
        raise web.HTTPNotFound
    return AnswerAppointment(
        one.appointment,
        Answer(said),
        Moment(wished) if wished else None,
        fields.get("words", "").strip()[: appointment_sentences.WORDS_MOST] or None,
    )


async def _page(
    request: web.Request, visit: Visit, one: Mine, said: Text | None, *, status: int = 200
) -> web.Response:
    personal = request.app[PERSONAL]
    card = None
    if one.place is not None:
        card = await request.app[FRONT].card_of(one.place, visit.lang)
    return page(
        request,
        "appointment.html",
        visit.lang,
        status=status,
        a=appointment_sentences,
        one=one,
        when=appointment_sentences.when(one.starts, personal.zone),
        over=one.starts <= visit.at,
        place=card,
        people=await personal.database.read(lambda s: staff_at(s, one)),
        said=said,
        failed=status != 200,
    )
