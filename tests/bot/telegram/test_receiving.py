"""Receiving: acknowledged only once stored, and every trouble is told once and tried again."""

from __future__ import annotations

import asyncio
import io
import random
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import func, select

from bot.clock import system_clock
from bot.library import Library
from bot.telegram.calls import Typing
from bot.telegram.manners import Manners
from bot.telegram.pauses import Growing
from bot.telegram.webhook import SECRET_HEADER
from conversations.texts import Text
from resources_db.messages.tables import InboxRow
from resources_db.storage.database import Database
from resources_db.storage.errors import StorageUnavailable
from tests.bot.telegram.kit import TOKEN, Assistant, Way, free_port, running
from tests.bot.telegram.test_sending import Scripted
from tools.telegram_emulator import faults
from tools.telegram_emulator.bot_state import BotState, Webhook
from tools.telegram_emulator.emulator import Emulator
from tools.telegram_emulator.person import until

MENU = "Parler à quelqu'un"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Growing pauses stay short."""
    monkeypatch.setattr("bot.telegram.pauses.Growing.next", _soon)


def _soon(_pause: Growing) -> float:
    return 0.05


async def eventually(met: Callable[[], bool]) -> None:
    """Wait, for a while, until something is true."""
    for _look in range(500):
        if met():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it never became true")


def _more_polls(state: BotState, than: int) -> bool:
    return state.polls > than


async def stored(assistant: Assistant) -> int:
    """Updates in the inbox."""
    count = select(func.count()).select_from(InboxRow)
    return await assistant.house.database.read(lambda s: s.scalars(count).one())


@pytest.mark.usefixtures("quick")
async def test_nothing_is_acknowledged_before_it_is_stored(
    way: Way,
    emulator: Emulator,
    database: Database,
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """While the database is out of reach, the update stays with Telegram; then it is answered."""
    async with running(way, emulator, database, library) as assistant:
        anna, tries = assistant.person(), list[int]()
        desk = assistant.house.desk
        accept = type(desk).accept

        async def out_of_reach(*_given: object) -> None:
            tries.append(len(assistant.state.updates))
            raise StorageUnavailable

        monkeypatch.setattr(type(desk), "accept", out_of_reach)
        anna.say("/start")
        await eventually(lambda: len(tries) > 2)
        assert set(tries) == {1}
        assert await stored(assistant) == 0
        monkeypatch.setattr(type(desk), "accept", accept)
        await anna.is_offered(MENU)
        assert await stored(assistant) == 1


async def test_shuffled_and_repeated(
    polling: Way, emulator: Emulator, database: Database, library: Library
) -> None:
    """Whatever order they come in, each is handled once, and in the order they were sent."""
    state = emulator.add_bot(TOKEN, "accroche_bot")
    state.twice, state.shuffled = True, random.Random(7)
    async with running(polling, emulator, database, library) as assistant:
        people = [assistant.person(name) for name in ("Anna", "Bilal", "Chloé")]
        for command in ("/menu", "/langue"):
            for person in people:
                person.say(command)
        for person in people:
            await person.is_offered("English")
        await until(state, lambda: not state.updates)
        assert await stored(assistant) == 6


@pytest.mark.usefixtures("quick")
async def test_second_poller(
    polling: Way, emulator: Emulator, database: Database, library: Library
) -> None:
    """One sentence, said once; it goes on by itself when the other one stops."""
    async with running(polling, emulator, database, library) as assistant:
        anna = assistant.person()
        await eventually(lambda: assistant.state.polls > 0)
        state = assistant.state
        for _ in range(4):
            before = state.polls
            state.polls += 1
            state.stir()
            await eventually(partial(_more_polls, state, before + 1))
        anna.say("/start")
        await anna.is_offered(MENU)
    clashes = [told for told in assistant.told if "autre programme" in told]
    assert len(clashes) == assistant.told.count(clashes[0]) >= 1
    assert "ACCROCHE_FAMILIES_BOT_TOKEN" in clashes[0]
    assert TOKEN not in "".join(assistant.told)


@pytest.mark.usefixtures("quick")
async def test_webhook_left_behind(
    polling: Way, emulator: Emulator, database: Database, library: Library
) -> None:
    """A webhook set by someone is dropped again, and nothing is lost."""
    async with running(polling, emulator, database, library) as assistant:
        anna = assistant.person()
        await eventually(lambda: assistant.state.polls > 0)
        assistant.state.polls += 1
        assistant.state.webhook = Webhook("http://127.0.0.1:9/", "")
        assistant.state.stir()
        anna.say("/start")
        await anna.is_offered(MENU)


@pytest.mark.usefixtures("quick")
async def test_revoked_token(
    way: Way, emulator: Emulator, database: Database, library: Library
) -> None:
    """One sentence that names the setting and not the token; the bot works once it is back."""
    state = emulator.add_bot(TOKEN, "accroche_bot")
    state.revoked = True
    async with running(way, emulator, database, library) as assistant:
        await eventually(lambda: assistant.told != [])
        state.revoked = False
        anna = assistant.person()
        anna.say("/start")
        await anna.is_offered(MENU)
    assert len([told for told in assistant.told if "refuse le jeton" in told]) == 1
    assert TOKEN not in "".join(assistant.told)


@pytest.mark.usefixtures("quick")
async def test_telegram_down(polling: Way, database: Database, library: Library) -> None:
    """Nobody listens at first: it is told once, and what was written meanwhile is answered."""
    port, emulator = free_port(), Emulator()
    emulator.url = f"http://127.0.0.1:{port}"
    async with running(polling, emulator, database, library) as assistant:
        await eventually(lambda: assistant.told != [])
        anna = assistant.person()
        anna.say("/start")
        async with emulator.listening(port):
            await anna.is_offered(MENU)
            await assistant.started.stop_receiving()
    assert len([told for told in assistant.told if "ne répond pas" in told]) == 1


async def test_one_poller_among_processes(
    polling: Way, emulator: Emulator, database: Database, library: Library
) -> None:
    """Two processes on one database: only one fetches, so neither is told of the other."""
    async with (
        running(polling, emulator, database, library) as first,
        running(polling, emulator, database, library) as second,
    ):
        await eventually(lambda: first.state.polls > 0)
        anna = first.person()
        anna.say("/start")
        await anna.is_offered(MENU)
        assert first.state.refusals == []
        assert first.told == second.told == []


@pytest.fixture
async def by_webhook(
    emulator: Emulator, database: Database, library: Library
) -> AsyncIterator[Assistant]:
    """An assistant that updates are brought to."""
    way = Way("python-telegram-bot", "webhook")
    async with running(way, emulator, database, library) as assistant:
        await eventually(lambda: assistant.state.webhook is not None)
        yield assistant


async def bring(
    assistant: Assistant, body: bytes, secret: str | None = None, bot: str = "families"
) -> int:
    """Knock at the webhook's door; the status."""
    url = f"http://127.0.0.1:{assistant.port}/telegram/{bot}"
    headers = {SECRET_HEADER: secret} if secret is not None else {}
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, data=io.BytesIO(body), headers=headers) as response,
    ):
        return response.status


async def test_unknown_secrets_learn_nothing(by_webhook: Assistant) -> None:
    """A wrong secret, none, or a bot that is not here: the same « not found »."""
    update = b'{"update_id": 1, "message": {"chat": {"id": 5, "type": "private"}}}'
    assert await bring(by_webhook, update) == 404
    assert await bring(by_webhook, update, "wrong") == 404
    assert await bring(by_webhook, update, "é") == 404
    assert await bring(by_webhook, update, "", "staff") == 404
    assert await stored(by_webhook) == 0


async def test_bodies_of_the_webhook(by_webhook: Assistant) -> None:
    """Too large is refused; what is no update is taken away, so that it does not come again."""
    webhook = by_webhook.state.webhook
    assert webhook is not None
    assert await bring(by_webhook, b"x" * (1024 * 1024 + 1), webhook.secret) == 413
    for nonsense in (b"", b"[]", b"{", b"\xff", b"[" * 100_000, b'{"update_id": "1"}'):
        assert await bring(by_webhook, nonsense, webhook.secret) == 200
    assert await stored(by_webhook) == 0


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


async def test_presses_are_answered_even_when_telegram_stumbles(
    polling: Way, emulator: Emulator, database: Database, library: Library
) -> None:
    """The little clock stops although the first try met a 502."""
    async with running(polling, emulator, database, library) as assistant:
        anna = assistant.person()
        anna.say("/start")
        await anna.is_offered(MENU)
        assistant.state.faults["answerCallbackQuery"].append(faults.Status(502))
        anna.press(MENU)
        await until(assistant.state, lambda: not assistant.state.open_queries)
