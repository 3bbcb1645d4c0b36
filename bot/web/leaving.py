"""« Quitter vite »: the conversation is erased, the session ended, and a neutral page opens.

Without a script the button is a plain form; with one, the page is hidden at once and its place
in the history of the tab is taken by the neutral page.
"""

from __future__ import annotations

from aiohttp import web

from bot.logs import failure
from bot.web.form import read_fields
from bot.web.front import FRONT, WEB
from bot.web.language import page_language
from bot.web.origin import is_foreign
from bot.web.pages import NEUTRAL, html
from bot.web.problems import FOREIGN, Problem, refuse
from bot.web.sessions import COOKIE, Held, presented
from resources_db.storage.errors import StorageUnavailable

_EVERYTHING = '"cache", "cookies", "storage"'


async def leave(request: web.Request) -> web.Response:
    """Erase, forget, and go: the person is sent away even when the storage is down."""
    if is_foreign(request):
        return refuse(request, FOREIGN)
    fields = await read_fields(request)
    held = Held() if isinstance(fields, Problem) else Held.of(fields)
    response = web.Response(status=303, headers={"Location": NEUTRAL})
    try:
        for secret in filter(None, (held.secret, presented(request))):
            await request.app[FRONT].desk.forget(WEB, secret)
    except StorageUnavailable as error:
        failure("web.forget_failed", error)  # the device forgets in any case
    response.headers["Clear-Site-Data"] = _EVERYTHING
    response.del_cookie(COOKIE, path="/")
    return response


async def neutral_page(request: web.Request) -> web.Response:
    """A recipe: nothing of it says where one comes from."""
    front = request.app[FRONT]
    return html(front, "neutral.html", page_language(request, front.languages, ()))
