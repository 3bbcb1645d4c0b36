"""One sender a bot, whatever the number of processes; woken as soon as something waits."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import ExitStack, asynccontextmanager, suppress
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from bot.messages.turns import WAKE_SENDER
from resources_db.meetings.handing import REMINDER_SET_ASIDE
from resources_db.messages import outbox
from resources_db.storage import wake
from resources_db.storage.database import Database
from resources_db.storage.errors import StorageUnavailable
from resources_db.storage.keys import Keys
from resources_db.tasks.opening import open_tasks
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


async def test_a_note_that_always_fails_spoils_no_other(
    builder: Builder, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Noted together, then one by one: the one that cannot be is set aside, never repeated."""
    sender = builder.house(database, {CHAT: Slow(only="nobody")}).sender
    post(database, ANNA, "a1")
    post(database, BILAL, "b1")
    settle, first = outbox.settle_all, list[int]()

    def fails_for_the_first(session: Session, rows: Sequence[int], state: str) -> None:
        first[:] = first or rows[:1]
        if first[0] in rows and state == outbox.SENT:
            raise OSError("damaged")
        settle(session, rows, state)

    monkeypatch.setattr(outbox, "settle_all", fails_for_the_first)
    await sender.deliver_due()
    await sender.deliver_due()
    assert sorted(await states(database)) == [outbox.REJECTED, outbox.SENT]
    assert [task.kind for task in database.read_now(open_tasks)] == [REMINDER_SET_ASIDE]


async def test_what_could_not_be_noted_is_not_sent_again(
    builder: Builder, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database does not answer for a moment: what became of the message is kept meanwhile."""
    recorder = Recorder()
    sender = builder.house(database, {CHAT: recorder}).sender
    post(database, ANNA, "a1")
    settle, refusals = outbox.settle_all, iter([True, True])

    def locked_at_first(session: Session, rows: Sequence[int], state: str) -> None:
        if next(refusals, False):
            raise StorageUnavailable("locked")
        settle(session, rows, state)

    monkeypatch.setattr(outbox, "settle_all", locked_at_first)
    with pytest.raises(StorageUnavailable):
        await sender.deliver_due()
    await sender.deliver_due()
    assert await states(database) == [outbox.SENT]
    assert len(recorder.taken) == 1


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
