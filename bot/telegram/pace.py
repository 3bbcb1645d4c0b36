"""How fast a bot may send: Telegram's limits, kept before they have to be enforced.

Telegram allows about 30 messages a second to a bot in all, and one a second to a chat. All
instants are given; nothing here reads a clock or waits. The clock may be put back: a wait longer
than any that these limits can give is no wait at all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

A_SECOND = 25
"""Messages of one bot."""
CHAT_EVERY = timedelta(seconds=1)
_LONGEST_QUEUE = timedelta(seconds=5)
"""More than the messages in flight of one bot can wait for their places."""
_MOST_CHATS = 10_000
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class Pace:
    """When one bot's next messages may go."""

    _next: datetime = _NEVER
    _chats: dict[int, datetime] = field(default_factory=dict[int, datetime])
    """When a chat may be written to again."""

    def slot(self, at: datetime) -> timedelta:
        """Take the bot's next place; how long to wait for it."""
        mine = self._next if at < self._next <= at + _LONGEST_QUEUE else at
        self._next = mine + timedelta(seconds=1) / A_SECOND
        return mine - at

    def chat_wait(self, chat: int, at: datetime) -> timedelta:
        """How long to leave this chat in peace; nothing when a message may go now."""
        wait = self._chats.get(chat, at) - at
        return wait if timedelta(0) < wait <= CHAT_EVERY else timedelta(0)

    def told(self, chat: int, at: datetime) -> None:
        """A message goes to this chat."""
        if len(self._chats) >= _MOST_CHATS:
            self._chats = {one: until for one, until in self._chats.items() if until > at}
        self._chats[chat] = at + CHAT_EVERY
