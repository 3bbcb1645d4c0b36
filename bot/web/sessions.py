"""The session of a browser: a secret in a cookie, in a form, or in a bearer token.

A session comes to life with the first message, never before, and only a session that has
already written here is taken up again: one made up or planted by someone else is ignored.

On a shared phone the secret is never stored: it stands in the forms of the page that is open,
and goes with it. Scripts, like the programs of the JSON face, send it as a bearer token.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from aiohttp import web

from bot.web.front import FRONT, WEB

COOKIE = "accroche"
_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Session:
    """The conversation that a request belongs to."""

    secret: str
    """32 random bytes in base64url. Handed to the desk as the address, which hashes it."""
    new: bool
    shared: bool = False
    """Whether nothing of it may stay on the device."""

    @property
    def held(self) -> str:
        """The secret to put in the forms of the page; empty where a cookie keeps it."""
        return self.secret if self.shared else ""


@dataclass(frozen=True, slots=True)
class Held:
    """What a form says of the session."""

    shared: bool = False
    """« Ce téléphone est partagé » was ticked, or the page is already such a one."""
    secret: str | None = None

    @classmethod
    def of(cls, fields: Mapping[str, str]) -> Held:
        """The two fields of a form; a secret that has not the shape of ours is none."""
        secret = fields.get("session", "")
        known = secret if _SHAPE.fullmatch(secret) else None
        return cls("shared" in fields or "session" in fields, known)


def bearer(request: web.Request) -> str | None:
    """What follows « Bearer » in the ``Authorization`` header; None without such a header."""
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def presented(request: web.Request) -> str | None:
    """The secret that comes with a request, when it has the shape of ours. Bearer first."""
    token = bearer(request)
    secret = request.cookies.get(COOKIE, "") if token is None else token
    return secret if _SHAPE.fullmatch(secret) else None


async def open_session(request: web.Request, held: Held | None = None) -> Session:
    """The known session of this request, or a fresh one."""
    shared = held is not None and held.shared
    secret = held.secret if held is not None and held.shared else presented(request)
    if secret is not None and await request.app[FRONT].desk.knows(WEB, secret):
        return Session(secret, new=False, shared=shared)
    return Session(secrets.token_urlsafe(32), new=True, shared=shared)


def keep(session: Session, response: web.Response, request: web.Request) -> None:
    """Give a new session's cookie to the browser, until it is closed; none on a shared phone."""
    if session.new and not session.shared:
        response.set_cookie(
            COOKIE,
            session.secret,
            path="/",
            httponly=True,
            samesite="Lax",
            secure=over_https(request),
        )


def over_https(request: web.Request) -> bool:
    """Whether the browser speaks to us over TLS, be it taken off by a proxy of ours."""
    if request.app[FRONT].trust_proxy:
        forwarded = request.headers.get("X-Forwarded-Proto", "").split(",")[0].strip()
        return request.secure or forwarded.lower() == "https"
    return request.secure
