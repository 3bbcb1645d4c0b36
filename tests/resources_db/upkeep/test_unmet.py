"""Needs that found nothing useful are counted by week and place, and lead to nobody."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import inspect, select

from resources_db.actions import Actor
from resources_db.audit.tables import AuditRow
from resources_db.directory.terms import CommuneCode, NeedCode
from resources_db.door import perform
from resources_db.storage.database import Database
from resources_db.upkeep.actions import CountUnmet
from resources_db.upkeep.tables import UnmetRow
from resources_db.upkeep.unmet import unmet

MONDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
ROUEN = CommuneCode("76540")
NEED, OTHER = NeedCode("orientation"), NeedCode("transport")


def count(database: Database, action: CountUnmet, at: datetime = MONDAY, times: int = 1) -> None:
    """Searches of someone who writes from the address 7."""
    for _ in range(times):
        database.write_now(lambda s: perform(s, Actor.visitor(7), action, at))


def test_counted_by_need_commune_and_week(database: Database) -> None:
    """One row for a week, however many ask; a commune that was not said is none."""
    count(database, CountUnmet(NEED, ROUEN), times=2)
    count(database, CountUnmet(NEED, ROUEN), MONDAY + timedelta(days=6))
    count(database, CountUnmet(NEED, ROUEN), MONDAY + timedelta(days=7))
    count(database, CountUnmet(OTHER))
    rows = database.read_now(
        lambda s: s.execute(
            select(UnmetRow.need, UnmetRow.commune, UnmetRow.week, UnmetRow.count).order_by(
                UnmetRow.need, UnmetRow.week
            )
        ).all()
    )
    assert [tuple(row) for row in rows] == [
        (NEED, ROUEN, "2026-W48", 3),
        (NEED, ROUEN, "2026-W49", 1),
        (OTHER, "", "2026-W48", 1),
    ]


def test_the_list_adds_weeks_up_and_hides_small_counts(database: Database) -> None:
    """Below five the exact count is not told: in a small town it could lead to a person."""
    count(database, CountUnmet(NEED, ROUEN), times=5)
    count(database, CountUnmet(NEED, ROUEN), MONDAY - timedelta(days=30))
    count(database, CountUnmet(OTHER), times=4)
    told = database.read_now(lambda s: [(u.need, u.commune, u.told) for u in unmet(s, _SINCE)])
    assert told == [(NEED, ROUEN, "5"), (OTHER, None, "moins de 5")]


_SINCE = date(2026, 11, 23)


def test_nothing_says_who_asked(database: Database) -> None:
    """No column for it, and a line of audit without address nor person."""
    assert {column.key for column in inspect(UnmetRow).columns} == {
        "need", "commune", "week", "count",
    }  # fmt: skip
    count(database, CountUnmet(NEED, ROUEN))
    lines = database.read_now(lambda s: s.scalars(select(AuditRow)).all())
    assert [(line.address_id, line.person_id, line.made) for line in lines] == [(None, None, None)]
