"""What only a server can do: refuse, disappear, be locked, ask for a transaction again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from threading import Barrier

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from resources_db.storage.database import Database
from resources_db.storage.errors import StorageUnavailable
from resources_db.storage.keys import Keys
from resources_db.storage.leases import renew, take
from tests.databases import PostgresqlServer
from tests.resources_db.storage.test_wake import cut_every_connection

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def url(postgresql_server: PostgresqlServer) -> Iterator[str]:
    """The address of a fresh database on the server."""
    with postgresql_server.migrated() as url:
        yield url


def one(session: Session) -> int:
    """A work that only needs a server."""
    return int(session.execute(text("SELECT 1")).scalar_one())


def test_a_server_that_is_down_is_told(keys: Keys) -> None:
    """Nobody at the address: one clear sentence, to readers and writers."""
    with Database.open("postgresql://nobody@127.0.0.1:1/nowhere", keys, wait=2) as database:
        for run in (database.read_now, database.write_now):
            with pytest.raises(StorageUnavailable, match="no connection to the server"):
                run(one)


def test_stale_connections_are_replaced(url: str, keys: Keys) -> None:
    """After the server cut every connection, the next works run as if nothing had happened."""
    with Database.open(url, keys) as database:
        assert database.write_now(one) == database.read_now(one) == 1
        cut_every_connection(database)
        assert database.write_now(one) == database.read_now(one) == 1


def test_a_locked_table_is_told_after_a_bounded_wait(url: str, keys: Keys) -> None:
    """A table locked by another program gives a sentence, then works again once freed."""
    with Database.open(url, keys, wait=0.1) as database, psycopg.connect(url) as other:
        other.execute("LOCK TABLE leases")
        with pytest.raises(StorageUnavailable, match="locked by another program"):
            database.write_now(lambda session: session.execute(text("DELETE FROM leases")))
        other.rollback()
        database.write_now(lambda session: session.execute(text("DELETE FROM leases")))


def test_a_deadlock_is_run_again(url: str, keys: Keys) -> None:
    """Two works that lock the same rows crosswise both end well: one is run again, or both."""
    met = Barrier(2)
    runs: list[str] = []

    def crosswise(first: str, second: str) -> Callable[[Session], bool]:
        def work(session: Session) -> bool:
            session.execute(text("SET LOCAL deadlock_timeout = '20ms'"))
            runs.append(first)
            mine = renew(session, first, "x", NOON, NOON - NOON)
            if len(runs) <= 2:
                met.wait(10)
            return mine and renew(session, second, "x", NOON, NOON - NOON)

        return work

    with Database.open(url, keys) as database, ThreadPoolExecutor(2) as threads:
        for name in ("a", "b"):
            database.write_now(partial(take, name=name, owner="x", at=NOON, for_=NOON - NOON))
        works = [crosswise("a", "b"), crosswise("b", "a")]
        assert list(threads.map(database.write_now, works)) == [True, True]
    assert len(runs) in {3, 4}


def test_a_database_that_does_not_exist_is_told(url: str, keys: Keys) -> None:
    """A wrong name gives the mend."""
    with (
        Database.open(url.replace("accroche_test", "no_such"), keys) as database,
        pytest.raises(StorageUnavailable, match=r"database .* does not exist"),
    ):
        database.read_now(one)
