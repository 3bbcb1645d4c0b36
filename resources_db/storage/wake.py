"""Wakes other processes after a commit: PostgreSQL's NOTIFY. SQLite has no other process to wake.

A notification may be lost (a broken connection): whoever listens also looks from time to time.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from threading import Event, Thread
from typing import Protocol

import psycopg
from psycopg import sql
from sqlalchemy import text
from sqlalchemy.orm import Session

from resources_db.storage.database import Database

OnWake = Callable[[str, str], None]
"""Called with the channel and the payload, on the listening thread."""

_CLOSING = 0.5
"""Seconds within which a listener notices that it is closed."""

_LONGEST_PAUSE = 30.0
"""Seconds between two attempts to reach a server that is down, at most."""

_log = logging.getLogger(__name__)


def notify(session: Session, channel: str, payload: str = "") -> None:
    """Wake whoever listens to a channel, once this session's work is committed."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(
            text("SELECT pg_notify(:channel, :payload)"), {"channel": channel, "payload": payload}
        )


class Listening(Protocol):
    """What listens until it is closed."""

    def close(self) -> None:
        """Stop listening; ``on_wake`` is not called any more."""
        ...


def listen(database: Database, channels: Sequence[str], on_wake: OnWake) -> Listening:
    """Call ``on_wake`` at each notification, and for every channel after a reconnection.

    Listening survives the server's restarts. On SQLite nothing is ever heard.
    """
    if database.dialect == "sqlite":
        return _Deaf()
    address = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    return _Listener(address, channels, on_wake)


class _Deaf:
    """Listens to nothing."""

    def close(self) -> None:
        """Nothing to stop."""


class _Listener:
    """A thread with a connection of its own."""

    def __init__(self, address: str, channels: Sequence[str], on_wake: OnWake) -> None:
        self._address = address
        self._channels = channels
        self._on_wake = on_wake
        self._closing = Event()
        self._thread = Thread(target=self._serve, name="database-listener", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """See :class:`Listening`."""
        self._closing.set()
        self._thread.join()

    def _serve(self) -> None:
        pause = 0.0
        while not self._closing.wait(pause):
            try:
                with psycopg.connect(self._address, autocommit=True) as connection:
                    self._subscribe(connection)
                    pause = 0.0
                    self._hear(connection)
            except psycopg.Error as error:
                pause = min(pause * 2 + 0.1, _LONGEST_PAUSE)
                _log.warning("listener lost: %s", type(error).__name__)

    def _subscribe(self, connection: psycopg.Connection) -> None:
        for channel in self._channels:
            connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
        # What was notified while nobody listened is made up for.
        for channel in self._channels:
            self._on_wake(channel, "")

    def _hear(self, connection: psycopg.Connection) -> None:
        while not self._closing.is_set():
            for heard in connection.notifies(timeout=_CLOSING):
                self._on_wake(heard.channel, heard.payload)
