"""``/fichier/{line}``: the file that came with a line of this browser's own conversation.

Given as a download whatever it holds, never shown as a page of ours. A form asks for it on a
shared phone, where nothing of the session may be in an address.
"""

from __future__ import annotations

from urllib.parse import quote

from aiohttp import web

from bot.messages.body import File
from bot.web import sentences
from bot.web.cursor import read_cursor
from bot.web.form import read_fields
from bot.web.front import FRONT, WEB
from bot.web.origin import is_foreign
from bot.web.problems import FOREIGN, Problem, refuse
from bot.web.sessions import Held, presented

_GONE = Problem(404, sentences.FILE_GONE)


async def hand_over(request: web.Request) -> web.Response:
    """The file, for whoever has the conversation's session."""
    return await _answer(request, presented(request))


async def hand_over_held(request: web.Request) -> web.Response:
    """The same, by a form that holds the session's secret."""
    if is_foreign(request):
        return refuse(request, FOREIGN)
    fields = await read_fields(request)
    if isinstance(fields, Problem):
        return refuse(request, fields)
    return await _answer(request, Held.of(fields).secret)


async def _answer(request: web.Request, secret: str | None) -> web.Response:
    line = read_cursor(request.match_info["line"])
    file = await _file(request, secret, line) if secret and line else None
    if file is None:
        return refuse(request, _GONE)
    name = quote(file.name, safe="")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return web.Response(body=file.content, content_type=file.media_type, headers=headers)


async def _file(request: web.Request, secret: str, line: int) -> File | None:
    log = await request.app[FRONT].desk.log(WEB, secret, line - 1)
    return next((posted.body.file for posted in log if posted.id == line), None)
