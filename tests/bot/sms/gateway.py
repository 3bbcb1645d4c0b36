"""A provider of text messages on loopback, with every fault that a real one has."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

TAKEN = '{"status": 1, "message": "OK", "ticket": "14672468", "cost": 1, "sent": 1}'


@dataclass
class Fault:
    """How one request is answered."""

    status: int = 200
    body: str = TAKEN
    headers: dict[str, str] = field(default_factory=dict[str, str])
    cut: bool = False
    """The connection is cut instead of an answer."""
    hang: bool = False
    """No answer comes."""


@dataclass
class Gateway:
    """What was asked of it, and how it answers next; well, when nothing is planned."""

    url: str = ""
    asked: list[Any] = field(default_factory=list[Any])
    authorised: list[str] = field(default_factory=list[str])
    answers: list[Fault] = field(default_factory=list[Fault])

    async def take(self, request: web.Request) -> web.Response:
        """One message."""
        self.asked.append(await request.json())
        self.authorised.append(request.headers.get("Authorization", ""))
        answer = self.answers.pop(0) if self.answers else Fault()
        if answer.hang:
            await asyncio.Event().wait()
        if answer.cut and request.transport is not None:
            request.transport.abort()
        return web.Response(
            status=answer.status,
            text=answer.body,
            headers=answer.headers,
            content_type="application/json",
        )


@asynccontextmanager
async def running() -> AsyncGenerator[Gateway]:
    """One, until the test ends."""
    gateway, app = Gateway(), web.Application()
    app.router.add_post("/send", gateway.take)
    server = TestServer(app)
    await server.start_server()
    gateway.url = str(server.make_url("")).rstrip("/")
    yield gateway
    await server.close()
