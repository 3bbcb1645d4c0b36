"""Workers that remind are killed at random while the network fails, and nobody is forgotten.

The short form of ``python -m tests.bot.meetings.killing``.
"""

from __future__ import annotations

from pathlib import Path

from tests.bot.meetings.killing import Stage, play
from tests.databases import PostgresqlServer, SqliteFiles

REMINDERS, LIGHT = 60, "python-telegram-bot"
"""The library that starts at once."""


async def test_on_sqlite(sqlite_files: SqliteFiles, tmp_path: Path) -> None:
    """Nobody is forgotten; at most what was in flight is said twice; who blocked us is a task."""
    url = sqlite_files.migrated(tmp_path)
    ended = await play(Stage(url, tmp_path, 1, REMINDERS, LIGHT), 2, seed=3)
    assert (ended.kills, ended.by_hand) == (2, 1)


async def test_on_postgresql(postgresql_server: PostgresqlServer, tmp_path: Path) -> None:
    """The same promise with two workers, of which one at a time sends."""
    with postgresql_server.migrated() as url:
        ended = await play(Stage(url, tmp_path, 2, REMINDERS, LIGHT), 1, seed=3)
    assert (ended.kills, ended.by_hand) == (1, 1)
