"""What happens to machines: a locked database, Telegram out of reach, a clock that jumps."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.channels.pauses import Growing
from bot.clock import system_clock
from bot.library import Library
from resources_db.storage.database import Database
from tests.bot.telegram.kit import Way, free_port, running
from tests.bot.telegram.test_receiving import MENU, eventually, stored
from tools.telegram_emulator.emulator import Emulator

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "way", [Way("aiogram", "webhook"), Way("python-telegram-bot", "polling")], ids=str
)
async def test_database_locked_for_ten_seconds(
    way: Way, emulator: Emulator, database: Database, library: Library, tmp_path: Path
) -> None:
    """Nothing is acknowledged meanwhile, nothing is lost, nothing is answered twice."""
    async with running(way, emulator, database, library) as assistant:
        people = [assistant.person(name) for name in ("Anna", "Bilal")]
        state = assistant.state
        await eventually(lambda: state.polls > 0 or state.webhook is not None)
        with sqlite3.connect(tmp_path / "telegram.sqlite", isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            for person in people:
                person.say("/start")
            await asyncio.sleep(10)
            assert len(state.updates) == 2
            other.execute("ROLLBACK")
        other.close()
        for person in people:
            await person.is_offered(MENU)
        assert await stored(assistant) == 2
        assert all(len(person.sees) == 1 for person in people)


class Jumping:
    """A clock that can be put ahead or back."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def __call__(self) -> datetime:
        return system_clock() + self.ahead


async def test_telegram_down_for_a_minute(
    polling: Way, database: Database, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told once; what was written before and meanwhile is answered, and in order."""
    port, emulator, paused = free_port(), Emulator(), list[float]()

    def shortened(pause: Growing) -> float:
        paused.append(grown(pause))
        return 0.01

    grown = Growing.next
    monkeypatch.setattr(Growing, "next", shortened)
    async with AsyncExitStack() as stack:
        async with emulator.listening(port):
            assistant = await stack.enter_async_context(
                running(polling, emulator, database, library)
            )
            anna = assistant.person()
            anna.say("/start")
            await anna.is_offered(MENU)
        anna.say("/langue")
        await eventually(lambda: sum(paused) > 60)
        anna.say("/menu")
        async with emulator.listening(port):
            await anna.hears(3)
            await assistant.started.stop_receiving()
        assert len(anna.sees) == 3
    assert len([told for told in assistant.told if "ne répond pas" in told]) == 1


@pytest.mark.parametrize("jump", [timedelta(hours=3), timedelta(hours=-3)])
async def test_the_clock_jumps(
    polling: Way, emulator: Emulator, database: Database, library: Library, jump: timedelta
) -> None:
    """Ahead or back, while people write: all is answered, once, without waiting for the hour."""
    clock = Jumping()
    async with running(polling, emulator, database, library, clock=clock) as assistant:
        anna, bilal = assistant.person("Anna"), assistant.person("Bilal")
        anna.say("/start")
        await anna.is_offered(MENU)
        anna.say("/langue")
        clock.ahead = jump
        bilal.say("/start")
        anna.say("/menu")
        await bilal.is_offered(MENU)
        await anna.hears(3)
        await assistant.house.sender.deliver_due()
        assert len(anna.sees) == 3
        assert len(bilal.sees) == 1
        assert assistant.told == []
