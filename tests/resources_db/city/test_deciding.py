"""What a city decides is read, dated, by whatever depends on it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import event, update
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Reason, Refused
from resources_db.calendar.terms import SchoolZone
from resources_db.city.actions import SetCity
from resources_db.city.changes import set_city
from resources_db.city.days import calendar_at
from resources_db.city.reading import number_on, setting_on, value_on
from resources_db.city.tables import CitySettingRow
from resources_db.city.terms import SIGNED_BY_OFFICER, USUAL, CityField, holds
from resources_db.meetings.city import custom_of
from resources_db.storage.database import Database

SYSTEM = Actor.system()
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = AT.date()
"""A Monday."""


def decide(database: Database, field: CityField, value: str, since: date = TODAY) -> None:
    """By the assistant itself, as a first start does."""
    action = SetCity(field, value, since)
    assert isinstance(database.write_now(lambda s: set_city(s, SYSTEM, action, AT)), Done)


def test_what_is_usual_holds_until_somebody_decides(database: Database) -> None:
    """Rouen, from eight to eight, and nothing at night; « decided » stays empty."""
    custom = database.read_now(lambda s: custom_of(s, AT))

    assert (custom.quiet.begins, custom.quiet.ends) == (time(20), time(8))
    assert not custom.quiet_rather_than_silent
    assert database.read_now(lambda s: calendar_at(s, AT)).zone is SchoolZone.B
    assert database.read_now(lambda s: value_on(s, CityField.QUIET_FROM, TODAY)) is None


def test_reminders_follow_the_city_from_the_day_it_said(database: Database) -> None:
    """Another hour from tomorrow on; another zone, other public holidays."""
    decide(database, CityField.QUIET_FROM, "19:00", TODAY + timedelta(days=1))
    decide(database, CityField.QUIET_EXCEPTION, "yes")
    decide(database, CityField.COMMUNE, "67482")  # Strasbourg: 26 December is a holiday
    today = database.read_now(lambda s: custom_of(s, AT))
    tomorrow = database.read_now(lambda s: custom_of(s, AT + timedelta(days=1)))

    assert (today.quiet.begins, tomorrow.quiet.begins) == (time(20), time(19))
    assert today.quiet_rather_than_silent
    assert today.quiet.rest(date(2026, 12, 26))


def test_overseas_keeps_its_own_hour(database: Database) -> None:
    """Eight in the morning is eight in Saint-Denis."""
    decide(database, CityField.COMMUNE, "97411")
    custom = database.read_now(lambda s: custom_of(s, AT))

    assert custom.quiet.instant(TODAY, time(8)) == datetime(2026, 11, 23, 4, tzinfo=UTC)
    assert database.read_now(lambda s: calendar_at(s, AT)).zone is SchoolZone.REUNION


def test_a_zone_that_was_decided_wins_over_the_departement(database: Database) -> None:
    """The city knows better than its number."""
    decide(database, CityField.SCHOOL_ZONE, "C")

    assert database.read_now(lambda s: calendar_at(s, AT)).zone is SchoolZone.C


def test_what_touches_the_law_holds_once_signed(database: Database) -> None:
    """Until then the usual reading does."""
    decide(database, CityField.EXCLUSION_DAY, "calendar_days")

    def held() -> str | None:
        return database.read_now(lambda s: setting_on(s, CityField.EXCLUSION_DAY, TODAY))

    assert held() == "school_days"
    database.write_now(lambda s: s.execute(update(CitySettingRow).values(signed_at=AT)))
    assert held() == "calendar_days"


def test_a_custom_costs_one_query(database: Database) -> None:
    """It is read at every change of plan."""

    def asked(session: Session) -> int:
        statements: list[object] = []
        event.listen(session, "do_orm_execute", statements.append)
        custom_of(session, AT)
        return len(statements)

    assert database.read_now(asked) == 1


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        (CityField.COMMUNE, "2A004", "7654"),
        (CityField.QUIET_FROM, "20:30", "24:00"),
        (CityField.QUIET_EXCEPTION, "no", "peut-être"),
        (CityField.UNANSWERED_HOURS, "48", "0"),
        (CityField.SMS_SENDER, "VilleRouen", "Ville de Rouen"),
        (CityField.SMS_MONTHLY_CEILING_CENTS, "0", "-1"),
        (CityField.SMS_PART_COST_CENTS, "5", "4,5"),
        (CityField.RETENTION_DAY, "08-31", "02-30"),
        (CityField.SCHOOL_ZONE, "REUNION", "Z"),
    ],
)
def test_a_value_has_to_make_sense(
    database: Database, field: CityField, good: str, bad: str
) -> None:
    """Refused before it is written: whoever reads it later never has to doubt it."""
    assert holds(field, good)
    refused = database.write_now(lambda s: set_city(s, SYSTEM, SetCity(field, bad, TODAY), AT))

    assert refused == Refused(Reason.BAD_VALUE, "R1")


def test_numbers_are_read_as_numbers(database: Database) -> None:
    """With the usual one where nobody decided; None where there is none."""
    assert database.read_now(lambda s: number_on(s, CityField.UNANSWERED_HOURS, TODAY)) == 24
    assert database.read_now(lambda s: number_on(s, CityField.SMS_PART_COST_CENTS, TODAY)) is None


def test_what_is_usual_would_be_accepted() -> None:
    """A usual value is one that a city could decide, and each signed field has one."""
    assert all(holds(field, value) for field, value in USUAL.items())
    assert USUAL.keys() >= SIGNED_BY_OFFICER
