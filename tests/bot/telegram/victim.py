"""An assistant with a Telegram bot that gets killed, in processes of its own.

``python -m tests.bot.telegram.victim LIBRARY`` imports what takes long, then reads one life a
line (API, database, keys file, mode, port of the webhook). Each is lived by a fork, whose number
it prints: whoever asked kills it. It then prints the fork's return code.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from pydantic import SecretStr

from bot.clock import system_clock
from bot.library import Library
from bot.settings import Settings
from bot.telegram import flood, pace
from bot.telegram.bots import Bots
from bot.telegram.libraries import open_api
from bot.web.app import make_app
from bot.web.server import serve as serve_pages
from resources_db.messages.inbox import forget_claims
from resources_db.storage import leases
from resources_db.storage.database import Database
from resources_db.storage.keys import load_or_create
from tests.bot.messages.house import Builder
from tests.bot.messages.victim import ready, small_library
from tests.bot.telegram.kit import LEASE, TOKEN


def serve(library: str) -> None:
    """Live each life that is asked for, one after the other."""
    words = small_library()
    open_api("aiogram" if library == "aiogram" else "python-telegram-bot", TOKEN, "http://x")
    ready()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            asyncio.run(live(library, Life(*json.loads(line)), words))
            os._exit(1)
        print(child, flush=True)
        _child, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


@dataclass(frozen=True)
class Life:
    """What one fork is given."""

    api: str
    database: str
    keys: str
    mode: str
    port: str


async def live(library: str, life: Life, words: Library) -> None:
    """At work until it is killed."""
    pace.CHAT_EVERY, pace.A_SECOND = timedelta(milliseconds=2), 1000  # tested elsewhere
    flood.BURST = 100_000  # nobody floods, but all that was written may come at once
    settings = Settings.model_validate(
        {
            "families_bot_token": SecretStr(TOKEN),
            "families_bot_library": library,
            "families_bot_mode": life.mode,
            "telegram_api_url": life.api,
            "telegram_webhook_url": f"http://127.0.0.1:{life.port}",
        }
    )
    with Database.open(life.database, load_or_create(Path(life.keys))) as database:
        await database.write(forget_claims)
        await database.write(leases.release_all)
        bots = Bots.open(settings, print_nothing)
        builder = Builder(words, system_clock, LEASE, bots.decoders)
        house = builder.house(database, bots.channels(system_clock))
        app = make_app(house.desk, words.catalogs.sentence, _healthy)
        bots.start(house.desk, app, words.catalogs.sentence, system_clock, LEASE)
        delivery = asyncio.create_task(house.sender.deliver_when_woken())
        async with serve_pages(app, "127.0.0.1", int(life.port)):
            await house.metronome.sweep()
            with suppress(asyncio.CancelledError):
                await delivery


def print_nothing(_sentence: str) -> None:
    """The emulator stays; there is nothing to tell."""


async def _healthy() -> bool:
    return True


if __name__ == "__main__":
    serve(sys.argv[1])
