"""A week as the page arranges it: its days, its holidays, its rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.console.meetings.week import Arrangement, Row, Week, arranged, heads_of
from resources_db.calendar.days import calendar_of
from resources_db.meetings.terms import MeetingKind, Part
from resources_db.meetings.views import AppointmentView, AttendeeView

PARIS = ZoneInfo("Europe/Paris")
THURSDAY = datetime(2026, 12, 3, 8, tzinfo=UTC)
ANA = AttendeeView(1, "Ana", Part.GUARDIAN, None, None, None, None)
ONE = AppointmentView(
    id=1, code="x", kind=MeetingKind.FAMILY, situation=None, situation_code=None, about=None,
    starts=THURSDAY, ends=THURSDAY + timedelta(hours=1), place=None, place_words="Salle 1",
    bring=None, organiser=2, organiser_name="Léa", cancelled=None, attendees=(ANA,),
)  # fmt: skip
SATURDAY = replace(ONE, starts=THURSDAY + timedelta(days=2), place_words="Salle 2")


def rows(by: Arrangement, *views: AppointmentView) -> tuple[Row, ...]:
    """The rows of the first week of December."""
    heads = heads_of(Week(date(2026, 11, 30)), calendar_of("76540"), date(2026, 12, 3))
    return arranged(views, by, lambda view: view.place_words or "", heads, PARIS)


@pytest.mark.parametrize(
    ("by", "names"),
    [
        (Arrangement.DAY, [None]),
        (Arrangement.PERSON, ["Ana", "Léa"]),
        (Arrangement.PLACE, ["Salle 1", "Salle 2"]),
    ],
)
def test_rows(by: Arrangement, names: list[str | None]) -> None:
    """Everyone's; whoever comes or arranged it; wherever it is. Each row has every day shown."""
    found = rows(by, ONE, SATURDAY)
    assert [row.name for row in found] == names
    assert {len(row.days) for row in found} == {6}
    assert sum(len(day.appointments) for row in found for day in row.days) == 2 * (
        2 if by is Arrangement.PERSON else 1
    )


def test_a_week_end_without_anything_is_left_out() -> None:
    """Five columns are enough most weeks; today is marked."""
    (row,) = rows(Arrangement.DAY, ONE)
    assert [day.day.day for day in row.days if day.today] == [3]
    assert len(row.days) == 5


def test_holidays_are_named() -> None:
    """Public ones and those of schools."""
    calendar = calendar_of("76540")
    november = heads_of(Week(date(2026, 11, 9)), calendar, date(2026, 11, 9))
    assert november[2].holiday == "Armistice"
    christmas = heads_of(Week(date(2026, 12, 28)), calendar, date(2026, 11, 9))
    assert all(day.holiday for day in christmas)


def test_a_week_goes_over_the_new_year_and_both_clock_changes() -> None:
    """Its name is the one of the calendar; its bounds are midnights of the city."""
    week = Week.named("2026-W53", date(2026, 1, 1))
    assert week.monday == date(2026, 12, 28)
    assert week.near(1).name == "2027-W01"
    for monday, hours in ((date(2027, 3, 22), 167), (date(2026, 10, 19), 169)):
        since, until = Week(monday).bounds(PARIS)
        assert until - since == timedelta(hours=hours)


@pytest.mark.parametrize("name", ["", "2026-W99", "2026-12-03", "W", "2026-W48-1-1"])
def test_any_other_name_is_this_week(name: str) -> None:
    """An address that was cut or made by hand shows something sensible."""
    assert Week.named(name, date(2026, 12, 3)).monday == date(2026, 11, 30)
