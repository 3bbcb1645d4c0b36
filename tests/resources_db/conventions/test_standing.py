"""Where missions may take place, and which conventions need someone."""

from __future__ import annotations

from datetime import date

from resources_db.actions import Role
from resources_db.conventions.actions import LeaveConvention, RecordConvention, RecordReview
from resources_db.conventions.standing import conventions_due, may_host
from resources_db.conventions.terms import Convention, ConventionKind
from resources_db.door import perform
from resources_db.storage.database import Database
from tests.resources_db.town import AT, Town

TERMS = Convention(date(2025, 11, 1), 3, False, 6, False, 12)
TODAY = AT.date()


def hosts(database: Database, town: Town, place: str, day: date = TODAY) -> bool:
    """Whether missions may take place there."""
    where = town.organisations[place]
    return database.read_now(lambda s: may_host(s, where, day))


def test_a_city_service_hosts_and_an_association_only_under_a_convention(
    database: Database, town: Town
) -> None:
    """R4, to the day on which the convention ends."""
    assert hosts(database, town, "service")
    assert not hosts(database, town, "club")
    lead, club = town.actor(Role.COORDINATOR), town.organisations["club"]
    record = RecordConvention(club, ConventionKind.HOST, TERMS)
    database.write_now(lambda s: perform(s, lead, record, AT))
    assert hosts(database, town, "club")
    assert not hosts(database, town, "club", date(2028, 11, 1))


def test_a_convention_of_another_kind_lets_nobody_host(database: Database, town: Town) -> None:
    """To be a partner is not to host missions."""
    lead, club = town.actor(Role.COORDINATOR), town.organisations["club"]
    record = RecordConvention(club, ConventionKind.PARTNER, TERMS)
    database.write_now(lambda s: perform(s, lead, record, AT))
    assert not hosts(database, town, "club")


def test_what_is_due_goes_once_it_is_seen_to(database: Database, town: Town) -> None:
    """A late review until it is recorded; then the end, once notice is given."""
    lead, club = town.actor(Role.COORDINATOR), town.organisations["club"]

    def ask(action: RecordConvention | RecordReview | LeaveConvention) -> None:
        database.write_now(lambda s: perform(s, lead, action, AT))

    def due() -> list[str]:
        found = database.read_now(lambda s: conventions_due(s, TODAY))
        return [one.kind for convention in found for one in convention.due]

    ask(RecordConvention(club, ConventionKind.HOST, TERMS))
    assert due() == ["review"]
    ask(RecordReview(1, TODAY))
    assert due() == []
    ask(LeaveConvention(1, date(2026, 8, 1)))
    assert due() == ["ends"]
