"""What follows in a conversation, for a page that stays open: ``chat.js`` asks for it.

The same templates draw it as draw the whole page: the page's words and markup are made here
only. ``POST /suite`` takes a message and answers with what is new; ``GET /suite?after=`` asks
whether something came meanwhile (a person's answer, another tab).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aiohttp import web

from bot.channels.port import Posted
from bot.web.chat_page import receive_form, whole_page
from bot.web.conversation import LONGEST, arrange_after
from bot.web.cursor import read_cursor
from bot.web.front import FRONT, WEB
from bot.web.language import page_language
from bot.web.pages import html
from bot.web.sessions import bearer, keep, presented


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows already."""

    after: int | None
    """Its last line, if it shows a conversation."""
    lang: str | None
    """Its language."""


async def send(request: web.Request) -> web.Response:
    """One message by form; what it added to the page, or the whole page where that is simpler."""
    received = await receive_form(request)
    if isinstance(received, web.Response):
        return received
    filled, (session, new) = received
    log = await request.app[FRONT].desk.log(WEB, session.secret)
    shown = Shown(filled.after, filled.said.lang)
    response = _what_follows(request, log, shown, new, session.held)
    keep(session, response, request)
    return response


async def look(request: web.Request) -> web.Response:
    """What came after the last line that the page shows; 204 when nothing did."""
    secret, after = presented(request), read_cursor(request.query.get("after"))
    log = await request.app[FRONT].desk.log(WEB, secret) if secret else []
    if log and log[-1].id == after:
        return web.Response(status=204)
    held = secret if secret and bearer(request) is not None else ""
    shown = Shown(after, request.query.get("shown"))
    return _what_follows(request, log, shown, (), held)


def _what_follows(
    request: web.Request, log: Sequence[Posted], shown: Shown, new: Sequence[Posted], held: str
) -> web.Response:
    """The whole page where there is nothing to add to, or its language has changed."""
    front = request.app[FRONT]
    lang = page_language(request, front.languages, log)
    talk = arrange_after(log, shown.after, new) if shown.after is not None else None
    if talk is None or lang != shown.lang:
        return whole_page(request, log, new, held)
    return html(front, "following.html", lang, held=held, talk=talk, longest=LONGEST)
