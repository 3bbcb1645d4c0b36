"""A number is confirmed each autumn, and after two failures."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from resources_db.actions import Role
from resources_db.conventions.terms import school_year
from resources_db.people.confirming import (
    Known,
    ask_to_confirm,
    known_of,
    may_be_used,
    note_failure,
)
from resources_db.people.contact_changes import silence
from resources_db.people.tables import ContactRow
from resources_db.people.terms import ContactKind
from resources_db.storage.database import Database
from resources_db.tasks.opening import CONTACT_TO_CONFIRM, CONTACT_WRONG, open_tasks
from tests.resources_db.town import AT, Town, build

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
AUTUMN = datetime(2027, 9, 1, 3, 0, tzinfo=UTC)


@given(confirmed=DAYS, today=DAYS, failures=st.integers(0, 3), wrong=st.booleans())
def test_a_number_is_used_in_the_school_year_it_was_confirmed_in(
    *, confirmed: date, today: date, failures: int, wrong: bool
) -> None:
    """And neither after two failures, nor once it is somebody else's."""
    known = Known(ContactKind.PHONE, date(2019, 1, 1), confirmed, failures, wrong)
    fits = not wrong and failures < 2 and school_year(confirmed) >= school_year(today)
    assert may_be_used(known, today) == fits


@given(DAYS)
def test_a_postal_address_stays_good(today: date) -> None:
    """Until a letter comes back."""
    assert may_be_used(Known(ContactKind.POST, date(2019, 1, 1), None, 5, wrong=False), today)
    assert not may_be_used(Known(ContactKind.POST, today, None, 0, wrong=True), today)


def test_two_failures_ask_for_the_number_once(database: Database) -> None:
    """One task, whatever fails after."""
    town = database.write_now(build)
    contact = town.contacts[town.people[Role.GUARDIAN]]

    def fail(session: Session) -> None:
        for _ in range(4):
            note_failure(session, contact, AT)

    database.write_now(fail)
    assert tasks(database) == [(CONTACT_TO_CONFIRM, town.people[Role.GUARDIAN])]


def test_each_autumn_asks_for_every_number_once(database: Database) -> None:
    """Every night's sweep finds the same."""
    town: Town = database.write_now(build)
    assert database.write_now(lambda s: ask_to_confirm(s, AT)) == 0
    for _night in range(2):
        database.write_now(lambda s: ask_to_confirm(s, AUTUMN))
    assert len(tasks(database)) == len(town.contacts)


def test_a_shared_number_that_changed_hands_is_doubted_for_everyone(database: Database) -> None:
    """Silenced for one, to be confirmed for the other before anything goes to it."""
    town: Town = database.write_now(build)
    mine, other = town.people[Role.GUARDIAN], town.other_parent

    def work(session: Session) -> ContactRow:
        first, second = (session.get_one(ContactRow, town.contacts[one]) for one in (mine, other))
        second.value_hash = first.value_hash
        assert silence(session, mine, first.id, AT)
        session.flush()
        return second

    shared = database.write_now(work)
    assert shared.wrong_since is None
    assert not may_be_used(known_of(shared), AT.date())
    assert tasks(database) == [(CONTACT_WRONG, mine), (CONTACT_TO_CONFIRM, other)]


def tasks(database: Database) -> list[tuple[str, int | None]]:
    """What waits for the staff."""
    return [(row.kind, row.person) for row in database.read_now(open_tasks)]
