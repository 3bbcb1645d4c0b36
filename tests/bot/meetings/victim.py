"""A worker that reminds and gets killed, in processes of its own.

``python -m tests.bot.meetings.victim LIBRARY`` imports what takes long, then reads one life a
line (API, database, keys file, seconds that its clock is ahead, library). Each is lived by a fork,
whose number it prints: whoever asked kills it. It then prints the fork's return code.
"""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import os
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import SecretStr

from bot.clock import system_clock
from bot.library import Librarian, Library
from bot.logs import failure
from bot.meetings.reminding import Reminding
from bot.messages import noting
from bot.messages.delivery import ANY_BOT, Sender
from bot.settings import Settings
from bot.telegram import pace
from bot.telegram.bots import Bots
from bot.telegram.libraries import LibraryName, open_api
from resources_db.storage import leases
from resources_db.storage.database import Database
from resources_db.storage.errors import StorageUnavailable
from resources_db.storage.keys import load_or_create
from tests.bot.messages.house import PARIS
from tests.bot.messages.victim import small_library
from tests.bot.telegram.kit import TOKEN

LIBRARIES: tuple[LibraryName, ...] = ("aiogram", "python-telegram-bot")
LEASE = timedelta(seconds=4)
"""How long a dead sender keeps the others waiting; half of it is given to each sending."""
BEAT = 0.2


def serve() -> None:
    """Live each life that is asked for, one after the other."""
    logging.disable(logging.CRITICAL)  # the network is faulty on purpose
    words = small_library()
    for library in LIBRARIES:
        if library in sys.argv:
            open_api(library, TOKEN, "http://x")
    gc.freeze()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            asyncio.run(live(Life(*json.loads(line)), words))
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
    ahead: float
    library: str

    def clock(self) -> datetime:
        """A working day, whatever the hour of the test."""
        return system_clock() + timedelta(seconds=self.ahead)


async def live(life: Life, words: Library) -> None:
    """At work until it is killed: what the metronome does, a little faster."""
    pace.CHAT_EVERY, pace.A_SECOND = timedelta(milliseconds=2), 1000  # tested elsewhere
    noting.UNSURE_PAUSE = timedelta(milliseconds=500)
    settings = Settings.model_validate(
        {
            "families_bot_token": SecretStr(TOKEN),
            "families_bot_library": life.library,
            "telegram_api_url": life.api,
        }
    )
    with Database.open(life.database, load_or_create(Path(life.keys))) as database:
        if database.dialect == "sqlite":  # the only process, as ``bot.wiring`` finds out
            await database.write(leases.release_all)
        channels = Bots.open(settings, lambda _sentence: None).channels(life.clock)
        sender = Sender(database, channels, life.clock, LEASE)
        reminding = Reminding(database, Librarian(words), sender, life.clock, PARIS)
        delivery = asyncio.create_task(sender.deliver_when_woken())
        while not delivery.done():
            try:
                await reminding.sweep()
            except StorageUnavailable as error:
                failure("job.failed", error, job="remind")
            sender.wake(ANY_BOT)
            await asyncio.sleep(BEAT)


if __name__ == "__main__":
    serve()
