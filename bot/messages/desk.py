"""The desk: an update comes in, is stored, gets its turn, and its answers are read back.

Nothing is acknowledged before it is stored. Whoever claims an address drains it; everyone else
waits for their own update to be settled.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from bot.channels.port import Incoming, Posted
from bot.killpoints import Killpoint, reach
from bot.logs import failure
from bot.messages import stored_bodies
from bot.messages.draining import Drains
from resources_db.actions import Actor
from resources_db.door import perform
from resources_db.messages import inbox, outbox
from resources_db.messages.actions import EraseConversation
from resources_db.messages.inbox import Received
from resources_db.messages.outbox import Line
from resources_db.storage.database import Database

_PATIENCE = 0.2
"""Seconds between two looks at an update that someone else is handling."""


@dataclass(slots=True)
class MessageDesk:
    """The assistant, as every channel sees it."""

    database: Database
    drains: Drains
    languages: tuple[str, ...]
    """The languages it answers in; the first is for those who ask for none of them."""
    _under_way: set[asyncio.Task[object]] = field(default_factory=set[asyncio.Task[object]])
    _settled: asyncio.Event = field(default_factory=asyncio.Event)

    async def receive(self, incoming: Incoming) -> list[Posted]:
        """Store, understand, answer; the lines that this update added to the log."""
        reach(Killpoint.BEFORE_STORE)
        claim, at, received = self.drains.claim(), self.drains.clock(), self._received(incoming)
        stored = await self.database.write(lambda s: inbox.store(s, received, at, claim))
        reach(Killpoint.STORED)
        if stored.claimed:
            await self._see_through(self.drains.drain(stored.address, claim))
        else:
            await self._wait_for(stored.row, stored.address)
        lines = await self.database.read(lambda s: outbox.answers_to(s, stored.row))
        return [_posted(line) for line in lines]

    async def accept(self, incomings: Sequence[Incoming]) -> Mapping[str, asyncio.Task[object]]:
        """Store updates in one commit, and have them answered: the work begun, by address.

        An update whose address is being drained is answered by the work already under way.
        Raises ``StorageUnavailable`` when they could not be stored: they are not to be
        acknowledged then.
        """
        reach(Killpoint.BEFORE_STORE)
        at = self.drains.clock()
        offered = [(self._received(incoming), self.drains.claim()) for incoming in incomings]

        def store(session: Session) -> list[inbox.Stored]:
            return [inbox.store(session, received, at, claim) for received, claim in offered]

        stored = await self.database.write(store)
        reach(Killpoint.STORED)
        return {
            received.address: self._begin(self.drains.drain(place.address, claim))
            for place, (received, claim) in zip(stored, offered, strict=True)
            if place.claimed
        }

    async def pass_over(self, incomings: Sequence[Incoming]) -> None:
        """Store that these came, and that they get no turn: their sender floods.

        Raises ``StorageUnavailable`` as :meth:`accept` does.
        """
        at = self.drains.clock()
        passed = [self._received(incoming) for incoming in incomings]

        def store(session: Session) -> None:
            for received in passed:
                inbox.pass_over(session, received, at)

        await self.database.write(store)

    async def log(self, bot: str, address: str, after: int = 0) -> list[Posted]:
        """The lines of this conversation after the cursor, oldest first."""

        def read(session: Session) -> list[Posted]:
            known = inbox.find_address(session, bot, address)
            return [_posted(line) for line in outbox.log(session, known, after)] if known else []

        return await self.database.read(read)

    async def knows(self, bot: str, address: str) -> bool:
        """Whether this address has written here before."""
        known = await self.database.read(lambda s: inbox.find_address(s, bot, address))
        return known is not None

    async def forget(self, bot: str, address: str) -> None:
        """Erase this conversation through the one door, and end its session."""
        at = self.drains.clock()

        def erase(session: Session) -> None:
            known = inbox.find_address(session, bot, address)
            if known is not None:
                perform(session, Actor.visitor(known), EraseConversation(), at)
                inbox.retire_address(session, known)

        await self.database.write(erase)

    async def close(self) -> None:
        """Let the turns under way end."""
        if self._under_way:
            await asyncio.wait(self._under_way)

    async def _see_through(self, drain: Coroutine[None, None, object]) -> None:
        """A drain goes on even if the one who waits for it goes away."""
        await asyncio.shield(self._begin(drain))

    def _begin(self, drain: Coroutine[None, None, object]) -> asyncio.Task[object]:
        task = asyncio.create_task(drain)
        self._under_way.add(task)
        task.add_done_callback(self._drained)
        return task

    def _drained(self, task: asyncio.Task[object]) -> None:
        self._under_way.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            failure("drain.failed", error)  # its claim lapses, and the sweep takes it over
        self._settled.set()
        self._settled = asyncio.Event()

    async def _wait_for(self, row: int, address: int) -> None:
        """Until an update has had its turn, here or in another process that may die."""
        while await self.database.read(lambda s: inbox.is_waiting(s, row)):
            settled = self._settled
            with suppress(TimeoutError):
                await asyncio.wait_for(settled.wait(), _PATIENCE)
            await self._see_through(self.drains.try_to_drain(address))

    def _received(self, incoming: Incoming) -> Received:
        hint = self.drains.turns.bots[incoming.bot].hint(incoming.raw)
        lang = hint if hint in self.languages else self.languages[0]
        return Received(incoming.bot, incoming.update_id, incoming.address, incoming.raw, lang)


def _posted(line: Line) -> Posted:
    said_by_us = line.author == outbox.ASSISTANT
    body = stored_bodies.from_json(line.body)
    return Posted(line.id, "assistant" if said_by_us else "person", line.created, body)
