"""The one thread that writes a SQLite file.

Works that wait together share one commit, hence one wait for the disk; each runs under its own
savepoint, so that a failing one undoes only itself. Nobody is told « done » before the commit.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Lock, Thread, current_thread
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from resources_db.storage.errors import StorageUnavailable
from resources_db.storage.faults import unavailable
from resources_db.storage.work import run_to_write

T = TypeVar("T")

_GROUP = 20
"""Works that share a commit, at most: more gains little and makes the first one wait."""


class _Job(Generic[T]):
    """A work, who waits for it, and what to tell them once the group is committed."""

    def __init__(self, work: Callable[[Session], T]) -> None:
        self.future: Future[T] = Future()
        self._work = work

    def begin(self) -> bool:
        """False when whoever waited gave up before it started: it is then not done at all."""
        return self.future.set_running_or_notify_cancel()

    def run(self, connection: Connection) -> Callable[[], None]:
        """Run the work under its savepoint."""
        try:
            result = run_to_write(connection, self._work)
        except BaseException as error:  # noqa: BLE001 - told to whoever asked
            fault = _as_told(error)
            return lambda: self.future.set_exception(fault)
        return lambda: self.future.set_result(result)


class Writer:
    """Gives each work its turn. Starts its thread at once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._queue: SimpleQueue[_Job[Any] | None] = SimpleQueue()
        self._door = Lock()
        self._closed = False
        self._thread = Thread(target=self._serve, name="sqlite-writer", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[Session], T]) -> Future[T]:
        """Queue a work. The future is done once its commit is on the disk.

        Cancelling the future drops a work that has not begun; one that has begun is kept.
        """
        if current_thread() is self._thread:
            raise RuntimeError("a work writes through its own session, not through the database")
        job = _Job(work)
        with self._door:
            if self._closed:
                raise StorageUnavailable("The database is closed.")
            self._queue.put(job)
        return job.future

    def close(self) -> None:
        """Finish the works already queued, then end the thread."""
        with self._door:
            if not self._closed:
                self._closed = True
                self._queue.put(None)
        self._thread.join()

    def _serve(self) -> None:
        while (first := self._queue.get()) is not None:
            group = [first, *self._waiting(_GROUP - 1)]
            self._commit_together([job for job in group if job.begin()])

    def _waiting(self, most: int | None = None) -> list[_Job[Any]]:
        """What is queued now, without waiting."""
        jobs: list[_Job[Any]] = []
        with suppress(Empty):
            while most is None or len(jobs) < most:
                job = self._queue.get_nowait()
                if job is None:
                    # The end: left for the next turn.
                    self._queue.put(None)
                    break
                jobs.append(job)
        return jobs

    def _commit_together(self, group: list[_Job[Any]]) -> None:
        try:
            with self._engine.begin() as connection:
                tells = [_run_safely(job, connection) for job in group]
        except Exception as error:  # noqa: BLE001 - told to the whole group
            self._tell_failure(group, error)
        else:
            for tell in tells:
                tell()

    def _tell_failure(self, group: list[_Job[Any]], error: Exception) -> None:
        """Nobody's change was kept. Those who still wait would wait as long again for nothing."""
        fault = _as_told(error)
        if isinstance(fault, StorageUnavailable):
            group = group + [job for job in self._waiting() if job.begin()]
        for job in group:
            job.future.set_exception(fault)


def _as_told(error: BaseException) -> BaseException:
    """An outage as its clear sentence, a mistake of the work as it is."""
    outage = unavailable(error) if isinstance(error, Exception) else None
    if outage is None:
        return error
    outage.__cause__ = error
    return outage


def _run_safely(job: _Job[Any], connection: Connection) -> Callable[[], None]:
    """Run a job, making sure that the group's transaction outlived it.

    SQLite ends the whole transaction by itself on some errors (a full disk): the group must not
    go on outside of one.
    """
    tell = job.run(connection)
    raw = cast("sqlite3.Connection", connection.connection.dbapi_connection)
    if not raw.in_transaction:
        raise StorageUnavailable("The database gave up this change: check the disk, then retry.")
    return tell
