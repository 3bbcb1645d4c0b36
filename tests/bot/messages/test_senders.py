"""One sender a bot, whatever the number of processes; woken as soon as something waits."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Iterator
from contextlib import ExitStack, asynccontextmanager, suppress
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from bot.messages.turns import WAKE_SENDER
from resources_db.messages import outbox
from resources_db.storage import wake
from resources_db.storage.database import Database
from resources_db.storage.keys import Keys
from tests.bot.messages.channels import Recorder, Slow
from tests.bot.messages.house import CHAT, LEASE, Builder, FrozenClock, House
from tests.bot.messages.person import Person
from tests.bot.messages.test_delivery import ANNA, BILAL, post, states
from tests.conftest import OpenDatabase
from tests.databases import PostgresqlServer

SOON = 10
"""Seconds after which a test gives up waiting; the next beat never comes in these tests."""


async def test_one_sender_a_bot(
    builder: Builder, open_database: OpenDatabase, clock: FrozenClock
) -> None:
    """Two processes deliver at once: only the first one's channel sees anything."""
    databases = open_database(), open_database()
    recorders = Recorder(), Recorder()
    houses = [
        builder.house(database, {CHAT: recorder})
        for database, recorder in zip(databases, recorders, strict=True)
    ]
    post(databases[0], ANNA, "a1", "a2")
    await asyncio.gather(*(house.sender.deliver_due() for house in houses))
    post(databases[1], BILAL, "b1")
    await asyncio.gather(*(house.sender.deliver_due() for house in houses))
    taken = [recorder.by_address for recorder in recorders if recorder.taken]
    assert taken == [{ANNA: ["a1", "a2"], BILAL: ["b1"]}]


async def test_another_process_takes_over_from_a_dead_sender(
    builder: Builder, open_database: OpenDatabase, clock: FrozenClock
) -> None:
    """Once the lease has lapsed, and not before."""
    first, second = Recorder(), Recorder()
    dead = builder.house(open_database(), {CHAT: first})
    alive = builder.house(open_database(), {CHAT: second})
    await dead.sender.deliver_due()
    post(alive.database, ANNA, "a1")
    await dead.sender.deliver_due()
    post(alive.database, ANNA, "a2")
    await alive.sender.deliver_due()
    assert (first.by_address, second.taken) == ({ANNA: ["a1"]}, [])
    clock.forward(LEASE + timedelta(seconds=1))
    await alive.sender.deliver_due()
    assert second.by_address == {ANNA: ["a2"]}


async def test_an_answer_leaves_at_once(builder: Builder, database: Database) -> None:
    """The turn that wrote it wakes the sender: nobody waits for the next beat."""
    recorder = Recorder()
    house = builder.house(database, {CHAT: recorder})
    async with listening(house):
        await Person(house.desk, ANNA, CHAT).say("bonjour")
        async with asyncio.timeout(SOON):
            while len(recorder.taken) < 2:
                await arrival(recorder)
    assert len(recorder.taken) == 2
    assert set(await states(database)) == {outbox.SENT}


@pytest.fixture
def on_postgresql(postgresql_server: PostgresqlServer, keys: Keys) -> Iterator[OpenDatabase]:
    """Opens a PostgreSQL database as several processes would; one process serves a SQLite file."""
    with ExitStack() as stack:
        url = stack.enter_context(postgresql_server.migrated())
        yield lambda: stack.enter_context(Database.open(url, keys))


async def test_an_answer_written_elsewhere_leaves_at_once(
    builder: Builder, on_postgresql: OpenDatabase
) -> None:
    """The process that sends is woken by the one that answered."""
    recorder = Recorder()
    answering = builder.house(on_postgresql())
    sending = builder.house(on_postgresql(), {CHAT: recorder})
    async with listening(sending):
        await Person(answering.desk, ANNA, CHAT).say("bonjour")
        async with asyncio.timeout(SOON):
            while len(recorder.taken) < 2:
                await arrival(recorder)
    assert [to for to, _text, _again in recorder.taken] == [ANNA, ANNA]


async def test_what_nobody_heard_leaves_when_someone_listens(
    builder: Builder, on_postgresql: OpenDatabase
) -> None:
    """A connection that was lost, or a start: what was written meanwhile is made up for."""
    recorder = Recorder()
    sending = builder.house(on_postgresql(), {CHAT: recorder})
    post(sending.database, ANNA, "a1")
    async with listening(sending), asyncio.timeout(SOON):
        await arrival(recorder)
    assert recorder.by_address == {ANNA: ["a1"]}


async def test_a_beat_does_not_wait_for_a_slow_channel(
    builder: Builder, database: Database
) -> None:
    """It has what is due sent, and is over."""
    slow = Slow()
    house = builder.house(database, {CHAT: slow})
    post(database, ANNA, "a1")
    async with listening(house), asyncio.timeout(SOON):
        await house.metronome.sweep()
        await slow.something_came.wait()
        slow.may_end.set()


async def test_a_slow_bot_does_not_hold_back_another(builder: Builder, database: Database) -> None:
    """Each bot has messages in flight of its own."""
    slow, recorder = Slow(), Recorder()
    bots = {**builder.bots, "staff": builder.bots[CHAT]}
    both = Builder(builder.library, builder.clock, bots=bots)
    sender = both.house(database, {CHAT: slow, "staff": recorder}).sender
    post(database, ANNA, "a1")
    post(database, BILAL, "b1", bot="staff")
    delivering = asyncio.create_task(sender.deliver_due())
    async with asyncio.timeout(SOON):
        await arrival(recorder)
    slow.may_end.set()
    assert await delivering == 2


async def test_what_comes_meanwhile_does_not_wait_for_the_slowest(
    builder: Builder, database: Database
) -> None:
    """While one message is slow, the others leave, also those posted since, of every bot."""
    slow, recorder = Slow(only=ANNA), Recorder()
    bots = {**builder.bots, "staff": builder.bots[CHAT]}
    both = Builder(builder.library, builder.clock, bots=bots)
    house = both.house(database, {CHAT: slow, "staff": recorder})
    post(database, ANNA, "a1", "a2")
    async with listening(house), asyncio.timeout(SOON):
        house.sender.wake(CHAT)
        await slow.something_came.wait()
        post(database, BILAL, "b1", "b2")
        post(database, BILAL, "s1", bot="staff")
        house.sender.wake(CHAT)
        house.sender.wake("staff")
        await arrival(recorder)
        expected = [outbox.SENDING, outbox.WAITING, outbox.SENT, outbox.SENT, outbox.SENT]
        for _look in range(500):
            if await states(database) == expected:
                break
            await asyncio.sleep(0.01)
        assert await states(database) == expected
        slow.may_end.set()


async def test_a_clean_stop_repeats_nothing(builder: Builder, database: Database) -> None:
    """What is in flight arrives and is noted; what was not begun is left for the next start."""
    slow = Slow()
    sender = builder.house(database, {CHAT: slow}).sender
    post(database, ANNA, "a1", "a2")
    delivering = asyncio.create_task(sender.deliver_due())
    await slow.something_came.wait()
    closing = asyncio.create_task(sender.close())
    await asyncio.sleep(0)
    assert not closing.done()
    slow.may_end.set()
    await closing
    assert await delivering == 1
    assert await states(database) == [outbox.SENT, outbox.WAITING]


async def test_a_failing_note_leaves_no_sending_behind(
    builder: Builder, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When one outcome cannot be written, the others of its batch still end before the next."""
    slow, failed = Slow(only=BILAL), threading.Event()
    sender = builder.house(database, {CHAT: slow}).sender
    post(database, ANNA, "a1")
    post(database, BILAL, "b1")
    settle = outbox.settle

    def fails_the_first_time(session: Session, row: int, state: str) -> None:
        if not failed.is_set():
            failed.set()
            raise OSError("disk")
        settle(session, row, state)

    monkeypatch.setattr(outbox, "settle", fails_the_first_time)
    delivering = asyncio.create_task(sender.deliver_due())
    assert await asyncio.to_thread(failed.wait, SOON)
    await database.write(lambda _session: None)  # so that the failure has been told
    for _ in range(10):
        await asyncio.sleep(0)
    assert not delivering.done()
    slow.may_end.set()
    with pytest.raises(OSError, match="disk"):
        await delivering
    assert await states(database) == [outbox.SENDING, outbox.SENT]


async def arrival(recorder: Recorder) -> None:
    """Until the next message comes."""
    await recorder.something_came.wait()
    recorder.something_came.clear()


@asynccontextmanager
async def listening(house: House) -> AsyncGenerator[None]:
    """The sender listens as in ``bot.wiring``, without any metronome."""
    loop = asyncio.get_running_loop()

    def heard(_channel: str, bot: str) -> None:
        loop.call_soon_threadsafe(house.sender.wake, bot)

    heard_from = wake.listen(house.database, [WAKE_SENDER], heard)
    delivering = asyncio.create_task(house.sender.deliver_when_woken())
    try:
        yield
    finally:
        await house.sender.close()
        delivering.cancel()
        with suppress(asyncio.CancelledError):
            await delivering
        await asyncio.to_thread(heard_from.close)
