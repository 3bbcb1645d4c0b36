"""What the emulator knows of one bot: its updates, its chats, what it was asked."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import count

from tools.telegram_emulator.asked import Asked
from tools.telegram_emulator.faults import Fault
from tools.telegram_emulator.shapes import Json, bot_user


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where updates are brought."""

    url: str
    secret: str


@dataclass
class Chat:
    """A conversation, as its people see it."""

    shape: Json
    messages: list[Json] = field(default_factory=list[Json])
    reachable: bool = True
    """Neither blocked nor left."""
    asks_place: str = ""
    """Label of the button under the text field that sends where one is, while it is there."""

    def find(self, message_id: int) -> Json | None:
        """A message that is shown there."""
        return next((it for it in self.messages if it["message_id"] == message_id), None)


@dataclass
class BotState:
    """One token."""

    token: str
    username: str
    first_update: int = 1000
    updates: list[Json] = field(default_factory=list[Json])
    chats: dict[int, Chat] = field(default_factory=dict[int, Chat])
    asked: list[Asked] = field(default_factory=list[Asked])
    """Every call that was well formed, in order."""
    refusals: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """Every refusal: the method, and why."""
    faults: dict[str, list[Fault]] = field(default_factory=lambda: defaultdict(list))
    """What the next calls of a method meet, one each."""
    open_queries: set[str] = field(default_factory=set[str])
    webhook: Webhook | None = None
    revoked: bool = False
    twice: bool = False
    """Every update is given twice."""
    shuffled: random.Random | None = None
    """Updates are given in another order."""
    polls: int = 0
    """Fetchings begun: the latest one ends the one before it."""
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    numbers: count[int] = field(default_factory=lambda: count(1))

    @property
    def id(self) -> int:
        """The number before the colon of a token."""
        return int(self.token.partition(":")[0])

    @property
    def me(self) -> Json:
        """The bot as a ``User``."""
        return bot_user(self.id, self.username)

    def add(self, kind: str, content: Json) -> int:
        """Put an update in the queue; its number."""
        number = self.first_update
        self.first_update += 1
        self.updates.append({"update_id": number, kind: content})
        self.stir()
        return number

    def add_raw(self, update: Json) -> int:
        """Put any JSON in the queue as an update; its number."""
        number = self.first_update
        self.first_update += 1
        self.updates.append({"update_id": number, **update})
        self.stir()
        return number

    def stir(self) -> None:
        """Whoever waits looks again."""
        self.changed.set()
        self.changed = asyncio.Event()

    def fault(self, method: str) -> Fault | None:
        """What the next call of this method meets."""
        return self.faults[method].pop(0) if self.faults[method] else None

    def calls(self, *names: str) -> list[Asked]:
        """What it was asked, of these methods."""
        return [it for it in self.asked if it.method in names]
