"""What limits do to the whole assistant: silences are remembered, closed channels are noticed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from bot.clock import system_clock
from bot.library import Library
from bot.messages import stored_bodies
from bot.messages.body import Body
from resources_db.messages import inbox, outbox
from resources_db.messages.outbox import Message
from resources_db.messages.tables import AddressRow, CooldownRow, InboxRow, OutboxRow
from resources_db.storage.database import Database
from resources_db.tasks.opening import UNREACHABLE, open_tasks
from tests.bot.telegram.kit import BOT, TOKEN, Assistant, Way, running
from tools.telegram_emulator import faults
from tools.telegram_emulator.emulator import Emulator
from tools.telegram_emulator.person import Person, until
from tools.telegram_emulator.shapes import message


@pytest.fixture
async def assistant(
    polling: Way, emulator: Emulator, database: Database, library: Library
) -> AsyncIterator[Assistant]:
    """The assistant at work, once for each library."""
    async with running(polling, emulator, database, library) as working:
        yield working


async def known(assistant: Assistant, person: Person) -> int:
    """Have somebody write once; the row of their address."""
    person.say("/start")
    await person.is_offered("Parler à quelqu'un")
    await settled(assistant)
    find = assistant.house.database.read
    row = await find(lambda s: inbox.find_address(s, BOT, str(person.id)))
    assert row is not None
    return row


async def settled(assistant: Assistant) -> None:
    """Until no message is on its way."""
    unsettled = select(OutboxRow.id).where(OutboxRow.state.in_((outbox.WAITING, outbox.SENDING)))
    for _look in range(500):
        if not await assistant.house.database.read(lambda s: s.scalars(unsettled).all()):
            return
        await asyncio.sleep(0.02)
    raise AssertionError("a message never arrives")


async def remind(assistant: Assistant, address: int, text: str) -> None:
    """Post a message that nobody asked for."""
    body = stored_bodies.to_json(Body("fr", text))
    message = Message(BOT, body, pulled=False, bulk=True)
    at = system_clock()
    await assistant.house.database.write(lambda s: outbox.post(s, address, message, at))
    assistant.house.sender.wake(BOT)


async def gone_since(assistant: Assistant, address: int) -> bool:
    """Whether an address is known to be out of reach."""
    row = select(AddressRow.gone_since).where(AddressRow.id == address)
    return await assistant.house.database.read(lambda s: s.scalars(row).one()) is not None


async def test_too_many_requests(
    polling: Way, emulator: Emulator, database: Database, library: Library
) -> None:
    """The whole bot is silent for as long as Telegram says, even after a restart."""
    async with running(polling, emulator, database, library) as assistant:
        anna, bilal = assistant.person("Anna"), assistant.person("Bilal")
        await known(assistant, anna)
        assistant.state.faults["sendMessage"].append(faults.TooMany(600))
        anna.say("/menu")
        await until(assistant.state, lambda: not assistant.state.faults["sendMessage"])
    async with running(polling, emulator, database, library) as assistant:
        heard = len(assistant.state.calls("sendMessage"))
        bilal.say("/start")
        await until(assistant.state, lambda: not assistant.state.updates)
        await assistant.house.desk.close()
        assert await assistant.house.sender.deliver_due() == 0
        assert len(assistant.state.calls("sendMessage")) == heard
        await database.write(_forget_silence)
        assistant.house.sender.wake(BOT)
        await bilal.is_offered("Parler à quelqu'un")


def _forget_silence(session: Session) -> None:
    past = system_clock() - timedelta(hours=1)
    session.execute(update(CooldownRow).values(until=past))
    session.execute(update(OutboxRow).values(not_before=past))


async def test_server_errors_keep_the_order(assistant: Assistant) -> None:
    """A message that failed is tried again before the later ones of its chat."""
    anna = assistant.person()
    row = await known(assistant, anna)
    assistant.state.faults["sendMessage"] += [faults.Status(502)]
    for text in ("un", "deux"):
        await remind(assistant, row, text)
    await until(assistant.state, lambda: not assistant.state.faults["sendMessage"])
    await assistant.house.sender.deliver_due()
    assert "deux" not in anna.sees
    await assistant.house.database.write(_forget_silence)
    assistant.house.sender.wake(BOT)
    await anna.reads("deux")
    assert anna.sees[-2:] == ["un", "deux"]


async def test_blocked_then_back(assistant: Assistant) -> None:
    """Known from the event; nothing is sent meanwhile; writing is possible once they are back."""
    anna = assistant.person()
    row = await known(assistant, anna)
    anna.block()
    await until(assistant.state, lambda: not assistant.state.updates)
    await assistant.house.desk.close()
    assert await gone_since(assistant, row)
    anna.unblock()
    await until(assistant.state, lambda: not assistant.state.updates)
    await assistant.house.desk.close()
    assert not await gone_since(assistant, row)


async def test_blocked_without_an_event(assistant: Assistant) -> None:
    """A 403 says it too; a message that was owed to the person becomes a task for the staff."""
    anna = assistant.person()
    row = await known(assistant, anna)
    anna.chat.reachable = False
    await remind(assistant, row, "demain à 9 h")
    await settled(assistant)
    assert await gone_since(assistant, row)
    tasks = await assistant.house.database.read(lambda s: [it.kind for it in open_tasks(s)])
    assert tasks == [UNREACHABLE]


async def test_flood(assistant: Assistant) -> None:
    """All is stored; beyond a burst nothing is answered, after one kind notice."""
    anna, bilal = assistant.person("Anna"), assistant.person("Bilal")
    for _ in range(120):
        anna.say("/menu")
    bilal.say("/start")
    await bilal.is_offered("Parler à quelqu'un")
    await anna.reads("très vite")
    await until(assistant.state, lambda: not assistant.state.updates)
    assert sum("très vite" in text for text in anna.sees) == 1
    await assistant.house.desk.close()
    count = select(func.count()).select_from(InboxRow)
    answered = select(func.count(OutboxRow.inbox_id.distinct()))
    assert await assistant.house.database.read(lambda s: s.scalars(count).one()) == 121
    assert 40 <= await assistant.house.database.read(lambda s: s.scalars(answered).one()) < 60


async def test_what_waited_while_we_were_away_is_no_flood(
    polling: Way, emulator: Emulator, database: Database, library: Library
) -> None:
    """Sixty messages of a whole day that come at once are all answered."""
    state = emulator.add_bot(TOKEN, "accroche_bot")
    anna, day = Person(state, 700_001), int(system_clock().timestamp()) - 86_400
    for number in range(60):
        said = message(
            number + 1, anna.chat.shape, anna.shape, {"text": "/menu"}, day + 60 * number
        )
        state.add("message", said)
    async with running(polling, emulator, database, library) as assistant:
        await until(state, lambda: not state.updates)
        await assistant.house.desk.close()
        answered = select(func.count(OutboxRow.inbox_id.distinct()))
        assert await database.read(lambda s: s.scalars(answered).one()) == 60
