"""Who and which room is taken: halves of an hour, rooms with and without a name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from resources_db.actions import Role
from resources_db.meetings.overlaps import Slot, overlaps
from resources_db.meetings.tables import AppointmentRow, AttendeeRow
from resources_db.storage.database import Database
from tests.resources_db.town import build

NINE = datetime(2026, 12, 3, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
HALL, ROOM = ("hall-1", None), ("hall-1", "Salle 2")


def taken(database: Database, starts: datetime, place: tuple[str | None, str | None]) -> list[bool]:
    """Beside an hour from nine in « Salle 2 » with one person: a person or the place, each time."""

    def work(session: Session) -> list[bool]:
        town = build(session)
        agent = town.people[Role.AGENT]
        row = AppointmentRow(
            code="x", kind="family", starts=NINE, ends=NINE + HOUR, place="hall-1",
            place_words="salle 2", organiser=agent, booked=NINE - HOUR,
        )  # fmt: skip
        session.add(row)
        session.flush()
        session.add(AttendeeRow(appointment_id=row.id, person_id=agent, part="service", since=NINE))
        session.flush()
        slot = Slot(starts, starts + HOUR, *place, {agent})
        assert overlaps(session, slot, row.id) == ()
        return [one.person is not None for one in overlaps(session, slot)]

    return database.write_now(work)


@pytest.mark.parametrize(
    ("starts", "place", "found"),
    [
        (NINE + HOUR, ROOM, []),
        (NINE - HOUR, ROOM, []),
        (NINE + HOUR / 2, ("elsewhere", None), [True]),
        (NINE - HOUR / 2, ROOM, [True, False]),
        (NINE, HALL, [True, False]),
        (NINE, ("hall-1", "Salle 3"), [True]),
        (NINE, (None, None), [True]),
    ],
)
def test_overlaps(
    database: Database, starts: datetime, place: tuple[str | None, str | None], found: list[bool]
) -> None:
    """One that begins when the other ends is free; two named rooms of a house do not meet."""
    assert taken(database, starts, place) == found
