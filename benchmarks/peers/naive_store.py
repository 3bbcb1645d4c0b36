"""A file of messages: one table, one commit a message, on one thread off the event loop."""

from __future__ import annotations

import asyncio
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


class NaiveStore:
    """Keeps words on the disk as durably as ours does (WAL, ``synchronous=FULL``)."""

    def __init__(self, file: Path) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._connection = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
        self._connection.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "CREATE TABLE IF NOT EXISTS messages (id INTEGER PRIMARY KEY, words TEXT NOT NULL)"
        )

    async def answer(self, words: str) -> str:
        """The same words, once they are on the disk."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._keep, words)

    def close(self) -> None:
        """Let go of the file."""
        self._thread.shutdown()
        self._connection.close()

    def _keep(self, words: str) -> str:
        self._connection.execute("INSERT INTO messages (words) VALUES (?)", (words,))
        return words
