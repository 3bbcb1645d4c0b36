"""``GET /fiche/{id}``: one card alone, to send to someone or to print. No session is needed."""

from __future__ import annotations

from aiohttp import web

from bot.web import sentences
from bot.web.front import FRONT
from bot.web.language import page_language
from bot.web.pages import html
from bot.web.problems import Problem, refuse

_GONE = Problem(404, sentences.CARD_GONE)


async def show_card(request: web.Request) -> web.Response:
    """The public facts of a resource; a kind page when the directory does not show it."""
    front = request.app[FRONT]
    lang = page_language(request, front.languages, ())
    card = await front.card_of(request.match_info["id"], lang)
    if card is None:
        return refuse(request, _GONE)
    return html(front, "card.html", lang, shown=card, here=request.path)
