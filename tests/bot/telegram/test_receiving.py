"""Receiving: acknowledged only once stored, and every trouble is told once and tried again."""

from __future__ import annotations

import asyncio
import io
import random
from collections.abc import AsyncIterator, Callable
from functools import partial

import aiohttp
import pytest
from sqlalchemy import func, select

from bot.channels.pauses import Growing
from bot.library import Library
from bot.telegram.webhook import SECRET_HEADER
from resources_db.messages.tables import InboxRow
from resources_db.storage.database import Database
from resources_db.storage.errors import StorageUnavailable
from tests.bot.telegram.kit import TOKEN, Assistant, Way, free_port, running
from tools.telegram_emulator import faults
from tools.telegram_emulator.bot_state import BotState, Webhook
from tools.telegram_emulator.emulator import Emulator
from tools.telegram_emulator.person import until

MENU = "Parler à quelqu'un"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Growing pauses stay short."""
    monkeypatch.setattr("bot.channels.pauses.Growing.next", _soon)


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
