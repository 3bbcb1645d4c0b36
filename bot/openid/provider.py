"""Talking to an OpenID provider: its description, its keys, a code exchanged for an identity.

Authorization code flow with state, nonce and a client secret; PKCE where the provider says that
it knows it (ProConnect refuses parameters that it does not list, so it is not sent blindly).
The identity comes from the signed identity token, and the mailbox from the « userinfo » answer,
plain or signed (ProConnect signs it).
"""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import TypeGuard, TypeVar, cast
from urllib.parse import urlencode

import aiohttp
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, KeySetSerialization, OctKey
from joserfc.jwt import decode

from bot.clock import Clock
from bot.logs import event, failure
from bot.openid.attempt import Attempt
from bot.openid.claims import Claims, fault
from bot.openid.client import Client, Trouble, Vouched

T = TypeVar("T")
_TIMEOUT = aiohttp.ClientTimeout(total=10)
_LONGEST = 256 * 1024
"""Bytes of the longest answer that is read."""
_NEEDED = ("issuer", "authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")


class _NotBelieved(Exception):
    """An answer of the provider does not hold; the message says in what, without its content."""


class Provider:
    """One provider. Its description and keys are asked for at the first sign-in, and kept."""

    def __init__(self, client: Client, clock: Clock) -> None:
        self._client = client
        self._clock = clock
        self._described: Mapping[str, object] | None = None
        self._keys: KeySet | None = None

    async def begin(self, attempt: Attempt, back: str) -> str | Trouble:
        """Where to send the browser; ``back`` is our address to which it returns."""
        described = await self._believed(self._description)
        if isinstance(described, Trouble):
            return described
        asked = {
            "response_type": "code",
            "client_id": self._client.id,
            "redirect_uri": back,
            "scope": self._client.scope,
            "state": attempt.state,
            "nonce": attempt.nonce,
        }
        if "S256" in _words(described.get("code_challenge_methods_supported")):
            asked |= {"code_challenge": attempt.challenge, "code_challenge_method": "S256"}
        return f"{described['authorization_endpoint']}?{urlencode(asked)}"

    async def finish(self, attempt: Attempt, code: str, back: str) -> Vouched | Trouble:
        """Exchange the code of the return for whom it stands for."""

        async def exchange() -> Vouched:
            return await self._exchange(attempt, code, back)

        return await self._believed(exchange)

    async def goodbye(self, id_token: str, state: str, back: str) -> str | None:
        """Where to sign out at the provider too; None when it has no such place."""
        described = await self._believed(self._description)
        if isinstance(described, Trouble) or "end_session_endpoint" not in described:
            return None
        asked = {"id_token_hint": id_token, "state": state, "post_logout_redirect_uri": back}
        return f"{described['end_session_endpoint']}?{urlencode(asked)}"

    async def _believed(self, ask: Callable[[], Awaitable[T]]) -> T | Trouble:
        """The answer, or why there is none worth believing."""
        try:
            return await ask()
        except _NotBelieved as error:
            event("openid.not_believed", logging.WARNING, reason=str(error))
            return Trouble.NOT_BELIEVED
        except (aiohttp.ClientError, TimeoutError) as error:
            failure("openid.unreachable", error)
            return Trouble.UNREACHABLE

    async def _description(self) -> Mapping[str, object]:
        """What the provider says of itself; it must name itself as we were told."""
        if self._described is None:
            where = f"{self._client.issuer}/.well-known/openid-configuration"
            described = _object(await _ask("GET", where))
            if any(not isinstance(described.get(name), str) for name in _NEEDED):
                raise _NotBelieved("description")
            if str(described["issuer"]).rstrip("/") != self._client.issuer:
                raise _NotBelieved("issuer")
            self._described = described
        return self._described

    async def _exchange(self, attempt: Attempt, code: str, back: str) -> Vouched:
        described = await self._description()
        tokens = _object(await self._redeem(described, attempt, code, back))
        id_token, access = tokens.get("id_token"), tokens.get("access_token")
        if not isinstance(id_token, str) or not isinstance(access, str):
            raise _NotBelieved("tokens")
        claims = await self._verified(id_token)
        issuer = str(described["issuer"])
        wrong = fault(
            claims,
            issuer=issuer,
            client=self._client.id,
            nonce=attempt.nonce,
            at=self._clock(),
        )
        if wrong is not None:
            raise _NotBelieved(wrong)
        subject = str(claims["sub"])
        email = await self._mailbox(str(described["userinfo_endpoint"]), access, subject)
        return Vouched(issuer, subject, email, id_token)

    async def _redeem(
        self, described: Mapping[str, object], attempt: Attempt, code: str, back: str
    ) -> str:
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back}
        if "S256" in _words(described.get("code_challenge_methods_supported")):
            form["code_verifier"] = attempt.verifier
        ways = _words(described.get("token_endpoint_auth_methods_supported"))
        basic = None
        if "client_secret_post" in ways:
            form |= {"client_id": self._client.id, "client_secret": self._client.secret}
        else:  # what the standard says holds when nothing is said
            basic = aiohttp.BasicAuth(self._client.id, self._client.secret)
        return await _ask("POST", str(described["token_endpoint"]), data=form, auth=basic)

    async def _mailbox(self, where: str, access: str, subject: str) -> str | None:
        """The mailbox of the person, unless the provider says that it has not checked it."""
        told = await _ask("GET", where, headers={"Authorization": f"Bearer {access}"})
        claims = _object(told) if told.lstrip().startswith("{") else await self._verified(told)
        if claims.get("sub") != subject:
            raise _NotBelieved("userinfo")
        email = claims.get("email")
        checked = claims.get("email_verified", True)
        return email if isinstance(email, str) and checked in (True, "true") else None

    async def _verified(self, token: str) -> Claims:
        """The claims of a signed token; keys may have been renewed since we read them."""
        try:
            return self._decoded(token, await self._signing_keys())
        except (JoseError, ValueError):
            self._keys = None
        try:
            return self._decoded(token, await self._signing_keys())
        except (JoseError, ValueError):
            raise _NotBelieved("signature") from None

    def _decoded(self, token: str, keys: KeySet | OctKey) -> Claims:
        return decode(token.strip(), keys, algorithms=[self._client.algorithm]).claims

    async def _signing_keys(self) -> KeySet | OctKey:
        if self._client.algorithm == "HS256":
            return OctKey.import_key(self._client.secret)
        if self._keys is None:
            described = await self._description()
            written = _object(await _ask("GET", str(described["jwks_uri"])))
            self._keys = KeySet.import_key_set(cast("KeySetSerialization", written))
        return self._keys


async def _ask(
    method: str,
    where: str,
    *,
    data: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    auth: aiohttp.BasicAuth | None = None,
) -> str:
    """The text of a good answer. No redirect is followed: secrets would go with it."""
    async with (
        aiohttp.ClientSession(timeout=_TIMEOUT) as session,
        session.request(
            method, where, data=data, headers=headers, auth=auth, allow_redirects=False
        ) as response,
    ):
        if response.status != HTTPStatus.OK:
            raise _NotBelieved("status")
        body = bytearray()
        async for chunk in response.content.iter_chunked(16 * 1024):
            body += chunk
            if len(body) > _LONGEST:
                raise _NotBelieved("length")
        return body.decode("utf-8", "replace")


def _object(written: str) -> Mapping[str, object]:
    try:
        value: object = json.loads(written)
    except (ValueError, RecursionError):
        raise _NotBelieved("json") from None
    if not _is_object(value):
        raise _NotBelieved("json")
    return value


def _is_object(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _words(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []
