"""The words of what is sent by text message and by e-mail: what became of each, what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What became of one message on one channel."""

    PLANNED = "planned"
    """In the outbox; nobody has begun to send it."""
    BEGUN = "begun"
    """Given to the provider, who has not answered: it may have been sent."""
    ACCEPTED = "accepted"
    """The provider took it."""
    DELIVERED = "delivered"
    """The telephone or the mailbox has it, as the provider says."""
    UNDELIVERED = "undelivered"
    """Taken, and never arrived: the next channel had it."""
    REFUSED = "refused"
    """Not taken: the next channel had it."""


MOST_TRIES = 2
"""Times that a paid message is given to a provider who does not answer: it may go out each time."""


class Hold(StrEnum):
    """Why a message is not given to the provider."""

    UNKNOWN = "unknown"
    """Nothing was planned under this name."""
    DONE = "done"
    """The provider has it already."""
    TOO_OFTEN = "too_often"
    """The provider was asked as often as it may be, and never said."""
    CEILING = "ceiling"
    """The city's ceiling of the month would be passed."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What one message takes."""

    parts: int
    cents: int
    """What its parts cost together, in cents of a euro."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What the city lets be spent."""

    month: str
    """« 2026-11 », in the city's zone."""
    ceiling: int | None
    """Cents of that month; None while the city has decided none."""
    urgent_beyond: bool
    """Whether what cannot wait goes beyond the ceiling."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a provider says of one message, some time after it took it."""

    ref: str
    delivered: bool
    why: str | None = None
    """Of one that did not arrive: why, as a code of the provider's."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What a month cost so far."""

    month: str
    messages: int
    parts: int
    cents: int
