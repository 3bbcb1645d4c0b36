"""The JSON body of ``POST /api/chat``, read strictly."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Mapping
from typing import Literal, TypeGuard

from aiohttp import web

from bot.web import sentences
from bot.web.bodies import read_body
from bot.web.front import FRONT
from bot.web.language import page_language
from bot.web.problems import Problem
from bot.web.turns import Said

_LANG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}")
_ID_LONGEST = 200


async def read_api_request(request: web.Request) -> Said | Problem:
    """What a program sends for its person, or what is wrong with it."""
    body = await read_body(request, "application/json")
    if isinstance(body, Problem):
        return body
    try:
        value: object = json.loads(body)
    except (ValueError, RecursionError):
        return Problem(400, sentences.NOT_JSON)
    if not _is_object(value):
        return Problem(400, sentences.NOT_AN_OBJECT)
    return _said(request, value)


def _is_object(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _said(request: web.Request, fields: Mapping[str, object]) -> Said | Problem:
    if ("text" in fields) == ("choice" in fields):
        return Problem(400, sentences.TEXT_OR_CHOICE)
    kind: Literal["text", "choice"] = "text" if "text" in fields else "choice"
    value = fields[kind]
    if not isinstance(value, str):
        return _wrong(kind)
    nonce = fields.get("id", secrets.token_urlsafe(12))
    if not (isinstance(nonce, str) and 0 < len(nonce) <= _ID_LONGEST):
        return _wrong("id")
    lang = fields.get("lang", page_language(request, request.app[FRONT].languages, ()))
    if not (isinstance(lang, str) and _LANG.fullmatch(lang)):
        return _wrong("lang")
    return Said(kind, value, lang, nonce)


def _wrong(field: str) -> Problem:
    return Problem(400, sentences.wrong_value(field))
