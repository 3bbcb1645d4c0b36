"""The database of this installation: its keys, its tables, and whether we are alone with it."""

from __future__ import annotations

import fcntl
from collections.abc import Generator
from contextlib import contextmanager

from bot.keys import installation_keys
from bot.settings import Settings
from resources_db.storage.database import Database
from resources_db.storage.migrate import migrate


@contextmanager
def open_database(settings: Settings) -> Generator[Database]:
    """The migrated database, closed afterwards. Raises what the storage raises."""
    keys = installation_keys(settings)
    migrate(settings.database_url)
    with Database.open(settings.database_url, keys) as database:
        yield database


@contextmanager
def when_alone(settings: Settings) -> Generator[bool]:
    """Whether no other process serves this SQLite file; holds the place until the end.

    On PostgreSQL nobody can know: what a dead process held then lapses by itself.
    """
    if not settings.database_url.startswith("sqlite"):
        yield False
        return
    with (settings.var_dir / "serving.lock").open("w") as place:
        try:
            fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
