"""A long import: the chat keeps answering, and whatever ends it, nothing is half-done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.directory_import import Summary, Wanted, import_directory
from bot.exchange.findings import Read, Row, Taken, Unusable
from bot.exchange.report import Report
from resources_db.actions import Reason, Refused
from resources_db.directory import import_lease
from resources_db.directory.shelf import Shelf
from resources_db.storage.database import Database
from tests.resources_db.directory.made_up import a_resource

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
PIECE = 500


def rows(database: Database, count: int, seen: list[int], fail_at: int = -1) -> Iterator[Read]:
    """A file of so many records; a reader asks for the directory as each one is read."""
    for number in range(count):
        if number == fail_at:
            raise Unusable("coupé")
        if number % 100 == 0:
            seen.append(len(database.read_now(Shelf.read)))
        yield Taken(Row(number, {}), a_resource(f"x-{number:05}"))


def bring(database: Database, reads: Iterator[Read]) -> Summary | Refused:
    """Import these rows."""
    return import_directory(database, reads, Wanted("essai"), Report(), lambda: NOON)


def test_the_directory_is_read_between_the_pieces(database: Database) -> None:
    """Twelve reads happen while the import is under way, each seeing the directory as before."""
    bring(database, rows(database, 3, []))
    seen: list[int] = []
    outcome = bring(database, rows(database, 2 * PIECE + 200, seen))
    assert isinstance(outcome, Summary)
    assert (outcome.added, outcome.unchanged) == (2 * PIECE + 197, 3)
    assert seen == [3] * 12
    assert len(database.read_now(Shelf.read)) == 2 * PIECE + 200


def test_a_file_that_breaks_after_a_piece_changes_nothing(database: Database) -> None:
    """What was staged goes at once; the next import begins afresh."""
    bring(database, rows(database, 3, []))
    with pytest.raises(Unusable):
        bring(database, rows(database, 2 * PIECE, [], fail_at=PIECE + 10))
    assert len(database.read_now(Shelf.read)) == 3
    again = bring(database, rows(database, 4, []))
    assert isinstance(again, Summary)
    assert (again.added, again.unchanged) == (1, 3)


def test_a_second_import_is_told_to_wait(database: Database) -> None:
    """Until the first one ends, or gives no sign of life any more."""
    database.write_now(lambda s: import_lease.take(s, "someone", NOON))
    outcome = bring(database, rows(database, 3, []))
    assert outcome == Refused(Reason.IMPORT_UNDER_WAY, "R23")


def test_a_file_without_any_record_changes_nothing(database: Database) -> None:
    """An empty list is a mistake, not an empty city."""
    with pytest.raises(Unusable):
        bring(database, iter(()))
