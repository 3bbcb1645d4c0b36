"""SQLite: the embedded default. One writer, a few readers, each with its own connection."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from typing import Literal, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from resources_db.storage.keys import Keys
from resources_db.storage.pool import Pool
from resources_db.storage.types import lock_with
from resources_db.storage.writer import Writer

T = TypeVar("T")

_READERS = 4
"""Enough to answer pages while a long search runs; each costs a thread and a connection."""


def sqlite_engine(
    url: URL, *, begin: Literal["DEFERRED", "IMMEDIATE"], wait: float, pragmas: str = "", size: int
) -> Engine:
    """An engine whose transactions are durable and really begin where SQLAlchemy says.

    ``wait`` is how long, in seconds, a locked file is waited for.
    """
    engine = create_engine(
        url, poolclass=QueuePool, pool_size=size, max_overflow=0, pool_timeout=wait,
        hide_parameters=True, connect_args={"timeout": wait, "check_same_thread": False},
    )  # fmt: skip

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        # The driver would otherwise begin transactions by itself, later, and never for a read.
        connection.isolation_level = None
        connection.executescript(
            f"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; {pragmas}"
        )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {begin}")

    return engine


class SqliteBackend:
    """Runs works on one SQLite file."""

    def __init__(self, url: URL, keys: Keys, wait: float) -> None:
        self._writing = sqlite_engine(url, begin="IMMEDIATE", wait=wait, size=1)
        self._reading = sqlite_engine(
            url, begin="DEFERRED", wait=wait, pragmas="PRAGMA query_only=ON", size=_READERS
        )
        for engine in (self._writing, self._reading):
            lock_with(engine, keys)
        self._writer = Writer(self._writing)
        self._readers = Pool(_READERS)

    def read(self, work: Callable[[Session], T]) -> Future[T]:
        """See :class:`~resources_db.storage.backend.Backend`."""
        return self._readers.read(self._reading, work)

    def write(self, work: Callable[[Session], T]) -> Future[T]:
        """See :class:`~resources_db.storage.backend.Backend`."""
        return self._writer.submit(work)

    def close(self) -> None:
        """See :class:`~resources_db.storage.backend.Backend`."""
        self._readers.close()
        self._writer.close()
        # The writer's connection goes last: only a writing one can empty the WAL file.
        self._reading.dispose()
        self._writing.dispose()
