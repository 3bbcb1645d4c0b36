"""The calendar: public holidays where one lives, school holidays as published, own days."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import holidays
import pytest

from resources_db.calendar.days import Calendar, calendar_of
from resources_db.calendar.school_holidays import (
    COLUMNS,
    load_school_holidays,
    school_holidays,
    school_year,
)
from resources_db.calendar.terms import DayRange, SchoolZone
from resources_db.calendar.territories import territories
from resources_db.directory.bad_data import BadData
from resources_db.directory.communes import load_communes

ROUEN, LYON, PARIS, STRASBOURG, AJACCIO, SAINT_DENIS = (
    "76540", "69123", "75056", "67482", "2A004", "97411",
)  # fmt: skip


def _calendar(commune: str, *own_days: DayRange) -> Calendar:
    calendar = calendar_of(commune, own_days=own_days)
    assert calendar is not None
    return calendar


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def test_every_commune_where_people_live_has_a_calendar() -> None:
    """Only the uninhabited islands have none; a few communes have changed département."""
    without, moved = set[str](), 0
    for commune in load_communes():
        calendar = calendar_of(commune.code, commune.departement)
        if calendar is None:
            without.add(commune.departement)
        else:
            assert calendar.territory.code in (commune.departement, commune.code)
            moved += calendar != calendar_of(commune.code)
    assert without <= {"984", "989"}
    assert moved == 5


@pytest.mark.parametrize(
    ("commune", "zone"),
    [(ROUEN, "B"), (LYON, "A"), (PARIS, "C"), (STRASBOURG, "B"), (AJACCIO, "CORSE")],
)
def test_the_zone_of_a_place(commune: str, zone: str) -> None:
    """A place's school zone is that of its académie."""
    assert _calendar(commune).zone == zone


def test_the_hour_is_that_of_the_place() -> None:
    """Overseas lives at another hour, and the Marquises at another than Tahiti."""
    hours = {code: _calendar(code).territory.timezone.key for code in ("76540", "97411", "98731")}
    assert hours == {
        "76540": "Europe/Paris",
        "97411": "Indian/Reunion",
        "98731": "Pacific/Marquesas",
    }


def test_public_holidays_are_those_of_the_place() -> None:
    """Alsace has Good Friday and the day after Christmas, La Réunion its own day in December."""
    good_friday, abolition = date(2027, 3, 26), date(2026, 12, 20)
    assert not _calendar(ROUEN).is_public_holiday(good_friday)
    assert _calendar(STRASBOURG).holiday_name(good_friday) == "Vendredi saint"
    assert _calendar(STRASBOURG).is_public_holiday(date(2026, 12, 26))
    assert _calendar(SAINT_DENIS).holiday_name(abolition) == "Abolition de l'esclavage"
    assert not _calendar(ROUEN).is_public_holiday(abolition)
    assert _calendar(ROUEN).holiday_name(date(2027, 5, 6)) == "Ascension"


def test_every_territory_names_public_holidays_that_the_package_knows() -> None:
    """Each territory has at least the eleven days of all France."""
    for code in territories():
        held = sum(_calendar(code).is_public_holiday(day) for day in _days(*_YEAR_2027))
        assert held >= 11, code


_YEAR_2027 = (date(2027, 1, 1), date(2027, 12, 31))


def test_winter_holidays_follow_the_zone() -> None:
    """On 15 February 2027, the zones A and C are on holiday, the zone B is not."""
    day = date(2027, 2, 15)
    assert _calendar(LYON).is_school_holiday(day) is True
    assert _calendar(PARIS).is_school_holiday(day) is True
    assert _calendar(ROUEN).is_school_holiday(day) is False
    assert _calendar(LYON).school_holiday_name(day) == "Vacances d'hiver"


@pytest.mark.parametrize("zone", ["A", "B", "C"])
def test_published_days_agree_with_the_package(zone: str) -> None:
    """Every day of the three school years held here is what ``holidays`` says of it."""
    theirs = holidays.country_holidays(
        "FR", subdiv=f"Zone {zone}", categories=("school",), years=range(2025, 2029)
    )
    ours = school_holidays()[SchoolZone(zone)]
    for day in _days(date(2025, 9, 1), date(2028, 8, 31)):
        assert (ours.at(day) is not None) == (day in theirs), day


def test_what_is_not_published_is_not_known() -> None:
    """Beyond the last arrêté, and where no calendar is held, the answer is neither yes nor no."""
    assert _calendar(ROUEN).is_school_holiday(date(2028, 12, 25)) is None
    assert _calendar(ROUEN).is_school_day(date(2028, 11, 20)) is None
    assert _calendar(AJACCIO).is_school_holiday(date(2027, 2, 15)) is None
    assert _calendar(AJACCIO).school_holidays_until is None
    assert _calendar(ROUEN).school_holidays_until == date(2028, 8, 31)


def test_each_school_year_is_whole() -> None:
    """Each zone has, for each year it has, all the holidays of a year, none overlapping."""
    for zone, held in school_holidays().items():
        for year in held.years:
            names = [r.label for r in held.ranges if school_year(r.first) == year]
            assert len(names) == len(set(names)) == 6, (zone, year)
        ordered = sorted(held.ranges, key=lambda days: days.first)
        assert all(a.last < b.first for a, b in pairwise(ordered))


def test_the_city_adds_its_own_days() -> None:
    """A day of the city's own is not a working day, and says its name."""
    bridge = DayRange(date(2027, 5, 7), date(2027, 5, 8), "Pont")
    calendar = _calendar(ROUEN, bridge)
    assert calendar.own_day(date(2027, 5, 7)) == bridge
    assert not calendar.is_working_day(date(2027, 5, 7))
    assert _calendar(ROUEN).is_working_day(date(2027, 5, 7))
    assert calendar.own_day(date(2027, 5, 9)) is None


def test_school_days() -> None:
    """There is class on a Wednesday in term, not on a Saturday, a holiday or Armistice day."""
    calendar = _calendar(ROUEN)
    assert calendar.is_school_day(date(2026, 11, 25)) is True
    assert calendar.is_school_day(date(2026, 11, 28)) is False
    assert calendar.is_school_day(date(2026, 11, 11)) is False
    assert calendar.is_school_day(date(2026, 12, 22)) is False


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("2026-2028,A,Noël,2026-12-19,2027-01-03,x", "annee_scolaire"),
        ("2026-2027,D,Noël,2026-12-19,2027-01-03,x", "zones"),
        ("2026-2027,A,Noël,19/12/2026,2027-01-03,x", "premier"),
        ("2026-2027,A,Noël,2026-12-19,2026-01-03,x", "dernier"),
        ("2026-2027,A,Noël", "colonnes"),
    ],
)
def test_a_wrong_line_says_where_it_is(tmp_path: Path, line: str, field: str) -> None:
    """A mistake in the file of holidays is told by its line and field."""
    file = tmp_path / "school_holidays.csv"
    file.write_text(f"{','.join(COLUMNS)}\n{line}\n", "utf-8")
    with pytest.raises(BadData) as told:
        load_school_holidays(file)
    assert (told.value.line, told.value.field) == (2, field)
