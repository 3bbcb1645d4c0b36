"""Who a request to the personal pages comes from: the cookie their link gave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from aiohttp import web
from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.library import Librarian
from bot.rendering.catalogs import Catalogs
from bot.web.front import FRONT
from bot.web.language import accepted_language
from bot.web.pages import html
from bot.web.personal import sentences
from bot.web.sessions import over_https
from resources_db.actions import Actor
from resources_db.agreements.asked import EVERY_CHANNEL
from resources_db.invitations import devices, sessions
from resources_db.people.standing import actor_of
from resources_db.people.tables import PersonRow
from resources_db.storage.database import Database

COOKIE = "accroche_page"
DEVICE_COOKIE = "accroche_appareil"


@dataclass(frozen=True, slots=True)
class Personal:
    """What the personal pages work with."""

    database: Database
    clock: Clock
    zone: tzinfo
    catalogs: Catalogs
    """For what is printed: words and their French beside."""
    librarian: Librarian
    host: str
    """Of the addresses of these pages: what calendar entries are named after."""
    offered: frozenset[str] = EVERY_CHANNEL
    """The channels that this installation has."""


PERSONAL = web.AppKey("personal", Personal)


@dataclass(frozen=True, slots=True)
class Visit:
    """Someone on their own page, now."""

    actor: Actor
    person: int
    lang: str
    at: datetime


async def visit_of(request: web.Request) -> Visit | None:
    """Whose page this browser shows; None when it shows nobody's (any more)."""
    personal = request.app[PERSONAL]
    secret, at = request.cookies.get(COOKIE), personal.clock()
    if not secret:
        return None
    languages = request.app[FRONT].languages

    def look(session: Session) -> Visit | None:
        person = sessions.person_of(session, secret, at)
        row = None if person is None else session.get(PersonRow, person)
        if row is None:
            return None
        lang = request.query.get("lang", row.lang)
        known = lang if lang in languages else languages[0]
        return Visit(actor_of(session, row.id, at), row.id, known, at)

    return await personal.database.write(look)


def browser_language(request: web.Request) -> str:
    """The language of a page that knows nobody yet."""
    languages = request.app[FRONT].languages
    asked = request.query.get("lang")
    if asked in languages:
        return str(asked)
    return accepted_language(request.headers.get("Accept-Language", ""), languages)


def page(
    request: web.Request, template: str, lang: str, *, status: int = 200, **values: object
) -> web.Response:
    """A personal page in a language, kept by nobody and listed nowhere."""
    front = request.app[FRONT]
    words = {"p": sentences, "here": request.path, **values}
    response = html(front, f"personal/{template}", lang, status=status, held="", **words)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def closed(request: web.Request) -> web.Response:
    """The page is closed: said the same for a session that ended and one that never was."""
    return page(request, "closed.html", browser_language(request), status=403)


def keep(request: web.Request, response: web.Response, secret: str) -> None:
    """Give the browser its cookie, until it is closed."""
    response.set_cookie(
        COOKIE, secret, path="/", httponly=True, samesite="Lax", secure=over_https(request)
    )


def keep_device(request: web.Request, response: web.Response, secret: str) -> None:
    """Let the browser be known again, for the links to come."""
    response.set_cookie(
        DEVICE_COOKIE,
        secret,
        max_age=int(devices.REMEMBERED.total_seconds()),
        path="/p",
        httponly=True,
        samesite="Lax",
        secure=over_https(request),
    )
