"""One database after the other is asked the same SQL: it is written once a process.

SQLAlchemy keeps what it compiled by dialect, and makes a dialect for every engine. Thousands of
tests each open a database of their own: with the dialect of the first one that connected, and
what was compiled for it, asking takes a third less.
"""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, Engine, event

from resources_db.storage import postgresql, sqlite
from resources_db.storage.keys import Keys
from resources_db.storage.types import lock_with


class SharedDialects:
    """The first engine of each kind of database and of its keys that ever connected."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, ...], Engine] = {}

    def lock_with(self, engine: Engine, keys: Keys) -> None:
        """Stands for ``storage.types.lock_with``: gives the engine the dialect of the first."""
        lock_with(engine, keys)
        name = (engine.dialect.name, keys.hashing, *keys.encryption)
        first = self._first.get(name)
        if first is not None:
            engine.dialect = first.dialect
            engine.pool._dialect = first.dialect  # pyright: ignore[reportPrivateUsage]
            engine._compiled_cache = first._compiled_cache  # pyright: ignore[reportPrivateUsage]
            return

        # A dialect learns from its first connection what the server can do.
        def remember(_connection: Connection) -> None:
            self._first.setdefault(name, engine)

        event.listen(engine, "engine_connect", remember, once=True)

    def share(self, patch: pytest.MonkeyPatch) -> None:
        """Every engine made from now on."""
        for backend in (sqlite, postgresql):
            patch.setattr(backend, "lock_with", self.lock_with)
