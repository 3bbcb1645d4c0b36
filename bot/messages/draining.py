"""Draining an address: each of its waiting updates gets its turn, in order of arrival.

A turn that fails is tried again, and after a few failures its update is set aside: one message
that we cannot handle must not stop the next ones, nor be lost.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.killpoints import Killpoint, reach
from bot.logs import event, failure
from bot.messages.turns import Prepared, StartAgain, Turns
from resources_db.messages import inbox
from resources_db.messages.inbox import Claim
from resources_db.storage.database import Database
from resources_db.storage.errors import StorageUnavailable
from resources_db.tasks.opening import UPDATE_SET_ASIDE, open_task

MOST_FAILURES = 3


@dataclass(frozen=True, slots=True)
class Drains:
    """Drains addresses. ``turn_written`` is told the bot whose outbox may have grown."""

    database: Database
    turns: Turns
    clock: Clock
    lease: timedelta
    turn_written: Callable[[str], None]

    def claim(self) -> Claim:
        """A claim that no other drain holds."""
        return Claim(secrets.token_hex(8), self.lease)

    async def drain(self, address: int, claim: Claim) -> None:
        """Give every waiting update of a claimed address its turn."""
        while not await self._one_turn(address, claim):
            pass

    async def take_over(self) -> int:
        """Drain the addresses whose holder died; how many there were. For the sweep.

        Updates of a bot that this process does not know wait for one that does.
        """
        at, bots = self.clock(), self.turns.bots
        addresses = await self.database.read(lambda s: inbox.abandoned(s, bots, at))
        return sum([await self._taken_over(address) for address in addresses])

    async def try_to_drain(self, address: int) -> bool:
        """Drain an address unless someone holds it; whether it was free."""
        claim, at = self.claim(), self.clock()
        free = await self.database.write(lambda s: inbox.claim_address(s, address, at, claim))
        if free:
            await self.drain(address, claim)
        return free

    async def _taken_over(self, address: int) -> bool:
        try:
            return await self.try_to_drain(address)
        except StorageUnavailable:
            raise  # for every address alike
        except Exception as error:  # noqa: BLE001 -- one damaged row must not stop the others
            failure("takeover.failed", error, address=address)
            return False

    async def _one_turn(self, address: int, claim: Claim) -> bool:
        """One update's turn; whether nothing more is to be done here."""
        at = self.clock()
        try:
            prepared = await self.database.read(lambda s: self.turns.prepare(s, address, at))
            reach(Killpoint.READ)
            released = await self.database.write(
                lambda s: self._write(s, address, prepared, claim, at)
            )
        except StorageUnavailable:
            raise  # the claim lapses, and the sweep takes the address over
        except StartAgain:
            return not await self.database.write(lambda s: inbox.renew(s, address, at, claim))
        except Exception as error:  # noqa: BLE001 -- a bug in one turn must not stop the others
            failure("turn.failed", error, address=address)
            return await self.database.write(lambda s: self._failed(s, address, claim, at))
        reach(Killpoint.COMMITTED)
        if prepared is not None:
            self.turn_written(prepared.state.bot)
        return released

    def _write(
        self,
        session: Session,
        address: int,
        prepared: Prepared | None,
        claim: Claim,
        at: datetime,
    ) -> bool:
        if prepared is not None:
            self.turns.write(session, prepared, claim, at)
        return inbox.release(session, address, claim.holder)

    def _failed(self, session: Session, address: int, claim: Claim, at: datetime) -> bool:
        """Count the failure; after a few, set the update aside, say so, and tell the staff."""
        waits = inbox.next_row(session, address)
        if waits is not None and inbox.failed(session, waits[0]) >= MOST_FAILURES:
            row, bot = waits
            inbox.settle(session, row, inbox.ASIDE)
            open_task(session, UPDATE_SET_ASIDE, at, update=row)
            self.turns.apologise(session, address, row, at)
            event("update.set_aside", logging.WARNING, update=row, bot=bot)
        return inbox.release(session, address, claim.holder)
