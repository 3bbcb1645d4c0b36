"""The page of a tutor, under ``/t``: their half-days of today, marked in one tap each.

The link in the message looks the same good or bad. Pressing opens it, once; a browser then shows
that day, and nothing else, until it is over.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from datetime import tzinfo

from aiohttp import web

from bot.clock import Clock
from bot.library import Librarian
from bot.measures.tutor_sentences import CLOSED_MEANS, REOPEN
from bot.web.origin import is_foreign
from bot.web.problems import FOREIGN, refuse
from bot.web.sessions import over_https
from bot.web.tutors import day
from bot.web.tutors.visit import COOKIE, HOME, TUTORS, TutorPages, Visit, page, visit_of
from resources_db.actions import Action, Actor, Done, Outcome, Role
from resources_db.door import perform
from resources_db.storage.database import Database
from resources_db.tutoring.actions import OpenTutorLink, WantTutorLink
from resources_db.tutoring.reading import close_page

_VISITOR = Actor(frozenset({Role.VISITOR}))


def add_tutor_pages(
    app: web.Application,
    database: Database,
    clock: Clock,
    zone: tzinfo,
    librarian: Librarian,
    *,
    texts: bool,
) -> None:
    """Serve them beside the chat; ``texts``: whether the city sends text messages."""
    app[TUTORS] = TutorPages(database, clock, zone, librarian, texts)
    app.router.add_get(HOME, _on_page(day.show))
    app.router.add_post(f"{HOME}/pointer", _on_page(day.mark))
    app.router.add_post(f"{HOME}/mot", _on_page(day.leave_words))
    app.router.add_post(f"{HOME}/charte", _on_page(day.sign))
    app.router.add_post(f"{HOME}/sms", _on_page(day.choose_texts))
    app.router.add_post(f"{HOME}/fermer", close)
    app.router.add_get(f"{HOME}/{{token}}", look)
    app.router.add_post(f"{HOME}/{{token}}", open_link)


async def look(request: web.Request) -> web.Response:
    """The same page for any link: mail servers fetch the links they carry."""
    return page(request, "link.html")


async def open_link(request: web.Request) -> web.Response:
    """Open it; where it does not, a new one leaves for the tutor if it is of today."""
    if is_foreign(request):
        return refuse(request, FOREIGN)
    token, secret = request.match_info["token"], secrets.token_urlsafe(32)
    if isinstance(await _ask(request, OpenTutorLink(token, secret)), Done):
        response = web.Response(status=303, headers={"Location": HOME})
        response.set_cookie(
            COOKIE, secret, path=HOME, httponly=True, samesite="Lax", secure=over_https(request)
        )
        return response
    await _ask(request, WantTutorLink(token))
    return page(request, "closed.html", status=403, means=CLOSED_MEANS)


async def close(request: web.Request) -> web.Response:
    """Close the page at once; the next request of this browser shows nobody's day."""
    if is_foreign(request):
        return refuse(request, FOREIGN)
    secret = request.cookies.get(COOKIE)
    if secret:
        await request.app[TUTORS].database.write(lambda s: close_page(s, secret))
    response = page(request, "closed.html", means=REOPEN)
    response.del_cookie(COOKIE, path=HOME)
    return response


def _on_page(
    handler: Callable[[web.Request, Visit], Awaitable[web.Response]],
) -> Callable[[web.Request], Awaitable[web.Response]]:
    """For a browser that shows someone's day; any other is told that the page is closed."""

    async def guarded(request: web.Request) -> web.Response:
        if request.method == "POST" and is_foreign(request):
            return refuse(request, FOREIGN)
        visit = await visit_of(request)
        if visit is None:
            return page(request, "closed.html", status=403, means=REOPEN)
        return await handler(request, visit)

    return guarded


async def _ask(request: web.Request, action: Action) -> Outcome:
    pages = request.app[TUTORS]
    return await pages.database.write(lambda s: perform(s, _VISITOR, action, pages.clock()))
