"""How fast a bot may send: Telegram's limits, kept before they have to be enforced.

Telegram allows about 30 messages a second to a bot in all, and one a second to a chat with short
bursts. All instants are given; nothing here reads a clock or waits.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

A_SECOND = 25
"""Messages of one bot."""
CHAT_EVERY = timedelta(seconds=1)
CHAT_BURST = 3
"""Messages that one answer may send to a chat at once; the average stays one a second."""
_MOST_CHATS = 10_000
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class Pace:
    """When one bot's next messages may go."""

    _next: datetime = _NEVER
    _chats: dict[int, datetime] = field(default_factory=dict[int, datetime])
    """Until when what was sent to a chat counts."""

    def slot(self, at: datetime) -> timedelta:
        """Take the bot's next place; how long to wait for it."""
        mine = max(at, self._next)
        self._next = mine + timedelta(seconds=1) / A_SECOND
        return mine - at

    def chat_wait(self, chat: int, at: datetime) -> timedelta:
        """How long to leave this chat in peace; nothing when a message may go now."""
        counted = self._chats.get(chat, at)
        return max(timedelta(0), counted - at - (CHAT_BURST - 1) * CHAT_EVERY)

    def told(self, chat: int, at: datetime) -> None:
        """A message goes to this chat."""
        if len(self._chats) >= _MOST_CHATS:
            self._chats = {one: until for one, until in self._chats.items() if until > at}
        self._chats[chat] = max(at, self._chats.get(chat, at)) + CHAT_EVERY
