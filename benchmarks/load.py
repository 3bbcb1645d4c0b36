"""The load: people who tell the story at the same time, each waiting for every answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import perf_counter

from benchmarks.story import STORY

IN_PROCESS, OVER_HTTP, BY_TELEGRAM = "in process", "over HTTP", "by Telegram"
Say = Callable[[str], Awaitable[object]]
"""Says one thing in a conversation; returns once it is answered."""


@dataclass(frozen=True, slots=True)
class Contestant:
    """Something that answers messages."""

    name: str
    face: str
    """How it is reached: contestants are compared with those of the same face."""
    ours: bool
    begin: Callable[[], Say]
    """Begins a conversation with someone who has never written before."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One block of load."""

    rate: float
    """Messages answered a second."""
    latencies: tuple[float, ...]
    """Seconds that each message took."""


async def measure(contestant: Contestant, senders: int, seconds: float) -> Sample:
    """Load one contestant for about this long; a story that was begun is told to its end."""
    latencies: list[float] = []
    begun = perf_counter()

    async def person() -> None:
        while perf_counter() - begun < seconds:
            say = contestant.begin()
            for words in STORY:
                asked = perf_counter()
                await say(words)
                latencies.append(perf_counter() - asked)

    async with asyncio.TaskGroup() as people:
        for _ in range(senders):
            people.create_task(person())
    return Sample(len(latencies) / (perf_counter() - begun), tuple(latencies))
