"""« Jours de classe »: the week of a school, said by the school or the service, from a day on."""

from __future__ import annotations

from datetime import date, time

import pytest

from resources_db.actions import Role
from resources_db.measures.school_days import school_days
from tests.bot.console.desks import SQLITE, at_desk, settle
from tests.bot.console.house import House
from tests.resources_db.town import Town

pytestmark = SQLITE
MORNINGS = {f"to{number}": "12:00" for number in range(5)}
SATURDAY = {"from5": "08:30", "to5": "11:30"}


@pytest.fixture
def town(house: House) -> Town:
    return settle(house)


async def test_a_school_says_its_week_from_a_day_on(house: House, town: Town) -> None:
    """Mornings and Saturdays from Thursday; until then what held before still does."""
    school = town.organisations["school"]
    browser = await at_desk(house, town.people[Role.CPE]).go("/jours-de-classe")
    path = f"/jours-de-classe/{school}"
    assert f'action="/equipe{path}"' in browser.text, "its own, at once"
    assert "rien dit" in browser.text
    usual = {f"from{n}": "08:00" for n in range(5)}
    week = {**usual, **MORNINGS, **SATURDAY}
    await browser.send(path, **week, since="2026-11-26")
    assert "La semaine est enregistrée" in browser.text

    def hours(day: date) -> tuple[time, time] | None:
        return house.database.read_now(lambda s: school_days(s, school, day).hours(day))

    assert hours(date(2026, 11, 25)) == (time(8), time(12))
    assert hours(date(2026, 11, 24)) == (time(8), time(17))
    assert hours(date(2026, 11, 27)) == (time(8), time(12))
    assert hours(date(2026, 11, 28)) == (time(8, 30), time(11, 30))
    assert "Les autres semaines notées" in browser.text


@pytest.mark.parametrize(
    "wrong",
    [{"from0": "08:00"}, {"from0": "12:00", "to0": "08:00"}, {}],
    ids=["half an hour", "backwards", "never"],
)
async def test_a_week_that_cannot_be(house: House, town: Town, wrong: dict[str, str]) -> None:
    """Refused, and what was typed stays."""
    path = f"/jours-de-classe/{town.organisations['school']}"
    browser = await at_desk(house, town.people[Role.SCHOOL_HEAD]).go(path)
    empty = {f"{name}{n}": "" for name in ("from", "to") for n in range(7)}
    await browser.send(path, **{**empty, **wrong}, since="2026-12-01")
    assert browser.status == 409
    assert 'value="2026-12-01"' in browser.text


async def test_the_service_says_it_for_any_school(house: House, town: Town) -> None:
    """A school for itself only."""
    agent = await at_desk(house, town.people[Role.AGENT]).go("/jours-de-classe")
    other = f"/jours-de-classe/{town.organisations['lycee']}"
    assert other in agent.text
    assert (await agent.go(other)).status == 200
    assert (await at_desk(house, town.people[Role.CPE]).go(other)).status == 404
    assert (await agent.go("/jours-de-classe/999")).status == 404
