"""One loop of ours over ``getUpdates``: what came is stored before it is acknowledged.

Telegram takes an update as received once a later one is asked for, so the offset only moves
after the commit. One poller a bot, named by a lease, whatever the number of processes.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import cast

from bot.channels.pauses import Growing
from bot.clock import Clock
from bot.logs import failure
from bot.telegram import api
from bot.telegram.api import BotApi
from bot.telegram.calls import DropWebhook, FetchUpdates
from bot.telegram.channel import Sleep
from bot.telegram.intake import Intake
from bot.telegram.troubles import Trouble, Troubles, trouble_of
from resources_db.storage import leases
from resources_db.storage.database import Database
from resources_db.storage.errors import StorageUnavailable

_LONGEST_WAIT = timedelta(seconds=25)


@dataclass(slots=True)
class Poller:
    """Fetches the updates of one bot."""

    bot: BotApi
    intake: Intake
    troubles: Troubles
    database: Database
    clock: Clock
    lease: timedelta
    owner: str
    sleep: Sleep = asyncio.sleep
    _offset: int | None = None
    _pause: Growing = field(default_factory=Growing)

    async def poll(self) -> None:
        """Fetch for ever."""
        while True:
            await self.sleep(await self._safely())

    async def close(self) -> None:
        """Let another process poll at once."""
        await self.database.write(lambda s: leases.release(s, self._name, self.owner))

    async def _safely(self) -> float:
        """One fetching; seconds to wait before the next one."""
        try:
            return await self._once()
        except StorageUnavailable:
            return self._pause.next()  # nothing was acknowledged: it all comes again
        except Exception as error:  # noqa: BLE001 -- the next fetching tries again
            failure("telegram.polling_failed", error, bot=self.intake.bot)
            return self._pause.next()

    async def _once(self) -> float:
        at = self.clock()
        if not await self.database.write(
            lambda s: leases.take(s, self._name, self.owner, at, self.lease)
        ):
            return self.lease.total_seconds() / 3
        wait = min(self.lease / 2, _LONGEST_WAIT)
        match await self.bot.call(FetchUpdates(self._offset, wait)):
            case api.Done(updates) if isinstance(updates, list):
                return await self._received(cast("list[object]", updates))
            case api.TooMany(after):
                return after.total_seconds()
            case answer:
                return await self._failed(answer)

    async def _received(self, updates: list[object]) -> float:
        self.troubles.over()
        last = await self.intake.take(updates)
        if last is not None:
            self._offset = last + 1
        elif updates:
            return self._pause.next()  # nothing in there has a number: it would come for ever
        self._pause.reset()
        return 0

    async def _failed(self, answer: api.Answer) -> float:
        trouble = trouble_of(answer)
        self.troubles.meet(trouble)
        if trouble is Trouble.CLASH:
            await self.bot.call(DropWebhook())  # one may have been left by an earlier setting
        return self._pause.next()

    @property
    def _name(self) -> str:
        return f"poller:{self.intake.bot}"
