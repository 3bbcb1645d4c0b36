"""Delivery to pushed channels: in order for each person, replies before bulk.

One sender per bot, on any number of processes: a leased row names it. A message is marked
before it is sent, so a crash in between repeats at most what was in flight, never more. What
became of some messages and which ones go next are written together, in one transaction.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import TypeVar

from sqlalchemy.orm import Session

from bot.channels.port import Channel, Delivery, Rejected, RetryLater, Unsure
from bot.clock import Clock
from bot.killpoints import Killpoint, reach
from bot.logs import failure
from bot.messages import stored_bodies
from bot.messages.noting import Ended, note, set_aside
from resources_db.messages import outbox, reaching
from resources_db.messages.outbox import Due
from resources_db.storage import leases
from resources_db.storage.database import Database
from resources_db.storage.errors import StorageUnavailable

T = TypeVar("T")

MOST_IN_FLIGHT = 8
ANY_BOT = ""
"""Wakes the sender whatever the bot; also what is heard after listening was interrupted."""
SHORT_PAUSE = timedelta(seconds=5)
"""A pause that is not left to the next beat."""


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where one bot's messages leave from."""

    woken: asyncio.Event = field(default_factory=asyncio.Event)
    """A message may be due."""
    busy: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while messages are on their way."""
    ended: list[Ended] = field(default_factory=list[Ended])
    """What became of messages, not yet written down: kept while the database does not answer."""


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
                    for due in await self._note_and_take(bot, under_way.values()):
                        under_way[asyncio.create_task(self._send(bot, due))] = due.id
                        tried += 1
                    if not under_way:
                        return tried
                    await _one_ends(under_way, desk.woken)
            finally:
                if under_way:
                    await asyncio.wait(under_way)
                await self._note(bot, _nothing_more)

    async def _note_and_take(self, bot: str, under_way: Collection[int]) -> list[Due]:
        """Write down what ended and mark what goes next, in one transaction."""
        ids = tuple(under_way)
        if self._closing.is_set() or len(ids) >= MOST_IN_FLIGHT:
            return await self._note(bot, _nothing_more)
        return await self._note(bot, lambda session: self._take(session, bot, ids))

    async def _note(self, bot: str, take: Callable[[Session], list[Due]]) -> list[Due]:
        """Write down what ended, then take; a message that cannot be noted spoils no other's."""
        noted, at = tuple(self._desks[bot].ended), self.clock()
        if not noted and take is _nothing_more:
            return []

        def step(session: Session) -> list[Due]:
            note(session, bot, noted, at)
            return take(session)

        try:
            due = await self.database.write(step)
        except StorageUnavailable:
            raise  # what ended is kept, and noted once the database answers
        except Exception as error:
            if not noted:
                raise
            failure("delivery.not_noted", error)
            await self._note_one_by_one(bot, noted)
            return []
        self._forget(bot, noted)
        return due

    async def _note_one_by_one(self, bot: str, ended: Sequence[Ended]) -> None:
        at = self.clock()
        for one in ended:
            try:
                await self.database.write(partial(note, bot=bot, ended=[one], at=at))
            except StorageUnavailable:
                raise
            except Exception as error:  # noqa: BLE001 -- it must neither stop the others nor repeat
                failure("delivery.not_noted", error, message=one.due.id)
                await self.database.write(partial(set_aside, ended=one, at=at))
            self._forget(bot, [one])

    def _forget(self, bot: str, noted: Sequence[Ended]) -> None:
        """These are on the disk."""
        reach(Killpoint.MARKED)
        ended = self._desks[bot].ended
        ended[:] = [one for one in ended if one not in noted]
        for one in noted:
            if isinstance(one.delivery, RetryLater):
                self._wake_after(bot, one.delivery.after)

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
        self._desks[bot].ended.append(Ended(due, delivery))

    def _wake_after(self, bot: str, pause: timedelta) -> None:
        """A short pause ends before the next beat would notice it."""
        if pause < SHORT_PAUSE:
            loop = asyncio.get_running_loop()
            loop.call_later(pause.total_seconds(), self.wake, bot)

    async def _outcome(self, channel: Channel, due: Due) -> Delivery:
        """What became of one message."""
        try:
            body = stored_bodies.from_json(due.body)
        except (LookupError, TypeError, ValueError) as error:  # it would fail at every try
            failure("delivery.unreadable", error, message=due.id)
            return Rejected("unreadable")
        in_time = self.lease.total_seconds() / 2  # the lease must outlast what it covers
        try:
            async with asyncio.timeout(in_time):
                return await channel.deliver(due.address, body, again=due.again)
        except Exception as error:  # noqa: BLE001 -- whatever the channel did, the others' messages go on
            failure("delivery.unsure", error, message=due.id)
            return Unsure()


def _nothing_more(_session: Session) -> list[Due]:
    """Takes nothing: enough is on its way, or the sender is closing."""
    return []


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
