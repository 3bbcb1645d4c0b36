"""PostgreSQL, where a city outgrows one machine: a bounded pool, a transaction a work.

A write sees what others committed meanwhile (READ COMMITTED): it must take what it changes by a
conditional statement or a row lock. A read sees one consistent view.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from math import ceil
from typing import TypeVar

from sqlalchemy import URL, Engine, create_engine
from sqlalchemy.orm import Session

from resources_db.storage.keys import Keys
from resources_db.storage.pool import Pool
from resources_db.storage.types import lock_with

T = TypeVar("T")

_CONNECTIONS = 8
"""A process's share of the server's connections (100 by default)."""


def postgresql_engine(url: URL, *, wait: float, size: int) -> Engine:
    """An engine that gives up on a lock or a silent server after ``wait`` seconds."""
    milliseconds = ceil(wait * 1000)
    return create_engine(
        url, pool_size=size, max_overflow=0, pool_timeout=wait, hide_parameters=True,
        connect_args={
            "application_name": "accroche",
            "connect_timeout": ceil(wait),
            "tcp_user_timeout": milliseconds,
            "options": f"-c timezone=UTC -c lock_timeout={milliseconds}",
        },
    )  # fmt: skip


class PostgresqlBackend:
    """Runs works on a PostgreSQL server."""

    def __init__(self, url: URL, keys: Keys, wait: float) -> None:
        self._engine = postgresql_engine(url, wait=wait, size=_CONNECTIONS)
        self._reading = self._engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        lock_with(self._engine, keys)
        self._pool = Pool(_CONNECTIONS)

    def read(self, work: Callable[[Session], T]) -> Future[T]:
        """See :class:`~resources_db.storage.backend.Backend`."""
        return self._pool.read(self._reading, work)

    def write(self, work: Callable[[Session], T]) -> Future[T]:
        """See :class:`~resources_db.storage.backend.Backend`."""
        return self._pool.write(self._engine, work)

    def close(self) -> None:
        """See :class:`~resources_db.storage.backend.Backend`."""
        self._pool.close()
        self._engine.dispose()
