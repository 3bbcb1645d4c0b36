"""The web addresses to which Telegram brings updates.

Whoever does not know a bot's secret learns nothing, not even that the bot exists.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass

from aiohttp import web

from bot.telegram.intake import Intake
from resources_db.storage.errors import StorageUnavailable

PATH = "/telegram/"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 -- the header's name


@dataclass(frozen=True, slots=True)
class Door:
    """Where one bot's updates come in."""

    secret: str
    intake: Intake


def add_route(app: web.Application, doors: Mapping[str, Door]) -> None:
    """Let Telegram in, one address a bot. The application limits the size of a body."""

    async def receive(request: web.Request) -> web.Response:
        door = doors.get(request.match_info["bot"])
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "replace")
        secret = door.secret if door is not None else ""
        if not hmac.compare_digest(given, secret.encode()) or door is None:
            raise web.HTTPNotFound
        return web.Response(status=await _store(door.intake, await request.read()))

    app.router.add_post(PATH + "{bot}", receive)


async def _store(intake: Intake, body: bytes) -> int:
    """What to answer: 200 once it is stored, 503 to be brought it again."""
    try:
        update: object = json.loads(body)
    except (ValueError, RecursionError):
        return 200  # it would never become readable
    try:
        await intake.take([update])
    except StorageUnavailable:
        return 503
    return 200
