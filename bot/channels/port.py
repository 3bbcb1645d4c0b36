"""The port between a channel and the assistant.

Inwards, a channel hands over what it got, raw, as an :class:`Incoming`. Outwards it is either
*pushed* (it implements :class:`Channel`; the outcomes of a sending are values) or *pulled*: the
web page and the terminal read the outbox rows of their own address with a cursor.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol

from bot.messages.body import Body


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update as it arrived, before anything is decoded."""

    bot: str
    """Which bot or page it came to: « web », « terminal », later « families », « staff »."""
    update_id: str
    """Unique within ``bot``; a repeat changes nothing."""
    address: str
    """The channel's own identifier of the conversation: a session, a chat id."""
    raw: bytes


@dataclass(frozen=True, slots=True)
class Posted:
    """A line of a conversation's log, as a pulled channel shows it."""

    id: int
    """Grows along the conversation: the cursor."""
    author: Literal["assistant", "person"]
    at: datetime
    body: Body


@dataclass(frozen=True, slots=True)
class Sent:
    """The channel took it."""


@dataclass(frozen=True, slots=True)
class RetryLater:
    """Not now: the same message again after this pause."""

    after: timedelta
    whole_bot: bool = False
    """The channel wants silence from the whole bot, not only towards this address."""


@dataclass(frozen=True, slots=True)
class Unsure:
    """Nobody knows whether it arrived: the same message again, after a growing pause."""


@dataclass(frozen=True, slots=True)
class Gone:
    """This address can no longer be reached on this channel."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """This message will never be taken; the address is fine."""

    why: str


Delivery = Sent | RetryLater | Unsure | Gone | Rejected


class Channel(Protocol):
    """A channel to which messages are pushed."""

    async def deliver(self, address: str, body: Body, *, again: bool) -> Delivery:
        """Send one message. ``again`` when an earlier try may have reached the person."""
        ...


class Desk(Protocol):
    """The assistant, as a pulled channel sees it."""

    async def receive(self, incoming: Incoming) -> list[Posted]:
        """Store, understand, answer; the lines this update added to the log, in order.

        A repeated update returns the lines of the first one. Returns within the turn; never
        raises for anything a person may write. Raises ``StorageUnavailable`` when the update
        could not even be stored: the channel then says to try again.
        """
        ...

    async def log(self, bot: str, address: str, after: int = 0) -> list[Posted]:
        """The lines of this conversation after the cursor, oldest first; [] for a stranger."""
        ...

    async def knows(self, bot: str, address: str) -> bool:
        """Whether this address has a conversation here. Cheaper than reading its log.

        A session that a browser brings is taken up again only when this is true.
        """
        ...

    async def forget(self, bot: str, address: str) -> None:
        """Erase this conversation and end its session: the address is a stranger from now on."""
        ...
