"""The language of a page, and what Babel knows of a language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from aiohttp import web
from babel import Locale, UnknownLocaleError

from bot.channels.port import Posted


def page_language(request: web.Request, languages: Sequence[str], log: Sequence[Posted]) -> str:
    """The language asked for by ``?lang=``, else the conversation's, else the browser's."""
    spoken = (line.body.lang for line in reversed(log) if line.author == "assistant")
    for code in (request.query.get("lang"), next(spoken, None)):
        if code is not None and code in languages:
            return code
    return accepted_language(request.headers.get("Accept-Language", ""), languages)


def accepted_language(header: str, languages: Sequence[str]) -> str:
    """The best of our languages for an ``Accept-Language`` header; the first one otherwise.

    >>> accepted_language("en-GB;q=0.8, de", ("fr", "en"))
    'en'
    """
    wishes = sorted(map(_wish, header.split(",")), key=lambda wish: -wish[1])
    return next((code for code, weight in wishes if weight > 0 and code in languages), languages[0])


def _wish(part: str) -> tuple[str, float]:
    tag, _sign, parameter = part.partition(";")
    weight = parameter.strip().removeprefix("q=")
    try:
        return tag.strip().lower().split("-")[0], float(weight) if weight else 1.0
    except ValueError:
        return "", 0.0


@lru_cache(maxsize=64)
def _locale(code: str) -> Locale | None:
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def direction(code: str) -> str:
    """« rtl » for Arabic and its kin, « ltr » for the others and the unknown."""
    locale = _locale(code)
    return locale.text_direction if locale else "ltr"


def own_name(code: str) -> str:
    """How a language calls itself: « Français », « English »."""
    locale = _locale(code)
    name = locale.get_display_name() if locale else None
    return (name or code).capitalize()
