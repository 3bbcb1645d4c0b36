"""An assistant with one Telegram bot, against the emulator, over real HTTP."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from pydantic import SecretStr

from bot.clock import Clock, system_clock
from bot.library import Library
from bot.settings import Settings
from bot.telegram.bots import Bots, Started
from bot.telegram.libraries import LibraryName
from bot.web.app import make_app
from bot.web.server import serve
from bot.wiring import PAGES
from resources_db.storage.database import Database
from tests.bot.messages.house import Builder, House
from tools.telegram_emulator.bot_state import BotState
from tools.telegram_emulator.emulator import Emulator
from tools.telegram_emulator.person import Person

TOKEN = "4242:AAHfiqksKZ8WmR2zSjiQ7_v4TMAKdiHm9T0"
BOT = "families"
LEASE = timedelta(seconds=8)
Mode = Literal["polling", "webhook"]


@dataclass(frozen=True)
class Way:
    """One way to be connected to Telegram."""

    library: LibraryName
    mode: Mode

    def settings(self, url: str, port: int, **more: object) -> Settings:
        """The settings that choose it."""
        given: dict[str, object] = {
            "families_bot_token": SecretStr(TOKEN),
            "families_bot_library": self.library,
            "families_bot_mode": self.mode,
            "telegram_api_url": url,
            "telegram_webhook_url": f"http://127.0.0.1:{port}",
        }
        return Settings.model_validate(given | more)


@dataclass
class Assistant:
    """What a test looks at."""

    state: BotState
    house: House
    started: Started
    port: int
    told: list[str]
    people: int = field(default=0)

    def person(self, name: str = "Anna", lang: str = "fr") -> Person:
        """Someone who has never written."""
        self.people += 1
        return Person(self.state, 700_000 + self.people, name, lang)


@asynccontextmanager
async def running(
    way: Way,
    emulator: Emulator,
    database: Database,
    library: Library,
    *,
    clock: Clock = system_clock,
    **settings: object,
) -> AsyncGenerator[Assistant]:
    """The assistant at work, with one bot."""
    state = emulator.bots.get(TOKEN) or emulator.add_bot(TOKEN, "accroche_bot")
    port, told = free_port(), list[str]()
    bots = Bots.open(way.settings(emulator.url, port, **settings), told.append)
    builder = Builder(library, clock, LEASE, {**PAGES, **bots.decoders})
    house = builder.house(database, bots.channels(clock))
    say = library.catalogs.sentence
    app = make_app(house.desk, say, _healthy)
    started = bots.start(house.desk, app, say, clock, LEASE)
    delivery = asyncio.create_task(house.sender.deliver_when_woken())
    async with serve(app, "127.0.0.1", port):
        try:
            yield Assistant(state, house, started, port, told)
        finally:
            await started.stop_receiving()
            await house.sender.close()
            await house.desk.close()
            delivery.cancel()
            with suppress(asyncio.CancelledError):
                await delivery
            await started.close()


async def _healthy() -> bool:
    return True


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        port: int = place.getsockname()[1]
        return port
