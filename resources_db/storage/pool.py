"""Threads that run works, as many as there are connections."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.orm import Session

from resources_db.storage.errors import StorageUnavailable
from resources_db.storage.faults import asks_again, unavailable
from resources_db.storage.work import run_to_read, run_to_write

T = TypeVar("T")

_ATTEMPTS = 5
"""Times a transaction is run when PostgreSQL asks for it again, or its connection was stale."""


class Pool:
    """Runs works on threads of its own, each on a connection and in a transaction of its own."""

    def __init__(self, size: int) -> None:
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="database")

    def read(self, engine: Engine, work: Callable[[Session], T]) -> Future[T]:
        """Queue a work that only reads."""
        return self._submit(lambda: _read(engine, work))

    def write(self, engine: Engine, work: Callable[[Session], T]) -> Future[T]:
        """Queue a work; its changes are durable when the future is done."""
        return self._submit(lambda: _attempt(engine, lambda c: run_to_write(c, work)))

    def close(self) -> None:
        """Finish the works already queued, then end the threads."""
        self._threads.shutdown(wait=True)

    def _submit(self, task: Callable[[], T]) -> Future[T]:
        try:
            return self._threads.submit(task)
        except RuntimeError:
            raise StorageUnavailable("The database is closed.") from None


def _read(engine: Engine, work: Callable[[Session], T]) -> T:
    return _attempt(engine, lambda connection: run_to_read(connection, work), reading=True)


def _attempt(engine: Engine, run: Callable[[Connection], T], *, reading: bool = False) -> T:
    """Run a transaction, again where that may help. Raises :class:`StorageUnavailable`."""
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            with engine.connect() as connection:
                return run(connection)
        except SQLAlchemyError as error:
            if attempt < _ATTEMPTS and isinstance(error, DBAPIError) and asks_again(error):
                continue
            outage = unavailable(error, reading=reading)
            if outage is None:
                raise
            raise outage from error
    raise AssertionError("the last attempt returns or raises")
