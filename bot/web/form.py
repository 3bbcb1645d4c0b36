"""The form of the page, read."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from aiohttp import web

from bot.web import sentences
from bot.web.cursor import read_cursor
from bot.web.fields import read_values
from bot.web.front import FRONT
from bot.web.language import page_language
from bot.web.problems import Problem
from bot.web.sessions import Held
from bot.web.turns import Said

_FIELDS_MOST = 20
_WRONG = Problem(400, sentences.WRONG_FORM_TYPE)


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form carries."""

    said: Said
    held: Held
    """What it says of the session, on a shared phone."""
    after: int | None
    """The last line that the page already shows; None when it shows none."""


async def read_form(request: web.Request) -> Filled | Problem:
    """What was written or pressed; a form without either is an empty message."""
    fields = await read_fields(request)
    if isinstance(fields, Problem):
        return fields
    return Filled(_said(request, fields), Held.of(fields), read_cursor(fields.get("after")))


async def read_fields(request: web.Request) -> Mapping[str, str] | Problem:
    """The first value of each field of a form."""
    fields = await read_values(request, _FIELDS_MOST, _WRONG)
    if isinstance(fields, Problem):
        return fields
    return {name: values[0] for name, values in fields.items()}


def _said(request: web.Request, fields: Mapping[str, str]) -> Said:
    """A button that stands for words (« menu ») goes before the text field of its form."""
    languages = request.app[FRONT].languages
    lang = fields.get("lang", "")
    if lang not in languages:
        lang = page_language(request, languages, ())
    nonce = fields.get("nonce") or secrets.token_urlsafe(12)
    if "choice" in fields:
        return Said("choice", fields["choice"], lang, nonce)
    return Said("text", fields.get("words", fields.get("text", "")), lang, nonce)
