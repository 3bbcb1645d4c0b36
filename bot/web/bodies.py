"""Reading what a request carries, of any length and any bytes."""

from __future__ import annotations

from aiohttp import web

from bot.web import sentences
from bot.web.problems import TOO_LONG, Problem

LIMIT = 1024 * 1024
"""Longest body, in bytes: far beyond any real message."""


async def read_body(request: web.Request, content_type: str) -> str | Problem:
    """The body as text, invalid UTF-8 replaced, or why it is not taken."""
    if request.content_type != content_type:
        is_json = content_type == "application/json"
        return Problem(415, sentences.WRONG_TYPE if is_json else sentences.WRONG_FORM_TYPE)
    try:
        return (await request.read()).decode("utf-8", "replace")
    except web.HTTPRequestEntityTooLarge:
        return TOO_LONG
