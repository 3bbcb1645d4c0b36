"""The chat in front of a scripted desk, served to real browsers."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager

from aiohttp import web

from bot.web.app import make_app
from tests.bot.web.live import live_site
from tests.bot.web.scripted_desk import ScriptedDesk
from tests.bot.web.words import say


@contextmanager
def scripted_site(desk: ScriptedDesk, languages: tuple[str, ...] = ("fr", "en")) -> Generator[str]:
    """The address of a site that answers by rote; languages other than French are unreviewed."""

    @asynccontextmanager
    async def open_app() -> AsyncGenerator[web.Application]:
        async def healthy() -> bool:
            return True

        unreviewed = frozenset(languages) - {"fr", "en"}
        yield make_app(desk, say, healthy, languages=languages, unreviewed=unreviewed)

    with live_site(open_app) as address:
        yield address
