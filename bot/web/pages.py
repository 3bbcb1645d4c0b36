"""From a template to a response."""

from __future__ import annotations

import secrets
from pathlib import Path

from aiohttp import web
from jinja2 import Environment

from bot.rendering.catalogs import SOURCE
from bot.web import sentences
from bot.web.emergency import emergency_calls
from bot.web.front import Front
from bot.web.language import direction, own_name
from bot.web.safe import readable, safe_link
from bot.web.spacing import spaced
from bot.web.templating import environment
from conversations.texts import Text

NEUTRAL = "/recette"
"""Where « Quitter vite » leads."""
_TEMPLATES = Path(__file__).parent / "templates"


def make_templates() -> Environment:
    """The templates of the chat page and of the personal pages."""
    return environment(_TEMPLATES, spaced)


def html(
    front: Front,
    template: str,
    lang: str,
    *,
    status: int = 200,
    held: str = "",
    **values: object,
) -> web.Response:
    """A page in a language. ``nonce`` makes sending the same form twice harmless.

    ``held`` is the session's secret, on a shared phone only.
    """

    def say(text: Text) -> str:
        return spaced(front.say(text, lang), lang)

    def in_french(text: Text) -> str:
        return spaced(front.say(text, SOURCE), SOURCE)

    def beside(text: Text) -> str | None:
        needed = text.vital and lang in front.unreviewed
        return in_french(text) if needed else None

    page = front.templates.get_template(template).render(
        s=sentences,
        safe_link=safe_link,
        direction=direction,
        own_name=own_name,
        lang=lang,
        held=held,
        languages=front.languages,
        say=say,
        in_french=in_french,
        french_of=beside,
        neutral=NEUTRAL,
        unreviewed=front.unreviewed,
        emergency=emergency_calls(say, beside),
        static=front.static.path,
        pictures=front.pictures,
        home=front.home,
        nonce=secrets.token_urlsafe(12),
        **values,
    )
    body = readable(page).encode("utf-8")
    response = web.Response(body=body, status=status, content_type="text/html", charset="utf-8")
    # Safe here: nothing of the request is echoed in a page that another site can ask for.
    response.enable_compression()
    return response
