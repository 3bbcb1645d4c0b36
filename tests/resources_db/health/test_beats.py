"""When each regular job should run, and what is said when it does not."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from resources_db.health import beats
from resources_db.health.beats import AFTER_FAILURE, CUT_SHORT, PATIENCE, Daily, Every, State
from resources_db.storage.database import Database

PARIS = ZoneInfo("Europe/Paris")
NIGHT = Daily(time(3, 30), PARIS)
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def begin(database: Database, at: datetime) -> bool:
    """Whether the job of the night begins now."""
    return database.write_now(lambda s: beats.begin(s, "night", NIGHT, at))


def end(database: Database, at: datetime, error: str | None = None) -> None:
    """It is over."""
    database.write_now(lambda s: beats.end(s, "night", at, error))


def state(database: Database, at: datetime) -> State:
    """How the only job is doing."""
    (beat,) = database.read_now(lambda s: beats.beats(s, at))
    return beat.state


@pytest.mark.parametrize(
    ("after", "due"),
    [
        (datetime(2026, 11, 23, 2, 29, tzinfo=UTC), datetime(2026, 11, 23, 2, 30, tzinfo=UTC)),
        (datetime(2026, 11, 23, 2, 30, tzinfo=UTC), datetime(2026, 11, 24, 2, 30, tzinfo=UTC)),
        (datetime(2026, 10, 24, 12, tzinfo=UTC), datetime(2026, 10, 25, 2, 30, tzinfo=UTC)),
        (datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
    ],
)
def test_the_hour_of_the_wall(after: datetime, due: datetime) -> None:
    """Half past three in Paris, the days the clocks change too."""
    assert NIGHT.due_after(after) == due


def test_once_a_night(database: Database) -> None:
    """A second process that looks finds it done."""
    assert begin(database, AT)
    assert not begin(database, AT + MINUTE)
    end(database, AT + MINUTE)
    assert not begin(database, AT + 10 * 60 * MINUTE)
    assert begin(database, AT + timedelta(days=1))


def test_a_run_that_died_is_begun_again(database: Database) -> None:
    """Killed in the middle: not left until the next night."""
    begin(database, AT)
    assert not begin(database, AT + CUT_SHORT - MINUTE)
    assert begin(database, AT + CUT_SHORT)


def test_a_run_that_failed_is_tried_again(database: Database) -> None:
    """Soon, and it is said until one goes well."""
    begin(database, AT)
    end(database, AT, "OSError")
    assert state(database, AT) is State.FAILING
    assert not begin(database, AT + MINUTE)
    assert begin(database, AT + AFTER_FAILURE)
    end(database, AT + AFTER_FAILURE)
    assert state(database, AT + AFTER_FAILURE) is State.WELL


def test_late(database: Database) -> None:
    """Some patience after the moment it should have begun."""
    every = Every(MINUTE)
    database.write_now(lambda s: beats.note(s, "always", every, AT))
    due = AT + MINUTE
    assert state(database, due + PATIENCE) is State.WELL
    assert state(database, due + PATIENCE + MINUTE) is State.LATE
