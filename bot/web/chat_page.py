"""The page: ``GET /`` shows the conversation, ``POST /`` adds to it and redirects."""

from __future__ import annotations

from collections.abc import Sequence

from aiohttp import web

from bot.channels.port import Posted
from bot.web.conversation import LONGEST, arrange
from bot.web.form import Filled, read_form
from bot.web.front import FRONT, WEB
from bot.web.language import page_language
from bot.web.origin import is_foreign
from bot.web.pages import html
from bot.web.problems import FOREIGN, UNAVAILABLE, Problem, refuse
from bot.web.sessions import Session, keep, open_session, presented
from bot.web.turns import take_turn
from resources_db.storage.errors import StorageUnavailable

Taken = tuple[Session, list[Posted]]


async def show(request: web.Request) -> web.Response:
    """The conversation of this browser, or a first page that already helps. Sets no cookie."""
    session = presented(request)
    log = await request.app[FRONT].desk.log(WEB, session) if session else []
    return whole_page(request, log)


async def post(request: web.Request) -> web.Response:
    """One message by form. Redirects to the answer, so that a reload sends nothing again.

    On a shared phone there is nothing to find the conversation again with after a redirect:
    the page itself is the answer.
    """
    form = await receive_form(request)
    if isinstance(form, web.Response):
        return form
    session, new = form[1]
    if session.shared:
        log = await request.app[FRONT].desk.log(WEB, session.secret)
        return whole_page(request, log, new, session.held)
    anchor = arrange(new, whole=True, new=new).landing
    response = web.Response(status=303, headers={"Location": f"/#{anchor}"})
    keep(session, response, request)
    return response


async def receive_form(request: web.Request) -> tuple[Filled, Taken] | web.Response:
    """The form and the turn it gave rise to, or the page that says why it was not taken."""
    if is_foreign(request):
        return refuse(request, FOREIGN)
    filled = await read_form(request)
    if isinstance(filled, Problem):
        return refuse(request, filled)
    try:
        session = await open_session(request, filled.held)
        return filled, (session, await take_turn(request.app[FRONT], session, filled.said))
    except StorageUnavailable:
        return refuse(request, UNAVAILABLE, unsent=filled.said, held=filled.held)


def whole_page(
    request: web.Request, log: Sequence[Posted], new: Sequence[Posted] = (), held: str = ""
) -> web.Response:
    """The page of a conversation; the first page when there is none."""
    front = request.app[FRONT]
    lang = page_language(request, front.languages, log)
    if not log:
        return html(front, "landing.html", lang)
    talk = arrange(log, whole=bool(held) or "all" in request.query, new=new)
    return html(front, "conversation.html", lang, held=held, talk=talk, longest=LONGEST)
