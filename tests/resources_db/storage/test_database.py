"""What a database promises, whatever its kind."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from operator import methodcaller
from threading import Event

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from resources_db.storage.database import Database
from resources_db.storage.errors import StorageUnavailable
from resources_db.storage.keys import Keys
from resources_db.storage.leases import LeaseRow
from tests.conftest import OpenDatabase

LATER = datetime(2030, 1, 1, tzinfo=UTC)


def add(name: str) -> Callable[[Session], None]:
    """A work that writes one row."""

    def work(session: Session) -> None:
        session.add(LeaseRow(name=name, owner="test", until=LATER))

    return work


def names(session: Session) -> list[str]:
    """A work that reads the rows."""
    return list(session.scalars(select(LeaseRow.name).order_by(LeaseRow.name)))


async def test_another_connection_sees_what_was_written(open_database: OpenDatabase) -> None:
    """When write returns, a second connection reads the change."""
    writer, reader = open_database(), open_database()
    await writer.write(add("a"))
    assert await reader.read(names) == ["a"]


def test_what_was_written_survives_a_killed_process(database_url: str, keys: Keys) -> None:
    """A process that dies right after write returned loses nothing of it."""
    program = (
        "import os, signal, sys\n"
        "from resources_db.storage.database import Database\n"
        "from resources_db.storage.keys import Keys\n"
        "from tests.resources_db.storage.test_database import add\n"
        "database = Database.open(sys.argv[1], Keys((sys.argv[2],), sys.argv[3]))\n"
        "database.write_now(add('kept'))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    child = [sys.executable, "-c", program, database_url, keys.encryption[0], keys.hashing]
    assert subprocess.run(child, check=False).returncode == -signal.SIGKILL
    with Database.open(database_url, keys) as database:
        assert database.read_now(names) == ["kept"]


async def test_an_exception_undoes_its_work_and_reaches_its_caller(database: Database) -> None:
    """A work that raises leaves nothing behind, and the next one is not troubled."""

    def failing(session: Session) -> None:
        add("undone")(session)
        session.flush()
        raise LookupError("no such thing")

    with pytest.raises(LookupError, match="no such thing"):
        await database.write(failing)
    await database.write(add("done"))
    assert await database.read(names) == ["done"]


async def test_a_broken_constraint_reaches_its_caller(database: Database) -> None:
    """A row that is there already is refused as the mistake it is, not as an outage."""
    await database.write(add("a"))
    with pytest.raises(IntegrityError):
        await database.write(add("a"))


async def test_a_work_that_reads_cannot_write(database: Database) -> None:
    """A write hidden in a read is a mistake, and is refused."""
    with pytest.raises(DBAPIError):
        await database.read(lambda session: session.execute(insert(LeaseRow).values(
            name="a", owner="test", until=LATER
        )))  # fmt: skip
    assert await database.read(names) == []


@pytest.mark.parametrize("end", ["commit", "rollback"])
async def test_a_work_does_not_end_its_transaction(database: Database, end: str) -> None:
    """Commit and rollback belong to the database, not to a work."""
    with pytest.raises(RuntimeError, match="a work does not"):
        await database.write(methodcaller(end))


async def test_a_work_may_undo_a_part_of_itself(database: Database) -> None:
    """begin_nested undoes a part, and the rest of the work is kept."""

    def work(session: Session) -> None:
        add("kept")(session)
        part = session.begin_nested()
        add("undone")(session)
        session.flush()
        part.rollback()

    await database.write(work)
    assert await database.read(names) == ["kept"]


async def test_a_read_keeps_one_view_while_others_write(database: Database) -> None:
    """Two looks of the same read see the same rows, although a write came between them."""
    looked, written = Event(), Event()

    def twice(session: Session) -> tuple[list[str], list[str]]:
        before = names(session)
        looked.set()
        written.wait(10)
        return before, names(session)

    reading = asyncio.create_task(database.read(twice))
    await asyncio.to_thread(looked.wait, 10)
    await database.write(add("a"))
    written.set()
    assert await reading == ([], [])
    assert await database.read(names) == ["a"]


async def test_a_long_write_does_not_stop_readers(database: Database) -> None:
    """Reading goes on, without the unfinished change, while a write is under way."""
    begun, end = Event(), Event()

    def long(session: Session) -> None:
        add("a")(session)
        session.flush()
        begun.set()
        end.wait(10)

    writing = asyncio.create_task(database.write(long))
    await asyncio.to_thread(begun.wait, 10)
    assert await database.read(names) == []
    end.set()
    await writing


async def test_a_work_cancelled_once_begun_ends_all_the_same(open_database: OpenDatabase) -> None:
    """Cancelling who waits breaks nothing: the work begun is kept, the next one runs."""
    database = open_database()
    begun, end = Event(), Event()

    def slow(session: Session) -> None:
        begun.set()
        end.wait(10)
        add("slow")(session)

    task = asyncio.create_task(database.write(slow))
    await asyncio.to_thread(begun.wait, 10)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    end.set()
    await database.write(add("next"))
    database.close()
    assert await open_database().read(names) == ["next", "slow"]


def test_closing_finishes_what_was_asked(open_database: OpenDatabase) -> None:
    """Works already given are done before close returns; later ones are refused."""
    database = open_database()

    async def ask_and_close() -> None:
        tasks = [asyncio.create_task(database.write(add(f"{n:02}"))) for n in range(50)]
        await asyncio.sleep(0)
        database.close()
        await asyncio.gather(*tasks)

    asyncio.run(ask_and_close())
    assert open_database().read_now(names) == [f"{n:02}" for n in range(50)]
    with pytest.raises(StorageUnavailable, match="closed"):
        database.write_now(add("late"))


def test_the_address_is_printed_without_its_password(keys: Keys) -> None:
    """The password of the database reaches no log by printing the database's address."""
    with Database.open("postgresql://someone:s3cret@127.0.0.1/nowhere", keys) as database:
        assert "s3cret" not in f"{database.url} {database.url!r} {database!r} {database.keys!r}"
