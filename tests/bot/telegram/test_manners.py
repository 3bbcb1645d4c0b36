"""« Is typing » while an answer is slow, on a clock that only the test moves."""

from __future__ import annotations

import asyncio

from bot.telegram.calls import Typing
from bot.telegram.manners import Manners
from conversations.texts import Text
from tests.bot.telegram.test_sending import Scripted


class Pauses:
    """Sleeps that end when the test says so; how long each one would have been."""

    def __init__(self) -> None:
        self.asked: list[float] = []
        self._over, self._begun = asyncio.Event(), asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        """Wait for :meth:`pass_one`."""
        self.asked.append(seconds)
        self._begun.set()
        await self._over.wait()

    async def begun(self) -> None:
        """Until a sleep has begun."""
        await self._begun.wait()
        self._begun.clear()

    async def pass_one(self) -> None:
        """The sleep under way ends, and another one begins."""
        self._over.set()
        self._over = asyncio.Event()
        await self.begun()


async def test_slow_work_shows_typing() -> None:
    """Nothing before it is slow; then every five seconds, until it is done."""
    bot, pauses, done = Scripted(), Pauses(), asyncio.Event()
    manners = Manners(bot, say=str_of, languages=("fr",), sleep=pauses.sleep)
    manners.show_typing({"7": asyncio.create_task(wait_for(done)), "-100": over()})
    await pauses.begun()
    assert bot.asked == []
    await pauses.pass_one()
    await pauses.pass_one()
    assert bot.asked == [Typing(7), Typing(7)]
    assert pauses.asked == [0.8, 5, 5]
    done.set()
    await manners.close()
    assert bot.asked == [Typing(7), Typing(7)]


async def wait_for(done: asyncio.Event) -> object:
    """Some slow work."""
    return await done.wait()


def over() -> asyncio.Task[object]:
    """Work in a group, where nobody is shown anything."""
    return asyncio.create_task(wait_for(asyncio.Event()))


def str_of(text: Text, _lang: str) -> str:
    """A sentence as it was written."""
    return text.msgid
