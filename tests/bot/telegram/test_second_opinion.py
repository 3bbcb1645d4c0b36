"""A second opinion: a Bot API emulator that others wrote understands what we say.

`lo-bot-api-emulator` models part of the Bot API and refuses what it does not model. Only
``link_preview_options``, a parameter younger than its contract, is taken away before it looks.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from importlib import import_module
from typing import Any

import pytest
from aiohttp import web

from bot.channels.port import Sent
from bot.library import Library
from bot.messages.body import Body, Spot
from bot.telegram import api, calls
from bot.telegram.channel import TelegramChannel
from bot.telegram.libraries import open_api
from resources_db.storage.database import Database
from tests.bot.messages.house import FrozenClock
from tests.bot.telegram.kit import TOKEN, Way, running
from tests.bot.telegram.test_wire import ANNA, EVERY_CALL
from tools.telegram_emulator import shapes
from tools.telegram_emulator.bot_state import BotState
from tools.telegram_emulator.emulator import Emulator

CHAT, PERSON = shapes.private_chat(ANNA, "Anna"), shapes.user(ANNA, "Anna", "fr")
UNMODELLED = (calls.SendVenue, calls.Leave)
"""It says 501 to these."""
NEEDS_HTTPS = (calls.SetWebhook,)
"""It refuses an address on loopback."""


class Listening:
    """Theirs, with what was said kept to be looked at."""

    def __init__(self) -> None:
        package: Any = import_module("lo_bot_api_emulator")  # it has no types
        self.emulator = package.LoBotApiEmulator()
        self.url = ""
        self.said: list[dict[str, Any]] = []
        self._read: Any = self.emulator.read_request
        self.emulator.read_request = self._read_request
        self._known = {name.lower(): name for name in package.CONTRACT["methods"]}

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Telegram does not look at the case of a method, theirs does."""
        named = request.match_info["method"]
        request.match_info["method"] = self._known.get(named.lower(), named)
        answer: web.StreamResponse = await self.emulator.handle(request)
        return answer

    async def _read_request(self, request: web.Request) -> tuple[dict[str, Any], Any]:
        fields, uploads = await self._read(request)
        fields.pop("link_preview_options", None)
        self.said.append({"method": request.match_info["method"], **fields})
        return fields, uploads

    @property
    def refused(self) -> list[dict[str, Any]]:
        """The requests that it did not take."""
        return [it for it in self.emulator.requests if it["status"] != 200]

    def texts(self) -> list[str]:
        """What was said to people."""
        return [str(it["text"]) for it in self.said if it["method"] == "sendMessage"]


@pytest.fixture
async def theirs() -> AsyncIterator[Listening]:
    """Their emulator on loopback."""
    emulator = Listening()
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", emulator.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    emulator.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield emulator
    await runner.cleanup()


async def test_every_call_that_it_models(polling: Way, theirs: Listening) -> None:
    """It takes them all; those that it does not model are no exception either."""
    bot = open_api(polling.library, TOKEN, theirs.url)
    assert bot is not None
    for call in EVERY_CALL:
        answer = await bot.call(call)
        if isinstance(call, UNMODELLED):
            assert isinstance(answer, api.Unanswered)
        elif not isinstance(call, NEEDS_HTTPS):
            assert answer == api.Done(), (call, answer)
    await bot.close()


async def test_a_server_that_does_not_know_venues(polling: Way, theirs: Listening) -> None:
    """The point on the map is left out; the words, which say where it is, go on."""
    bot = open_api(polling.library, TOKEN, theirs.url)
    assert bot is not None
    channel = TelegramChannel(bot, FrozenClock())
    spot = Body("fr", "", spot=Spot(49.44, 1.09, "Espace jeunes", "1 rue du Port"))
    assert await channel.deliver(str(ANNA), spot, again=False) == Sent()
    await bot.close()


async def test_a_conversation(
    polling: Way, theirs: Listening, database: Database, library: Library
) -> None:
    """A search with a press in it, by way of their getUpdates."""
    ours = Emulator()
    ours.url, ours.bots[TOKEN] = theirs.url, BotState(TOKEN, "accroche_bot")
    async with running(polling, ours, database, library):
        await tell(theirs, "message", shapes.message(1, CHAT, PERSON, {"text": "absentéisme"}))
        await eventually(lambda: len(theirs.texts()) > 0)
        asked = next(it for it in theirs.said if it.get("text") == theirs.texts()[0])
        rows = json.loads(asked["reply_markup"])["inline_keyboard"]
        question = shapes.message(
            2, CHAT, shapes.bot_user(4242, "accroche_bot"),
            {"text": asked["text"], "reply_markup": {"inline_keyboard": rows}},
        )  # fmt: skip
        pressed = shapes.press("77", PERSON, question, rows[0][0]["callback_data"])
        await tell(theirs, "callback_query", pressed)
        await eventually(lambda: any("Source" in text for text in theirs.texts()))
    assert [it["method"] for it in theirs.refused] == []


async def tell(theirs: Listening, kind: str, content: shapes.Json) -> None:
    """Somebody writes or presses."""
    await theirs.emulator.enqueue_update({kind: content}, token=TOKEN)


async def eventually(met: Callable[[], bool]) -> None:
    """Wait, for a while, until something is true."""
    for _look in range(500):
        if met():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it never became true")
