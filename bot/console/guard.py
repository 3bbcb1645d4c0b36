"""Who may come to a page: everyone, who gave a first proof, or who is wholly signed in.

Every form is checked twice: the browser says that it comes from a page of ours, and (once signed
in) it carries what only the pages of this session know.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console import sentences
from bot.console.cookies import forget_session, session_secret
from bot.console.filled import WRONG_FORM, read_filled
from bot.console.front import CONSOLE, HOME, Console
from bot.console.pages import refuse
from bot.console.visit import Staff, StaffVisit, Visit
from bot.web.problems import Problem
from resources_db.accounts.actions import STAFF
from resources_db.accounts.sessions import end_session, find_session, touch
from resources_db.actions import Role
from resources_db.people.standing import roles_of
from resources_db.people.tables import PersonRow

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
_SIGNED_OUT = Problem(403, sentences.SIGNED_OUT)
_NO_ACCESS = Problem(403, sentences.NO_ACCESS)


def anyone(handler: Callable[[Visit], Awaitable[web.StreamResponse]]) -> Handler:
    """A page that needs no sign-in."""

    async def guarded(request: web.Request) -> web.StreamResponse:
        filled = await read_filled(request)
        if isinstance(filled, Problem):
            return refuse(request, filled)
        console = request.app[CONSOLE]
        said = filled.fields, filled.file, filled.file_name
        return await handler(Visit(request, console, console.clock(), *said))

    return guarded


def half_signed_in(handler: Callable[[StaffVisit], Awaitable[web.StreamResponse]]) -> Handler:
    """A page on the way in: the first proof was given, the second perhaps not yet."""
    return _signed_in(handler, whole=False, roles=STAFF)


def signed_in(
    handler: Callable[[StaffVisit], Awaitable[web.StreamResponse]],
    roles: frozenset[Role] = STAFF,
) -> Handler:
    """A page for whoever gave both proofs and has one of these roles."""
    return _signed_in(handler, whole=True, roles=roles)


def _signed_in(
    handler: Callable[[StaffVisit], Awaitable[web.StreamResponse]],
    *,
    whole: bool,
    roles: frozenset[Role],
) -> Handler:
    async def guarded(request: web.Request) -> web.StreamResponse:
        console = request.app[CONSOLE]
        secret = session_secret(request, trust_proxy=console.trust_proxy)
        at = console.clock()
        staff = await console.database.read(lambda s: _staff(s, console, secret, at))
        if staff is None:
            return _ask_to_sign_in(request)
        stopped = await _stopped(request, console, staff, whole=whole, roles=roles)
        if stopped is not None:
            return stopped
        filled = await read_filled(request)
        if isinstance(filled, Problem):
            return refuse(request, filled, staff)
        if request.method == "POST" and not _is_of(staff, console, filled.fields):
            return refuse(request, WRONG_FORM, staff)
        if staff.signed.stale:
            await console.database.write(lambda s: touch(s, staff.signed.session, at))
        said = filled.fields, filled.file, filled.file_name
        return await handler(StaffVisit(request, console, at, *said, staff))

    return guarded


async def _stopped(
    request: web.Request, console: Console, staff: Staff, *, whole: bool, roles: frozenset[Role]
) -> web.StreamResponse | None:
    """Why someone who is signed in may not come to this page; None when they may."""
    if not staff.roles & STAFF:
        return await _send_away(request, console, staff)
    if whole and not staff.signed.whole:
        return _see("/code" if staff.signed.has_codes else "/installer-code")
    return None if staff.roles & roles else refuse(request, _NO_ACCESS, staff)


def _staff(session: Session, console: Console, secret: str | None, at: datetime) -> Staff | None:
    if secret is None:
        return None
    signed = find_session(session, secret, at, console.limits)
    person = None if signed is None else session.get(PersonRow, signed.person)
    if signed is None or person is None:
        return None
    name = " ".join(filter(None, (person.given_name, person.family_name)))
    return Staff(signed, roles_of(session, signed.person, at), name, secret)


def _is_of(staff: Staff, console: Console, fields: Mapping[str, str]) -> bool:
    given = fields.get("csrf", "").encode("utf-8", "replace")
    return hmac.compare_digest(given, console.csrf(staff.secret).encode())


def _ask_to_sign_in(request: web.Request) -> web.StreamResponse:
    if request.method == "POST":
        return refuse(request, _SIGNED_OUT)
    return _see("/connexion")


async def _send_away(request: web.Request, console: Console, staff: Staff) -> web.StreamResponse:
    """Someone who no longer has any role: the session ends with it."""
    at, signed = console.clock(), staff.signed
    await console.database.write(lambda s: end_session(s, signed.session, signed.account, at))
    response = refuse(request, _NO_ACCESS)
    forget_session(response, request, trust_proxy=console.trust_proxy)
    return response


def _see(path: str) -> web.Response:
    return web.Response(status=303, headers={"Location": f"{HOME}{path}"})
