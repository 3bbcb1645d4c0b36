"""Counting what was misread, by need and week only."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done
from resources_db.directory.terms import NeedCode
from resources_db.door import perform
from resources_db.misreadings.actions import CountMisread
from resources_db.misreadings.changes import misread_since, monday
from resources_db.misreadings.tables import MisreadRow
from resources_db.storage.database import Database

SUNDAY = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)


def test_a_need_is_counted_by_week(database: Database) -> None:
    """Two on Sunday and one on Monday are two weeks; each need has its own count."""

    def count(session: Session) -> None:
        for need, at in (("fugue", SUNDAY), ("fugue", SUNDAY), ("fugue", MONDAY)):
            action = CountMisread(NeedCode(need))
            assert perform(session, Actor.visitor(1), action, at) == Done()

    database.write_now(count)
    assert database.read_now(lambda session: misread_since(session, date(2026, 11, 1))) == [
        (date(2026, 11, 23), "fugue", 1),
        (date(2026, 11, 16), "fugue", 2),
    ]


def test_nothing_else_is_kept() -> None:
    """The table has no place for who said so, nor for their words."""
    assert set(MisreadRow.__table__.columns.keys()) == {"id", "week", "need", "count"}


@pytest.mark.parametrize("day", range(23, 30))
def test_a_week_begins_on_monday(day: int) -> None:
    """Every day of a week is counted under its Monday."""
    assert monday(datetime(2026, 11, day, 12, tzinfo=UTC)) == date(2026, 11, 23)
