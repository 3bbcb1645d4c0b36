"""Sending to Telegram: a message becomes calls, and their answers an outcome."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.channels.pauses import Growing
from bot.channels.port import Delivery, Gone, Rejected, RetryLater, Sent, Unsure
from bot.clock import Clock
from bot.messages.body import Body
from bot.telegram import api
from bot.telegram.api import BotApi
from bot.telegram.calls import Leave, SendVenue
from bot.telegram.layout import Part, messages
from bot.telegram.pace import Pace

_NO_CHAT = "chat not found"
_MOST_HALF_SENT = 1000
_CODE_LENGTH = 39
_NEVER = datetime.min.replace(tzinfo=UTC)

Sleep = Callable[[float], Awaitable[None]]


@dataclass(slots=True)
class TelegramChannel:
    """One bot's messages. Its sender is the only one (a lease), so the pace is kept here."""

    bot: BotApi
    clock: Clock
    sleep: Sleep = asyncio.sleep
    _pace: Pace = field(default_factory=Pace)
    _silent_until: datetime = _NEVER
    _unreached: Growing = field(default_factory=Growing)
    _half_sent: dict[tuple[int, Body], int] = field(default_factory=dict[tuple[int, Body], int])
    """How many parts of a long message have arrived, when a later one has not."""

    async def deliver(self, address: str, body: Body, *, again: bool) -> Delivery:  # noqa: ARG002 -- Telegram has no means to recognise a repeat
        """Send one message; a long one in several parts, from where it was interrupted."""
        chat = _chat(address)
        if chat is None:
            return Rejected("no_chat")
        outcome = await self._send(chat, body)
        over = not isinstance(outcome, RetryLater | Unsure)
        if over and chat < 0:  # a group: the only thing ever said there is that we leave
            await self.bot.call(Leave(chat))
        return outcome

    async def _send(self, chat: int, body: Body) -> Delivery:
        parts, done = messages(chat, body), self._half_sent.pop((chat, body), 0)
        for number, part in enumerate(parts[done:], start=done):
            outcome = await self._call(part, chat)
            if not isinstance(outcome, Sent):
                if number and len(self._half_sent) < _MOST_HALF_SENT:
                    self._half_sent[chat, body] = number
                return outcome
        return Sent()

    async def _call(self, part: Part, chat: int) -> Delivery:
        wait = self._pace.chat_wait(chat, self.clock())
        if wait:
            return RetryLater(wait)
        await self.sleep(self._pace.slot(self.clock()).total_seconds())
        at = self.clock()
        if at < self._silent_until:
            return RetryLater(self._silent_until - at, whole_bot=True)
        self._pace.told(chat, at)
        outcome = self._outcome(await self.bot.call(part))
        if isinstance(part, SendVenue) and isinstance(outcome, Rejected | Unsure):
            return Sent()  # a server that does not know venues: the words say where it is
        return outcome

    def _outcome(self, answer: api.Answer) -> Delivery:
        match answer:
            case api.Done():
                self._unreached.reset()
                return Sent()
            case api.TooMany(after):
                return self._silence(after)
            case api.Unreached() | api.BadToken():
                return self._silence(timedelta(seconds=self._unreached.next()))
            case api.Forbidden():
                return Gone()
            case api.Refused(why):
                return Gone() if _NO_CHAT in why.lower() else Rejected(_code(why))
            case _:
                return Unsure()

    def _silence(self, pause: timedelta) -> RetryLater:
        """Nothing more from this bot for a while."""
        self._silent_until = self.clock() + pause
        return RetryLater(pause, whole_bot=True)


def _chat(address: str) -> int | None:
    return int(address) if re.fullmatch(r"-?\d{1,18}", address, re.ASCII) else None


def _code(why: str) -> str:
    """Telegram's words, as a code for the log: they may quote what was sent."""
    words = why.removeprefix("Bad Request: ").partition(":")[0]
    return re.sub(r"[^A-Za-z]+", "_", words)[:_CODE_LENGTH].strip("_") or "refused"
