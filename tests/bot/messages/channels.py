"""Pushed channels for the tests: they write down what they are given, and can misbehave."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.channels.port import Delivery, Sent
from bot.messages.body import Body

Outcome = Delivery | Exception


def _all_is_well(_address: str, _text: str) -> Outcome:
    return Sent()


@dataclass
class Recorder:
    """Delivers everything, unless told otherwise, and remembers it."""

    behave: Callable[[str, str], Outcome] = _all_is_well
    taken: list[tuple[str, str, bool]] = field(default_factory=list[tuple[str, str, bool]])
    """To whom, what, and whether it was said to come again."""
    in_flight: int = 0
    most_in_flight: int = 0
    something_came: asyncio.Event = field(default_factory=asyncio.Event)

    async def deliver(self, address: str, body: Body, *, again: bool) -> Delivery:
        """One message."""
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        await asyncio.sleep(0)
        self.in_flight -= 1
        self.taken.append((address, body.text, again))
        self.something_came.set()
        outcome = self.behave(address, body.text)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    @property
    def by_address(self) -> dict[str, list[str]]:
        """The texts that were taken, for each address, in order."""
        texts: dict[str, list[str]] = defaultdict(list)
        for address, text, _again in self.taken:
            texts[address].append(text)
        return texts


@dataclass
class Hanging:
    """Never answers."""

    begun: int = 0

    async def deliver(self, address: str, body: Body, *, again: bool) -> Delivery:
        """Begins, and hangs."""
        self.begun += 1
        await asyncio.Event().wait()
        raise AssertionError("an event that nobody sets")


@dataclass
class Slow:
    """Takes a message only once it is told to."""

    only: str | None = None
    """Slow for this address only."""
    something_came: asyncio.Event = field(default_factory=asyncio.Event)
    may_end: asyncio.Event = field(default_factory=asyncio.Event)

    async def deliver(self, address: str, body: Body, *, again: bool) -> Delivery:
        """Begins at once, ends when it may."""
        self.something_came.set()
        if self.only in (None, address):
            await self.may_end.wait()
        return Sent()
