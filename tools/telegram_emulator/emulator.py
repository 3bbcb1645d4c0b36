"""A Bot API on loopback, for tests and for trying the bots without a token or the Internet."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from aiohttp import web

from tools.telegram_emulator import asked, faults
from tools.telegram_emulator.answering import KNOWN, answer
from tools.telegram_emulator.bot_state import BotState
from tools.telegram_emulator.faults import BadCall, Cut, Fault, Slow, Status, TooMany
from tools.telegram_emulator.webhooks import bring_updates

_QUIET = frozenset({"getUpdates"})
"""Calls too frequent to be written down."""


class Emulator:
    """Answers for the bots it was told about; any other token is refused."""

    def __init__(self) -> None:
        self.bots: dict[str, BotState] = {}
        self.url = ""
        """Where it listens, once it does."""
        self._bringing: list[asyncio.Task[None]] = []

    def add_bot(self, token: str, username: str) -> BotState:
        """A bot that exists; its updates are brought to its webhook when it sets one."""
        bot = self.bots[token] = BotState(token, username)
        self._bringing.append(asyncio.create_task(bring_updates(bot)))
        return bot

    @asynccontextmanager
    async def listening(self, port: int = 0) -> AsyncGenerator[Emulator]:
        """Listen on loopback until the end of the block."""
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        self.add_pages(app)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", port).start()
            self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
            yield self
        finally:
            for bringing in self._bringing:
                bringing.cancel()
            await asyncio.gather(*self._bringing, return_exceptions=True)
            self._bringing.clear()
            await runner.cleanup()

    def add_pages(self, app: web.Application) -> None:
        """More pages beside the Bot API."""

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        bot = self.bots.get(request.match_info["token"])
        if bot is None or bot.revoked:
            return faults.UNAUTHORIZED.answer()
        try:
            call = await asked.read(request)
            return await _meet(bot, call, request)
        except ConnectionResetError:  # whoever asked was killed while asking
            return web.Response(status=400)
        except BadCall as refusal:
            bot.refusals.append((request.match_info["method"], refusal.words))
            return refusal.answer()


async def _meet(bot: BotState, call: asked.Asked, request: web.Request) -> web.StreamResponse:
    """Do what is asked, unless something is in the way."""
    fault = bot.fault(call.method)
    await _misbehave(fault, request)
    if call.method not in KNOWN:
        raise BadCall(501, f"The emulator does not know {call.method}")
    result = await answer(bot, call)
    if call.method not in _QUIET:
        bot.asked.append(call)
    if isinstance(fault, Cut):
        _cut(request)
    return web.json_response({"ok": True, "result": result})


async def _misbehave(fault: Fault | None, request: web.Request) -> None:
    match fault:
        case Status(code):
            raise _gateway(code)
        case TooMany(after):
            words = f"Too Many Requests: retry after {after}"
            raise BadCall(429, words, retry_after=after)
        case Slow(seconds):
            await asyncio.sleep(seconds)
        case Cut(done=False):
            _cut(request)
            raise _gateway(502)
        case _:
            return


def _gateway(code: int) -> BadCall:
    return BadCall(code, "Bad Gateway")


def _cut(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()
