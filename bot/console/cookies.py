"""The cookies of the console: the session's secret, and an attempt at the OpenID provider."""

from __future__ import annotations

import re

from aiohttp import web

from bot.console.front import HOME, over_https

_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)
_SESSION, _ATTEMPT = "accroche-equipe", "accroche-openid"


def session_secret(request: web.Request, *, trust_proxy: bool) -> str | None:
    """The secret that comes with a request, when it has the shape of ours."""
    name, _path = _place(request, _SESSION, trust_proxy=trust_proxy)
    secret = request.cookies.get(name, "")
    return secret if _SHAPE.fullmatch(secret) else None


def keep_session(
    response: web.StreamResponse, request: web.Request, secret: str, *, trust_proxy: bool
) -> None:
    """Give the secret to the browser, until it is closed.

    « Lax », not « Strict »: coming back from the provider or from a letter must find it. Forms
    of other sites never carry it, and are refused besides.
    """
    _set(response, request, _SESSION, secret, trust_proxy=trust_proxy)


def forget_session(
    response: web.StreamResponse, request: web.Request, *, trust_proxy: bool
) -> None:
    """Take it back."""
    name, path = _place(request, _SESSION, trust_proxy=trust_proxy)
    secure = over_https(request, trust_proxy=trust_proxy)
    response.del_cookie(name, path=path, secure=secure, httponly=True, samesite="Lax")


def attempt_cookie(request: web.Request, *, trust_proxy: bool) -> str:
    """The sealed attempt that comes with a request, if any."""
    return request.cookies.get(_place(request, _ATTEMPT, trust_proxy=trust_proxy)[0], "")


def keep_attempt(
    response: web.StreamResponse, request: web.Request, sealed: str, *, trust_proxy: bool
) -> None:
    """Give a sealed attempt to the browser; empty takes it back."""
    _set(response, request, _ATTEMPT, sealed, trust_proxy=trust_proxy)


def _set(
    response: web.StreamResponse, request: web.Request, name: str, value: str, *, trust_proxy: bool
) -> None:
    placed, path = _place(request, name, trust_proxy=trust_proxy)
    response.set_cookie(
        placed,
        value,
        path=path,
        httponly=True,
        samesite="Lax",
        secure=over_https(request, trust_proxy=trust_proxy),
    )


def _place(request: web.Request, name: str, *, trust_proxy: bool) -> tuple[str, str]:
    """Over TLS the name binds the cookie to this host alone; browsers then want the path « / »."""
    if over_https(request, trust_proxy=trust_proxy):
        return f"__Host-{name}", "/"
    return name, HOME
