"""What a request can get wrong, told in a sentence: a page for people, JSON for programs."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from bot.web import sentences
from bot.web.front import FRONT
from bot.web.json_answer import json_answer
from bot.web.language import page_language
from bot.web.pages import html
from bot.web.sessions import Held
from bot.web.turns import Said
from conversations.texts import Text

RETRY_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a request is not served: an HTTP status and a sentence for its author."""

    status: int
    sentence: Text


UNAVAILABLE = Problem(503, sentences.TRY_AGAIN)
TOO_LONG = Problem(413, sentences.TOO_LONG)
FOREIGN = Problem(403, sentences.FOREIGN_PAGE)
BROKEN = Problem(500, sentences.BROKEN)


def refuse(
    request: web.Request,
    problem: Problem,
    *,
    unsent: Said | None = None,
    held: Held | None = None,
) -> web.Response:
    """The response that tells a problem in the reader's language.

    ``unsent`` is a message that could not be stored: the page offers to send it again, in the
    session that its form held.
    """
    front = request.app[FRONT]
    lang = page_language(request, front.languages, ())
    if request.path.startswith("/api/"):
        error = front.say(problem.sentence, lang)
        response = json_answer({"error": error}, status=problem.status)
    else:
        known = held or Held()
        response = html(
            front,
            "problem.html",
            lang,
            status=problem.status,
            held=known.secret or "",
            shared=known.shared,
            problem=problem,
            unsent=unsent,
        )
    if problem.status == UNAVAILABLE.status:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response
