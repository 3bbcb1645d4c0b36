"""Old traces go, and nothing else does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from resources_db.messages import inbox, outbox, threads
from resources_db.messages.inbox import ASIDE, HANDLED, Claim, Received
from resources_db.messages.outbox import Message
from resources_db.messages.retention import forget_traces
from resources_db.messages.tables import AddressRow, InboxRow, NoteRow, OutboxRow, ThreadRow
from resources_db.messages.threads import StoredThread
from resources_db.storage.database import Database
from resources_db.tasks.opening import MISTAKE, open_task, open_tasks
from resources_db.tasks.tables import TaskRow

LIMIT = datetime(2026, 11, 1, tzinfo=UTC)
OLD, NEW = LIMIT - timedelta(seconds=1), LIMIT
NOBODY = Claim("nobody", -LIMIT.resolution)
ROWS = (AddressRow, InboxRow, ThreadRow, OutboxRow, NoteRow)


def converse(session: Session, name: str, at: datetime) -> inbox.Stored:
    """Someone wrote once, at this instant, and was answered."""
    stored = inbox.store(session, Received("web", name, name, b"{}", "fr"), at, NOBODY)
    inbox.settle(session, stored.row, HANDLED)
    outbox.post(session, stored.address, Message("web", {"text": name}, inbox=stored.row), at)
    thread = StoredThread(f"thread of {name:6}", "menu", None, [], 1, 1, None, False)
    threads.save_threads(session, stored.address, [thread], at)
    threads.keep_note(session, stored.address, f"words of {name}", at)
    return stored


def count_of(session: Session) -> dict[str, int]:
    """How many rows each table holds."""
    return {row.__tablename__: len(session.execute(select(row)).all()) for row in ROWS}


def test_what_is_old_goes(database: Database) -> None:
    """Every trace of someone who wrote long ago, the address at last; they are counted."""
    database.write_now(lambda s: converse(s, "old", OLD))
    assert database.write_now(lambda s: forget_traces(s, LIMIT)) == len(ROWS)
    assert set(database.read_now(count_of).values()) == {0}


def test_what_is_recent_stays(database: Database) -> None:
    """To the second."""
    database.write_now(lambda s: converse(s, "old", OLD))
    database.write_now(lambda s: converse(s, "new", NEW))
    database.write_now(lambda s: forget_traces(s, LIMIT))
    assert set(database.read_now(count_of).values()) == {1}
    assert database.read_now(lambda s: s.scalars(select(NoteRow.words)).all()) == ["words of new"]
    assert database.write_now(lambda s: forget_traces(s, LIMIT)) == 0


def test_someone_who_came_back_keeps_their_address(database: Database) -> None:
    """Their old lines go, their new ones stay."""

    def come_back(session: Session) -> None:
        stored = converse(session, "old", OLD)
        outbox.post(session, stored.address, Message("web", {"text": "new"}), NEW)

    database.write_now(come_back)
    database.write_now(lambda s: forget_traces(s, LIMIT))
    left = database.read_now(count_of)
    assert left == {"addresses": 1, "inbox": 0, "threads": 0, "outbox": 1, "notes": 0}


def test_what_waits_for_its_turn_stays(database: Database) -> None:
    """However old: a message is never lost."""
    received = Received("web", "1", "old", b"{}", "fr")
    database.write_now(lambda s: inbox.store(s, received, OLD, NOBODY))
    database.write_now(lambda s: forget_traces(s, LIMIT))
    assert database.read_now(lambda s: len(inbox.abandoned(s, ["web"], NEW))) == 1


def test_what_was_set_aside_stays_for_the_administrator(database: Database) -> None:
    """With its content, until it is settled."""

    def set_aside(session: Session) -> None:
        received = Received("web", "1", "old", b"why", "fr")
        inbox.settle(session, inbox.store(session, received, OLD, NOBODY).row, ASIDE)

    database.write_now(set_aside)
    database.write_now(lambda s: forget_traces(s, LIMIT))
    assert database.read_now(lambda s: s.scalars(select(InboxRow.raw)).all()) == [b"why"]


def test_a_note_stays_while_a_task_needs_it(database: Database) -> None:
    """Once the task is closed, the note goes; the task itself stays."""

    def report(session: Session) -> None:
        stored = converse(session, "old", OLD)
        note = threads.keep_note(session, stored.address, "it has moved", OLD)
        open_task(session, MISTAKE, OLD, resource="a card", note=note)

    database.write_now(report)
    database.write_now(lambda s: forget_traces(s, LIMIT))
    assert database.read_now(lambda s: s.scalars(select(NoteRow.words)).all()) == ["it has moved"]
    assert len(database.read_now(open_tasks)) == 1
    database.write_now(lambda s: s.execute(update(TaskRow).values(closed=NEW)))
    database.write_now(lambda s: forget_traces(s, LIMIT))
    assert set(database.read_now(count_of).values()) == {0}
    assert len(database.read_now(lambda s: s.scalars(select(TaskRow)).all())) == 1
