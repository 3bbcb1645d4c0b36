"""Delivery to pushed channels: in order for each person, replies before bulk.

One sender per bot, on any number of processes: a leased row names it. A message is marked
before it is sent, so a crash in between repeats at most what was in flight, never more.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import defaultdict
from collections.abc import Awaitable, Collection, Iterable, Mapping
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar, assert_never

from sqlalchemy.orm import Session

from bot.channels.port import Channel, Delivery, Gone, Rejected, RetryLater, Sent, Unsure
from bot.clock import Clock
from bot.killpoints import Killpoint, reach
from bot.logs import event, failure
from bot.messages import stored_bodies
from resources_db.meetings import handing as reminders
from resources_db.messages import outbox, reaching
from resources_db.messages.outbox import Due
from resources_db.storage import leases
from resources_db.storage.database import Database
from resources_db.storage.errors import StorageUnavailable

T = TypeVar("T")

MOST_IN_FLIGHT = 8
ANY_BOT = ""
"""Wakes the sender whatever the bot; also what is heard after listening was interrupted."""
UNSURE_PAUSE = timedelta(seconds=10)
"""Before a message that may have arrived is tried again; each time twice as long."""
LONGEST_PAUSE = timedelta(minutes=5)
SHORT_PAUSE = timedelta(seconds=5)
"""A pause that is not left to the next beat."""


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where one bot's messages leave from."""

    woken: asyncio.Event = field(default_factory=asyncio.Event)
    """A message may be due."""
    busy: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while messages are on their way."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Delivers what is due on the pushed channels."""

    database: Database
    channels: Mapping[str, Channel]
    clock: Clock
    lease: timedelta
    owner: str = field(default_factory=lambda: secrets.token_hex(8))
    _desks: dict[str, _Desk] = field(default_factory=lambda: defaultdict(_Desk))
    _closing: asyncio.Event = field(default_factory=asyncio.Event)

    async def deliver_due(self) -> int:
        """Send everything that may go now, on every channel; how many sendings were tried."""
        return sum(await _to_the_end(map(self._deliver, self.channels)))

    def wake(self, bot: str) -> None:
        """A message may wait for this bot: deliver at once rather than at the next beat."""
        for one in self.channels if bot == ANY_BOT else {bot} & self.channels.keys():
            self._desks[one].woken.set()

    async def deliver_when_woken(self) -> None:
        """Deliver each time someone wakes us, for ever; no bot waits for another one."""
        await asyncio.gather(*map(self._deliver_when_woken, self.channels))

    async def _deliver_when_woken(self, bot: str) -> None:
        woken = self._desks[bot].woken
        while True:
            await woken.wait()
            woken.clear()
            try:
                await self._deliver(bot)
            except Exception as error:  # noqa: BLE001 -- the next beat of the metronome tries again
                failure("delivery.failed", error)

    async def close(self) -> None:
        """Let the messages in flight arrive, and begin no other: stopping repeats nothing."""
        self._closing.set()
        async with AsyncExitStack() as stack:
            for bot in self.channels:
                await stack.enter_async_context(self._desks[bot].busy)
            with suppress(StorageUnavailable):  # the leases end by themselves
                await self.database.write(self._give_up)

    def _give_up(self, session: Session) -> None:
        for bot in self.channels:
            leases.release(session, f"sender:{bot}", self.owner)

    async def _deliver(self, bot: str) -> int:
        """Everything that is due: a few at a time, none of which waits for the slowest."""
        desk, tried, under_way = self._desks[bot], 0, dict[asyncio.Task[None], int]()
        async with desk.busy:
            try:
                while True:
                    for due in await self._batch(bot, under_way.values()):
                        under_way[asyncio.create_task(self._send(bot, due))] = due.id
                        tried += 1
                    if not under_way:
                        return tried
                    await _one_ends(under_way, desk.woken)
            finally:
                if under_way:
                    await asyncio.wait(under_way)

    async def _batch(self, bot: str, under_way: Collection[int]) -> list[Due]:
        if self._closing.is_set() or len(under_way) >= MOST_IN_FLIGHT:
            return []
        ids = tuple(under_way)
        return await self.database.write(lambda s: self._take(s, bot, ids))

    def _take(self, session: Session, bot: str, under_way: Collection[int]) -> list[Due]:
        """What to send besides, if this process is (or becomes) the bot's only sender."""
        at = self.clock()
        if not leases.take(session, f"sender:{bot}", self.owner, at, self.lease):
            return []
        if not reaching.may_send(session, bot, at):
            return []
        free = MOST_IN_FLIGHT - len(under_way)
        return list(outbox.take_due(session, bot, at, free, under_way))

    async def _send(self, bot: str, due: Due) -> None:
        reach(Killpoint.BEFORE_SEND)
        delivery = await self._outcome(self.channels[bot], due)
        reach(Killpoint.SENT)
        at = self.clock()
        await self.database.write(lambda s: _note(s, bot, due, delivery, at))
        reach(Killpoint.MARKED)
        if isinstance(delivery, RetryLater):
            self._wake_after(bot, delivery.after)

    def _wake_after(self, bot: str, pause: timedelta) -> None:
        """A short pause ends before the next beat would notice it."""
        if pause < SHORT_PAUSE:
            loop = asyncio.get_running_loop()
            loop.call_later(pause.total_seconds(), self.wake, bot)

    async def _outcome(self, channel: Channel, due: Due) -> Delivery:
        """What became of one message."""
        body = stored_bodies.from_json(due.body)
        in_time = self.lease.total_seconds() / 2  # the lease must outlast what it covers
        try:
            async with asyncio.timeout(in_time):
                return await channel.deliver(due.address, body, again=due.again)
        except Exception as error:  # noqa: BLE001 -- whatever the channel did, the others' messages go on
            failure("delivery.unsure", error, message=due.id)
            return Unsure()


async def _one_ends(under_way: dict[asyncio.Task[None], int], woken: asyncio.Event) -> None:
    """Until a sending has ended, or something new may be due."""
    waking = asyncio.create_task(woken.wait())
    try:
        await asyncio.wait({*under_way, waking}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        waking.cancel()
    woken.clear()
    for task in [task for task in under_way if task.done()]:
        del under_way[task]
        task.result()


async def _to_the_end(works: Iterable[Awaitable[T]]) -> list[T]:
    """Wait for all of them even if one fails: none may go on beside what comes next."""
    ended = await asyncio.gather(*works, return_exceptions=True)
    results: list[T] = []
    for result in ended:
        if isinstance(result, BaseException):
            raise result
        results.append(result)
    return results


def _note(session: Session, bot: str, due: Due, delivery: Delivery, at: datetime) -> None:
    """Write down what became of a message; a reminder learns whether it arrived."""
    if due.reminder is not None and not isinstance(delivery, RetryLater | Unsure):
        arrived = isinstance(delivery, Sent)
        reminders.settle(session, due.reminder, delivered=arrived, at=at)
    match delivery:
        case Sent():
            outbox.settle(session, due.id, outbox.SENT)
        case RetryLater(after, whole_bot):
            outbox.try_later(session, due.id, at + after)
            if whole_bot:
                reaching.cool_down(session, bot, at + after)
        case Gone():
            reaching.gone(session, due.to, at, due.id)
        case Rejected(why):
            outbox.settle(session, due.id, outbox.REJECTED)
            event("delivery.rejected", message=due.id, reason=why)
        case Unsure():
            pause = min(UNSURE_PAUSE * 2 ** min(due.attempts, 10), LONGEST_PAUSE)
            outbox.try_again(session, due.id, at + pause)
        case _:
            assert_never(delivery)
