"""Delivery to pushed channels: in order for each person, replies before bulk.

One sender per bot, on any number of processes: a leased row names it. A message is marked
before it is sent, so a crash in between repeats at most what was in flight, never more.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Iterable, Mapping
from contextlib import suppress
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
class Sender:
    """Delivers what is due on the pushed channels."""

    database: Database
    channels: Mapping[str, Channel]
    clock: Clock
    lease: timedelta
    owner: str = field(default_factory=lambda: secrets.token_hex(8))
    _woken: asyncio.Event = field(default_factory=asyncio.Event)
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)
    _closing: asyncio.Event = field(default_factory=asyncio.Event)

    async def deliver_due(self) -> int:
        """Send everything that may go now, on every channel; how many sendings were tried."""
        async with self._one_at_a_time:
            bots = (self._deliver(bot, channel) for bot, channel in self.channels.items())
            return sum(await _to_the_end(bots))

    def wake(self, bot: str) -> None:
        """A message may wait for this bot: deliver at once rather than at the next beat."""
        if bot == ANY_BOT or bot in self.channels:
            self._woken.set()

    async def deliver_when_woken(self) -> None:
        """Deliver each time someone wakes us, for ever."""
        while True:
            await self._woken.wait()
            self._woken.clear()
            try:
                await self.deliver_due()
            except Exception as error:  # noqa: BLE001 -- the next beat of the metronome tries again
                failure("delivery.failed", error)

    async def close(self) -> None:
        """Let the messages in flight arrive, and begin no other: stopping repeats nothing."""
        self._closing.set()
        async with self._one_at_a_time:
            with suppress(StorageUnavailable):  # the leases end by themselves
                await self.database.write(self._give_up)

    def _give_up(self, session: Session) -> None:
        for bot in self.channels:
            leases.release(session, f"sender:{bot}", self.owner)

    async def _deliver(self, bot: str, channel: Channel) -> int:
        tried = 0
        while batch := await self._batch(bot):
            reach(Killpoint.BEFORE_SEND)
            await _to_the_end(self._send(bot, channel, due) for due in batch)
            tried += len(batch)
        return tried

    async def _batch(self, bot: str) -> list[Due]:
        if self._closing.is_set():
            return []
        return await self.database.write(lambda s: self._take(s, bot))

    def _take(self, session: Session, bot: str) -> list[Due]:
        """A batch to send, if this process is (or becomes) the bot's only sender."""
        at = self.clock()
        if not leases.take(session, f"sender:{bot}", self.owner, at, self.lease):
            return []
        if not reaching.may_send(session, bot, at):
            return []
        return list(outbox.take_due(session, bot, at, MOST_IN_FLIGHT))

    async def _send(self, bot: str, channel: Channel, due: Due) -> None:
        delivery = await self._outcome(channel, due)
        reach(Killpoint.SENT)
        at = self.clock()
        await self.database.write(lambda s: _note(s, bot, due, delivery, at))
        reach(Killpoint.MARKED)
        if isinstance(delivery, RetryLater):
            self._wake_after(delivery.after)

    def _wake_after(self, pause: timedelta) -> None:
        """A short pause ends before the next beat would notice it."""
        if pause < SHORT_PAUSE:
            loop = asyncio.get_running_loop()
            loop.call_later(pause.total_seconds(), self._woken.set)

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
