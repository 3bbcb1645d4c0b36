"""How works share a commit on SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from resources_db.storage.address import parse
from resources_db.storage.database import Database
from resources_db.storage.errors import StorageUnavailable
from resources_db.storage.keys import Keys
from resources_db.storage.sqlite import sqlite_engine
from resources_db.storage.writer import Writer

TABLES = """
CREATE TABLE mother (id INTEGER PRIMARY KEY);
CREATE TABLE child (id INTEGER PRIMARY KEY, mother INTEGER NOT NULL
    REFERENCES mother (id) DEFERRABLE INITIALLY DEFERRED);
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A SQLite file with two small tables."""
    file = tmp_path / "test.sqlite"
    sqlite3.connect(file).executescript(TABLES).connection.close()
    return file


@pytest.fixture
def engine(file: Path) -> Iterator[Engine]:
    """What the writer writes through; gives up on a lock after a tenth of a second."""
    engine = sqlite_engine(parse(f"sqlite:///{file}"), begin="IMMEDIATE", wait=0.1, size=1)
    yield engine
    engine.dispose()


@pytest.fixture
def writer(engine: Engine) -> Iterator[Writer]:
    """A writer of its own."""
    writer = Writer(engine)
    yield writer
    writer.close()


def add(number: int) -> Callable[[Session], None]:
    """A work that adds a mother."""

    def work(session: Session) -> None:
        session.execute(text("INSERT INTO mother VALUES (:id)"), {"id": number})

    return work


def mothers(file: Path) -> set[int]:
    """What another program reads in the file."""
    connection = sqlite3.connect(file)
    found = {row[0] for row in connection.execute("SELECT id FROM mother")}
    connection.close()
    return found


class Hold:
    """A work that keeps the writer busy until it is let go."""

    def __init__(self, writer: Writer) -> None:
        self._begun, self._let_go = Event(), Event()
        self._future = writer.submit(self._work)
        self._begun.wait(10)

    def _work(self, _session: Session) -> None:
        self._begun.set()
        self._let_go.wait(10)

    def let_go(self) -> None:
        """End the work."""
        self._let_go.set()
        self._future.result()


def together(writer: Writer, works: list[Callable[[Session], None]]) -> list[Future[None]]:
    """Give works that all wait when the writer becomes free."""
    hold = Hold(writer)
    futures = [writer.submit(work) for work in works]
    hold.let_go()
    return futures


def test_a_commit_waits_for_the_disk(writer: Writer) -> None:
    """The file is in WAL mode, and a commit returns once the disk has it (synchronous=FULL)."""

    def settings(session: Session) -> list[object]:
        asked = ("journal_mode", "synchronous", "foreign_keys")
        return [session.scalar(text(f"PRAGMA {name}")) for name in asked]

    assert writer.submit(settings).result() == ["wal", 2, 1]


def test_waiting_works_share_one_commit(writer: Writer, engine: Engine, file: Path) -> None:
    """Works that wait together are committed together, all of them."""
    commits: list[object] = []
    event.listen(engine, "commit", commits.append)
    for future in together(writer, [add(n) for n in range(15)]):
        future.result()
    assert mothers(file) == set(range(15))
    assert len(commits) == 2  # the one that held the writer, then all the others


def test_a_failing_work_undoes_only_itself(writer: Writer, file: Path) -> None:
    """In a shared commit, one work's exception is its caller's alone."""
    futures = together(writer, [add(1), add(1), add(2)])
    futures[0].result()
    with pytest.raises(IntegrityError):
        futures[1].result()
    futures[2].result()
    assert mothers(file) == {1, 2}


def test_a_failing_commit_is_told_to_everyone(writer: Writer, file: Path) -> None:
    """Nobody is told « done » when the commit itself fails."""

    def orphan(session: Session) -> None:
        session.execute(text("INSERT INTO child VALUES (1, 404)"))

    for future in together(writer, [add(1), orphan, add(2)]):
        with pytest.raises(IntegrityError):
            future.result()
    assert mothers(file) == set()
    writer.submit(add(3)).result()
    assert mothers(file) == {3}


def test_a_transaction_that_ended_by_itself_is_told_to_everyone(writer: Writer, file: Path) -> None:
    """When SQLite gives up a transaction (as on a full disk), no work of the group is kept."""

    def lose(session: Session) -> None:
        session.connection().exec_driver_sql("ROLLBACK")

    for future in together(writer, [add(1), lose, add(2)]):
        with pytest.raises(StorageUnavailable):
            future.result()
    assert mothers(file) == set()
    writer.submit(add(3)).result()
    assert mothers(file) == {3}


def test_a_locked_file_is_an_outage_that_ends(writer: Writer, file: Path) -> None:
    """A file locked by another program gives a clear sentence, then works again once freed."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageUnavailable, match="locked by another program"):
        writer.submit(add(1)).result()
    other.execute("ROLLBACK")
    other.close()
    writer.submit(add(2)).result()
    assert mothers(file) == {2}


def test_a_full_disk_is_told_and_nothing_is_half_done(writer: Writer, file: Path) -> None:
    """On a full disk, those told « done » are kept, the others get a sentence and are not."""

    def fill(session: Session) -> None:
        session.connection().exec_driver_sql("PRAGMA max_page_count = 1")
        session.connection().exec_driver_sql("CREATE TABLE big AS SELECT zeroblob(1000000)")

    futures = together(writer, [add(1), fill, add(2)])
    told = [future.exception() for future in futures]
    assert isinstance(told[1], StorageUnavailable)
    assert "make room" in str(told[1])
    assert mothers(file) == {n for n, error in ((1, told[0]), (2, told[2])) if error is None}


def test_a_lock_costs_everyone_one_wait(writer: Writer, engine: Engine, file: Path) -> None:
    """Behind a lock, those who wait are all told at the first failure, not group after group."""
    begins: list[object] = []
    event.listen(engine, "begin", begins.append)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for future in [writer.submit(add(n)) for n in range(200)]:
        with pytest.raises(StorageUnavailable):
            future.result()
    other.close()
    assert len(begins) < 200 / 20


def test_a_work_nobody_waits_for_any_more_is_not_begun(writer: Writer, file: Path) -> None:
    """A work cancelled in the queue is dropped; its neighbours are not."""
    hold = Hold(writer)
    dropped, kept = writer.submit(add(1)), writer.submit(add(2))
    assert dropped.cancel()
    hold.let_go()
    kept.result()
    assert mothers(file) == {2}


def test_a_work_that_waits_for_the_writer_is_refused(writer: Writer) -> None:
    """A work that would wait for its own thread for ever is a mistake, told at once."""
    with pytest.raises(RuntimeError, match="its own session"):
        writer.submit(lambda _session: writer.submit(add(1))).result()


def test_a_file_that_is_no_database_is_told(tmp_path: Path, keys: Keys) -> None:
    """Pointing at another kind of file gives a sentence, not a trace."""
    (tmp_path / "photo.jpg").write_bytes(b"not a database" * 100)
    with (
        Database.open(f"sqlite:///{tmp_path}/photo.jpg", keys) as database,
        pytest.raises(StorageUnavailable, match="not a database"),
    ):
        database.read_now(lambda session: session.execute(text("SELECT 1")))


def test_a_missing_folder_is_told(tmp_path: Path, keys: Keys) -> None:
    """A file that cannot be made gives a sentence, to who reads and to who writes."""
    with Database.open(f"sqlite:///{tmp_path}/nowhere/x.sqlite", keys) as database:
        with pytest.raises(StorageUnavailable, match="folder"):
            database.read_now(lambda session: session.execute(text("SELECT 1")))
        with pytest.raises(StorageUnavailable, match="folder"):
            database.write_now(add(1))
