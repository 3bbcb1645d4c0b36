"""Telegram as we see it through either library: a call goes in, a value comes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from bot.telegram.calls import Call

ANSWER_TIME = timedelta(seconds=6)
"""How long we wait for Telegram's answer, beyond the time a call itself says it may take."""


@dataclass(frozen=True, slots=True)
class Done:
    """Telegram did it. ``result`` is raw JSON, for the fetching of updates only."""

    result: object = None


@dataclass(frozen=True, slots=True)
class TooMany:
    """Nothing more from this bot before a while (429)."""

    after: timedelta


@dataclass(frozen=True, slots=True)
class Forbidden:
    """The person blocked the bot, left, or has closed their account (403)."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will never do that (400)."""

    why: str
    """Its own words."""


@dataclass(frozen=True, slots=True)
class BadToken:
    """The token is wrong or was revoked (401, 404)."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Someone else fetches this bot's updates, or a webhook is set (409)."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """No answer, or an unusable one: nobody knows whether it was done."""

    error: str
    """Type of what went wrong."""


@dataclass(frozen=True, slots=True)
class Unreached:
    """The request never left: it was not done."""


Answer = Done | TooMany | Forbidden | Refused | BadToken | Clash | Unanswered | Unreached


class BotApi(Protocol):
    """One bot, through one library."""

    async def call(self, call: Call) -> Answer:
        """Ask, and wait for the answer. Never raises for anything the network can do."""
        ...

    async def close(self) -> None:
        """Give the connections back."""
        ...
