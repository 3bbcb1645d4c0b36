"""Processes that die at the wrong moment, without a process: what they leave in the database."""

from __future__ import annotations

from resources_db.messages import inbox
from resources_db.messages.inbox import Claim, Received
from tests.bot.messages.house import House
from tests.bot.messages.person import Person, said


async def store_and_die(
    house: House, person: Person, text: str, *, claim: Claim | None = None
) -> inbox.Stored:
    """Store an update and claim its address; the claim has lapsed unless another is given."""
    received = Received(person.bot, f"of the dead: {text}", person.name, said(text), "fr")
    held, at = claim or Claim("dead", -house.drains.lease), house.drains.clock()
    return await house.database.write(lambda s: inbox.store(s, received, at, held))
