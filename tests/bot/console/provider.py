"""An OpenID provider of our own: it says yes at once, or whatever a test wants it to say."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from aiohttp import web
from aiohttp.test_utils import TestServer
from joserfc import jwt
from joserfc.jwk import RSAKey

from tests.bot.console.house import Clock

CLIENT, SECRET = "accroche", "a secret of at least thirty-two signs"


@dataclass
class FakeProvider:
    """What it says can be bent by a test."""

    clock: Clock
    issuer: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1"}))
    published: RSAKey | None = None
    """The key that it shows, where that is not the one it signs with."""
    claims: dict[str, Any] = field(default_factory=dict[str, Any])
    """What an identity token says otherwise than it should."""
    person: dict[str, Any] = field(
        default_factory=lambda: {"sub": "42", "email": "lea@ville.example"}
    )
    pkce: bool = True
    signed_userinfo: bool = True
    asked: dict[str, str] = field(default_factory=dict[str, str])
    """The last request for an authorisation."""
    redeemed: dict[str, str] = field(default_factory=dict[str, str])
    """The last form that redeemed a code."""

    def app(self) -> web.Application:
        """Its routes."""
        app = web.Application()
        app.router.add_get("/.well-known/openid-configuration", self._describe)
        app.router.add_get("/authorize", self._authorize)
        app.router.add_post("/token", self._token)
        app.router.add_get("/userinfo", self._userinfo)
        app.router.add_get("/jwks", self._jwks)
        return app

    async def _describe(self, _request: web.Request) -> web.Response:
        described: dict[str, object] = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/jwks",
            "end_session_endpoint": f"{self.issuer}/session/end",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }
        if self.pkce:
            described["code_challenge_methods_supported"] = ["S256"]
        return web.json_response(described)

    async def _authorize(self, request: web.Request) -> web.Response:
        self.asked = dict(request.query)
        answer = urlencode({"code": "the-code", "state": self.asked["state"]})
        return web.Response(
            status=303, headers={"Location": f"{self.asked['redirect_uri']}?{answer}"}
        )

    async def _token(self, request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        self.redeemed = form
        known = (form.get("client_id"), form.get("client_secret")) == (CLIENT, SECRET)
        if form.get("code") != "the-code" or not known or not self._proved(form):
            return web.json_response({"error": "invalid_grant"}, status=400)
        now = int(self.clock().timestamp())
        claims = {
            "iss": self.issuer, "aud": CLIENT, "sub": self.person["sub"], "iat": now,
            "exp": now + 60, "nonce": self.asked["nonce"], **self.claims,
        }  # fmt: skip
        return web.json_response(
            {
                "access_token": secrets.token_urlsafe(8),
                "token_type": "Bearer",
                "id_token": self._signed(claims),
            }
        )

    async def _userinfo(self, request: web.Request) -> web.Response:
        assert request.headers["Authorization"].startswith("Bearer ")
        if self.signed_userinfo:
            signed = self._signed(self.person)
            return web.Response(text=signed, content_type="application/jwt")
        return web.json_response(self.person)

    async def _jwks(self, _request: web.Request) -> web.Response:
        shown = (self.published or self.key).as_dict(private=False)
        return web.Response(text=json.dumps({"keys": [shown]}), content_type="application/json")

    def _proved(self, form: dict[str, str]) -> bool:
        if not self.pkce:
            return "code_verifier" not in form
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        return challenge == self.asked["code_challenge"]

    def _signed(self, claims: dict[str, Any]) -> str:
        return jwt.encode({"alg": "RS256", "kid": "1"}, claims, self.key)


Bend = Callable[[FakeProvider], None]


@asynccontextmanager
async def running_provider(clock: Clock) -> AsyncGenerator[FakeProvider]:
    """A provider on loopback."""
    provider = FakeProvider(clock)
    async with TestServer(provider.app()) as server:
        provider.issuer = str(server.make_url("")).rstrip("/")
        yield provider
