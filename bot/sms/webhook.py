"""The web address to which a provider of text messages brings receipts and answers.

Whoever does not know our secret learns nothing, not even that text messages are used.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field

from aiohttp import web

from bot.clock import Clock
from resources_db.sendings import arrivals
from resources_db.storage.database import Database
from resources_db.storage.errors import StorageUnavailable

PATH = "/sms/arrivees"
_LONGEST = 16 * 1024
"""Bytes of the longest thing a provider has to say."""


@dataclass(frozen=True, slots=True)
class Door:
    """Where one provider's news come in."""

    header: str
    secret: str = field(repr=False)
    database: Database
    clock: Clock


def add_route(app: web.Application, door: Door | None) -> None:
    """Let the provider in; nobody when there is none, or no secret."""

    async def receive(request: web.Request) -> web.Response:
        given = (
            b"" if door is None else request.headers.get(door.header, "").encode("utf-8", "replace")
        )
        secret = b"" if door is None else door.secret.encode()
        if not hmac.compare_digest(given, secret) or door is None:
            raise web.HTTPNotFound
        body = await request.read()
        return web.Response(status=200 if len(body) > _LONGEST else await _store(door, body))

    app.router.add_post(PATH, receive)


async def _store(door: Door, body: bytes) -> int:
    """What to answer: 200 once it is stored, 503 to be brought it again."""
    at = door.clock()
    try:
        await door.database.write(lambda s: arrivals.store(s, body, at))
    except StorageUnavailable:
        return 503
    return 200
