"""The naive durable peer, in process."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.load import IN_PROCESS, Contestant
from benchmarks.peers.naive_store import NaiveStore


@contextmanager
def naive_desk(name: str, folder: Path) -> Generator[Contestant]:
    """Stores each message and gives it back."""
    store = NaiveStore(folder / "in-process.sqlite3")
    yield Contestant(name, IN_PROCESS, False, lambda: store.answer)
    store.close()
