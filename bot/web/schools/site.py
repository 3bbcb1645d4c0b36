"""The page of a school, under ``/e``: one question, read and answered without an account.

The link in the letter looks the same good or bad. Pressing opens it, once; a browser then shows
that question, and nothing else, for half an hour.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo

from aiohttp import web
from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.schools import sentences
from bot.schools.shown import shown
from bot.web.form import read_fields
from bot.web.front import FRONT
from bot.web.origin import is_foreign
from bot.web.pages import html
from bot.web.problems import FOREIGN, Problem, refuse
from bot.web.sessions import over_https
from conversations.refusals import sentence
from conversations.texts import Text
from resources_db.actions import Action, Actor, Done, Outcome, Reason, Role
from resources_db.city.days import day_of
from resources_db.city.reading import setting_on
from resources_db.city.terms import CityField
from resources_db.door import perform
from resources_db.measures.terms import EndGround
from resources_db.school_requests.actions import (
    AnswerAsSchool,
    OpenNextQuestion,
    OpenSchoolLink,
    WantSchoolLink,
)
from resources_db.school_requests.reading import Asked, asked_of
from resources_db.school_requests.terms import (
    CONTACT_LENGTH,
    NEEDS_NAME,
    OFFERED,
    RequestKind,
    Said,
    SchoolAnswer,
)
from resources_db.storage.database import Database

COOKIE = "accroche_etablissement"
_FRENCH = "fr"
_NOTHING: Mapping[str, str] = {}
_VISITOR = Actor(frozenset({Role.VISITOR}))


@dataclass(frozen=True, slots=True)
class SchoolPages:
    """What these pages work with."""

    database: Database
    clock: Clock
    zone: tzinfo


SCHOOLS = web.AppKey("schools", SchoolPages)


def add_school_pages(app: web.Application, database: Database, clock: Clock, zone: tzinfo) -> None:
    """Serve them beside the chat, in front of this database."""
    app[SCHOOLS] = SchoolPages(database, clock, zone)
    app.router.add_get("/e", show)
    app.router.add_post("/e", answer)
    app.router.add_post("/e/suite", go_on)
    app.router.add_get("/e/{token}", look)
    app.router.add_post("/e/{token}", open_link)


async def look(request: web.Request) -> web.Response:
    """The same page for any link: mail servers fetch the links they carry."""
    return _page(request, "link.html")


async def open_link(request: web.Request) -> web.Response:
    """Open it; where it does not, a new one leaves if an answer is waited for."""
    if is_foreign(request):
        return refuse(request, FOREIGN)
    token, secret = request.match_info["token"], secrets.token_urlsafe(32)
    if isinstance(await _ask(request, OpenSchoolLink(token, secret)), Done):
        response = web.Response(status=303, headers={"Location": "/e"})
        response.set_cookie(
            COOKIE, secret, path="/e", httponly=True, samesite="Lax", secure=over_https(request)
        )
        return response
    await _ask(request, WantSchoolLink(token))
    return _page(request, "closed.html", 403)


async def show(request: web.Request) -> web.Response:
    """The question, or its answer."""
    return await _question(request, None)


async def answer(request: web.Request) -> web.Response:
    """Note the answer."""
    if is_foreign(request):
        return refuse(request, FOREIGN)
    fields = await read_fields(request)
    if isinstance(fields, Problem):
        return refuse(request, fields)
    said = _said(fields)
    if said is None:
        return await _question(request, None)
    outcome = await _ask(request, AnswerAsSchool(request.cookies.get(COOKIE, ""), said))
    if isinstance(outcome, Done):
        return web.Response(status=303, headers={"Location": "/e"})
    needed = outcome.reason is Reason.BAD_NAME
    told = sentences.CONTACT_NEEDED if needed else sentence(outcome)
    return await _question(request, told, fields)


def _said(fields: Mapping[str, str]) -> Said | None:
    """The answer of a form; None when it is none that any question offers."""
    answer, ground = fields.get("answer", ""), fields.get("ground", "")
    if answer not in set(SchoolAnswer):
        return None
    return Said(
        SchoolAnswer(answer),
        fields.get("contact", "").strip() or None,
        fields.get("terms", ""),
        EndGround(ground) if ground in set(EndGround) else None,
    )


async def go_on(request: web.Request) -> web.Response:
    """To the next question about the same pupil."""
    if is_foreign(request):
        return refuse(request, FOREIGN)
    await _ask(request, OpenNextQuestion(request.cookies.get(COOKIE, "")))
    return web.Response(status=303, headers={"Location": "/e"})


async def _ask(request: web.Request, action: Action) -> Outcome:
    pages = request.app[SCHOOLS]
    return await pages.database.write(lambda s: perform(s, _VISITOR, action, pages.clock()))


async def _asked(request: web.Request) -> tuple[Asked, str | None] | None:
    """The question of this browser, and the number of the service."""
    pages, secret = request.app[SCHOOLS], request.cookies.get(COOKIE)
    if not secret:
        return None

    def read(session: Session) -> tuple[Asked, str | None] | None:
        at = pages.clock()
        asked = asked_of(session, secret, at)
        phone = setting_on(session, CityField.SERVICE_PHONE, day_of(at))
        return None if asked is None else (asked, phone)

    return await pages.database.read(read)


async def _question(
    request: web.Request, said: Text | None, typed: Mapping[str, str] = _NOTHING
) -> web.Response:
    found = await _asked(request)
    if found is None:
        return _page(request, "closed.html", 403)
    asked, phone = found
    zone = request.app[SCHOOLS].zone
    day = asked.made.astimezone(zone).date()
    return _page(
        request,
        "question.html",
        200 if said is None else 409,
        asked=asked,
        said=said,
        offered=OFFERED[asked.kind],
        needs_name=NEEDS_NAME,
        named=bool(NEEDS_NAME & set(OFFERED[asked.kind])),
        one_first=asked.kind is not RequestKind.CHECK,
        asked_on=sentences.asked_on(day),
        longest=CONTACT_LENGTH,
        phone=phone,
        typed={name: typed.get(name, "") for name in ("contact", "ground")},
        **shown(asked, zone),
    )


def _page(request: web.Request, template: str, status: int = 200, **values: object) -> web.Response:
    """In French, kept by nobody and listed nowhere."""
    words = {"e": sentences, "here": "/e", **values}
    front = request.app[FRONT]
    response = html(front, f"schools/{template}", _FRENCH, status=status, held="", **words)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
