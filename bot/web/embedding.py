"""The chat inside the pages of a city's own site, in a frame (``docs/embedding.md``).

Browsers keep no cookie for a frame of another site. So the chat behaves there as on a shared
phone: the session stands in the forms of the page, nothing is stored, with or without scripts.
Cookies are never read here: a page that another site frames shows no conversation it did not
begin. Only these pages may be framed, and only by the sites of the settings.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.web import chat_page, following
from bot.web.front import FRONT, Front
from bot.web.headers import POLICY
from bot.web.language import page_language
from bot.web.mishaps import tell_kindly
from bot.web.pages import html

HOME = "/embed/"
_NOBODY = "frame-ancestors 'none'"


def let_show(site: web.Application, origins: tuple[str, ...]) -> None:
    """Let these sites show the chat of an application in their pages; nobody when there is none.

    An origin is « https://www.ville.example »: no path, no wildcard (the settings see to it).
    """
    if origins:
        site.add_subapp(HOME, _framed(site[FRONT], origins))


def _framed(front: Front, origins: tuple[str, ...]) -> web.Application:
    app = web.Application(middlewares=[tell_kindly, _without_cookies])
    app[FRONT] = replace(front, home=HOME)
    app.on_response_prepare.append(_framed_by(origins))
    app.router.add_get("/", _show)
    app.router.add_post("/", chat_page.post)
    app.router.add_get("/suite", following.look)
    app.router.add_post("/suite", following.send)
    return app


@web.middleware
async def _without_cookies(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A city and its chat may share a domain: our own cookie would come with the frame."""
    sent = request.headers.items()
    headers = {name: value for name, value in sent if name.lower() != "cookie"}
    return await handler(request.clone(headers=headers))


async def _show(request: web.Request) -> web.Response:
    """Always the first page."""
    front = request.app[FRONT]
    return html(front, "landing.html", page_language(request, front.languages, ()))


def _framed_by(
    origins: tuple[str, ...],
) -> Callable[[web.Request, web.StreamResponse], Awaitable[None]]:
    """Runs after the headers of every response, and lets these sites show the page."""
    policy = POLICY.replace(_NOBODY, f"frame-ancestors {' '.join(origins)}")

    async def allow(_request: web.Request, response: web.StreamResponse) -> None:
        response.headers["Content-Security-Policy"] = policy
        # Older than the policy, it knows no other site than ours.
        response.headers.popall("X-Frame-Options", None)
        response.headers.popall("Set-Cookie", None)

    return allow
