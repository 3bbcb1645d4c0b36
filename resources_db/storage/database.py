"""The one object through which the shell reads and writes.

A *work* is a function of a session. It runs on another thread, in a transaction that it does not
end itself, and may be run again (PostgreSQL asks for it on a conflict): it touches nothing but
its session. What it returns must not be changed by anyone else afterwards.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import TracebackType
from typing import Literal, Self, TypeVar

from sqlalchemy import URL
from sqlalchemy.orm import Session

from resources_db.storage.address import parse
from resources_db.storage.backend import Backend
from resources_db.storage.keys import Keys
from resources_db.storage.postgresql import PostgresqlBackend
from resources_db.storage.sqlite import SqliteBackend

T = TypeVar("T")


class Database:
    """Reads and writes, off the event loop. Connects at the first work, not before.

    Every method that runs a work raises what the work raised, or
    :class:`~resources_db.storage.errors.StorageUnavailable`.
    """

    def __init__(self, url: URL, keys: Keys, backend: Backend) -> None:
        self.url = url
        """Where the database is; printed without its password."""
        self.keys = keys
        self._backend = backend

    @classmethod
    def open(cls, url: str, keys: Keys, *, wait: float = 5.0) -> Database:
        """A database at an address (see ``address.parse``), whose tables ``migrate`` has made.

        ``wait``: seconds given to a lock or a silent server before ``StorageUnavailable``.
        """
        parsed = parse(url)
        backend = SqliteBackend if parsed.get_backend_name() == "sqlite" else PostgresqlBackend
        return cls(parsed, keys, backend(parsed, keys, wait))

    @property
    def dialect(self) -> Literal["sqlite", "postgresql"]:
        """Which kind of database this is."""
        return "sqlite" if self.url.get_backend_name() == "sqlite" else "postgresql"

    async def read(self, work: Callable[[Session], T]) -> T:
        """Run a work that only reads, on one consistent view of the newest commit."""
        return await asyncio.wrap_future(self._backend.read(work))

    async def write(self, work: Callable[[Session], T]) -> T:
        """Run a work; when this returns, its changes are on the disk.

        Cancelled before the work began, nothing is done; later, the work ends all the same.
        """
        return await asyncio.wrap_future(self._backend.write(work))

    def read_now(self, work: Callable[[Session], T]) -> T:
        """As :meth:`read`, for the command line: blocks the calling thread."""
        return self._backend.read(work).result()

    def write_now(self, work: Callable[[Session], T]) -> T:
        """As :meth:`write`, for the command line: blocks the calling thread."""
        return self._backend.write(work).result()

    def close(self) -> None:
        """Finish the works already asked for, then let go of every connection and thread."""
        self._backend.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
