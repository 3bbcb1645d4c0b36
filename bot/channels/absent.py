"""A channel that this installation does not have: what was meant for it goes on to the next one.

Someone may have agreed to text messages before the city stopped paying for them. Without this,
their reminders would wait in the outbox for a sender that never comes.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.channels.port import Delivery, Rejected
from bot.messages.body import Body


@dataclass(frozen=True, slots=True)
class Absent:
    """Takes nothing."""

    async def deliver(self, address: str, body: Body, *, again: bool) -> Delivery:  # noqa: ARG002 -- whatever it is
        """Never sent here: the next channel, or the staff."""
        return Rejected("not_configured")
