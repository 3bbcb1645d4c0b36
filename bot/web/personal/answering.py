"""``/p/texte/…``: one text, read and answered. Its plain words first, the whole one tap away."""

from __future__ import annotations

from collections.abc import Mapping

from aiohttp import web
from sqlalchemy.orm import Session

from bot.web.form import read_fields
from bot.web.origin import is_foreign
from bot.web.personal import sentences
from bot.web.personal.visit import PERSONAL, Visit, closed, page, visit_of
from bot.web.problems import FOREIGN, Problem, refuse
from conversations.refusals import sentence
from conversations.texts import Text
from resources_db.actions import Done, Outcome
from resources_db.agreements.actions import GiveAnswer
from resources_db.agreements.asked import Asked, asked_of
from resources_db.agreements.terms import Act, Answer, Means
from resources_db.agreements.texts import text_of
from resources_db.door import perform

_KEY_LENGTH = 40


async def show(request: web.Request) -> web.Response:
    """The text, in the person's language."""
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    asked = await _asked(request, visit)
    return _page(request, visit, asked, None)


async def answer(request: web.Request) -> web.Response:
    """Note the answer, and show its proof. The same form twice is one answer."""
    if is_foreign(request):
        return refuse(request, FOREIGN)
    fields = await read_fields(request)
    if isinstance(fields, Problem):
        return refuse(request, fields)
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    asked = await _asked(request, visit)
    said = fields.get("answer", "")
    if said not in {one.value for one in possible(asked)}:
        raise web.HTTPNotFound
    action = _action(visit, asked, Answer(said), fields)
    key = f"page:{fields.get('nonce', '')}"[:_KEY_LENGTH] if fields.get("nonce") else None

    def work(session: Session) -> Outcome:
        return perform(session, visit.actor, action, visit.at, key=key)

    outcome = await request.app[PERSONAL].database.write(work)
    if isinstance(outcome, Done):
        return web.Response(status=303, headers={"Location": f"/p/preuve/{outcome.id}"})
    return _page(request, visit, asked, sentence(outcome))


def possible(asked: Asked) -> tuple[Answer, ...]:
    """The answers offered: what was agreed to is withdrawn, not refused."""
    if asked.act is Act.INFORMATION:
        return (Answer.READ, Answer.TALK)
    against = Answer.WITHDRAWN if asked.answer is Answer.YES else Answer.NO
    return (Answer.YES, against, Answer.TALK)


async def _asked(request: web.Request, visit: Visit) -> Asked:
    """The question of this address, if it is theirs; « not found » for any other."""
    match = request.match_info
    personal = request.app[PERSONAL]
    everything = await personal.database.read(
        lambda s: asked_of(s, visit.person, visit.at, personal.offered)
    )
    for one in everything:
        if (one.code, one.act.value, one.about) == (match["code"], match["act"], match["about"]):
            return one
    raise web.HTTPNotFound


def _action(visit: Visit, asked: Asked, said: Answer, fields: Mapping[str, str]) -> GiveAnswer:
    """The answer, on the text that the form was shown with."""
    return GiveAnswer(
        asked.situation,
        visit.person,
        asked.act,
        said,
        fields.get("version", "")[:20],
        fields.get("hash", "")[:64],
        fields.get("spoken", "")[:12],
        Means.PAGE,
        organisation=asked.organisation,
        channel=asked.channel,
    )


def _page(request: web.Request, visit: Visit, asked: Asked, said: Text | None) -> web.Response:
    return page(
        request,
        "answering.html",
        visit.lang,
        status=200 if said is None else 409,
        said=said,
        asked=asked,
        text=text_of(asked.act, visit.lang),
        possible=possible(asked),
        channel=None if asked.channel is None else sentences.CHANNELS[asked.channel],
    )
