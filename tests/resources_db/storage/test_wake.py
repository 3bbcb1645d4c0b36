"""Other processes wake after a commit, and only then."""

from __future__ import annotations

from queue import SimpleQueue

import psycopg
import pytest
from sqlalchemy.orm import Session

from resources_db.storage.database import Database
from resources_db.storage.wake import OnWake, listen, notify
from tests.conftest import OpenDatabase

Heard = SimpleQueue[tuple[str, str]]


@pytest.fixture
def heard() -> Heard:
    """What a listener heard."""
    return SimpleQueue()


def remember(heard: Heard) -> OnWake:
    """Keeps what is heard."""
    return lambda channel, payload: heard.put((channel, payload))


def test_a_commit_wakes_another_process(open_database: OpenDatabase, heard: Heard) -> None:
    """A notification reaches a listener of the same channel once committed (PostgreSQL)."""
    ours, theirs = open_database(), open_database()
    listening = listen(theirs, ["outbox"], remember(heard))
    if ours.dialect == "postgresql":
        assert heard.get(timeout=10) == ("outbox", "")  # what came before it listened
    ours.write_now(lambda session: notify(session, "inbox", "not for us"))
    with pytest.raises(LookupError):
        ours.write_now(notify_then_fail)
    ours.write_now(lambda session: notify(session, "outbox", "7"))
    if ours.dialect == "postgresql":
        assert heard.get(timeout=10) == ("outbox", "7")
    listening.close()
    assert heard.empty()


def notify_then_fail(session: Session) -> None:
    """A work that is undone, its notification too."""
    notify(session, "outbox", "undone")
    raise LookupError


def test_listening_survives_a_lost_connection(database: Database, heard: Heard) -> None:
    """A listener whose connection is cut comes back and looks at every channel (PostgreSQL)."""
    listening = listen(database, ["outbox"], remember(heard))
    if database.dialect == "postgresql":
        assert heard.get(timeout=10) == ("outbox", "")
        cut_every_connection(database)
        assert heard.get(timeout=10) == ("outbox", "")
        database.write_now(lambda session: notify(session, "outbox", "after"))
        assert heard.get(timeout=10) == ("outbox", "after")
    listening.close()
    assert heard.empty()


def cut_every_connection(database: Database) -> None:
    """What a restart of the server does to its clients."""
    address = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
