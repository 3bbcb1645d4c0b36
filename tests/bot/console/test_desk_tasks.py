"""Whom to call, how it ended, and who takes over: the tasks of a service at work."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from resources_db.actions import Role
from resources_db.audit.tables import ReadingRow
from resources_db.people.tables import ContactRow
from resources_db.tasks.opening import CONTACT_WRONG, TALK_ASKED, open_task, open_tasks
from resources_db.tasks.work import hands
from tests.bot.console.desks import SQLITE, at_desk, settle
from tests.bot.console.house import START, House
from tests.bot.paper.reading import read
from tests.resources_db.town import Town

pytestmark = SQLITE


@pytest.fixture
def town(house: House) -> Town:
    return settle(house)


@pytest.fixture
def task(house: House, town: Town) -> int:
    """A guardian would like to talk."""
    guardian = town.people[Role.GUARDIAN]
    return house.database.write_now(
        lambda s: open_task(s, TALK_ASKED, START, person=guardian, situation=town.situation)
    )


async def test_whom_to_call(house: House, town: Town, task: int) -> None:
    """Named with their number for who stands towards them, and written down; else no task."""
    guardian = town.people[Role.GUARDIAN]
    agent = at_desk(house, town.people[Role.AGENT])
    await agent.go("/taches")
    for words in (f'href="tel:+3363998{guardian:04d}"', "guardian", f'id="t{task}"'):
        assert words in agent.text
    readings = house.database.read_now(lambda s: s.scalars(select(ReadingRow.what)).all())
    assert readings == ["tasks"]
    stranger = at_desk(house, town.strangers["referent"])
    await stranger.go("/taches")
    assert f'id="t{task}"' not in stranger.text
    assert "guardian" not in stranger.text


async def test_a_wrong_number_is_silenced_by_one_tap(house: House, town: Town, task: int) -> None:
    """The number that was called; a task asks for another one."""
    agent = at_desk(house, town.people[Role.AGENT])
    await (await agent.go("/taches")).send("/taches/fin", outcome="wrong_number")
    assert "La tâche est réglée" in agent.text
    contact = town.contacts[town.people[Role.GUARDIAN]]
    row = house.database.read_now(lambda s: s.get_one(ContactRow, contact))
    assert row.wrong_since is not None
    assert [one.kind for one in house.database.read_now(open_tasks)] == [CONTACT_WRONG]
    assert "Aucun numéro en usage" in (await agent.go("/taches")).text
    assert task


async def test_the_days_calls_on_paper(house: House, town: Town, task: int) -> None:
    """Mine and nobody's: not a colleague's, and not what comes back tomorrow."""
    agent = at_desk(house, town.people[Role.AGENT])
    guardian = town.people[Role.GUARDIAN]
    response = await agent.client.get("/equipe/taches/appels.pdf")
    assert response.content_type == "application/pdf"
    sheet = read(await response.read())
    assert sheet.holds(f"+3363998{guardian:04d}")
    assert sheet.holds("guardian")
    colleague = at_desk(house, town.people[Role.COORDINATOR])
    await (await colleague.go("/taches")).send("/taches/prendre")
    response = await agent.client.get("/equipe/taches/appels.pdf")
    assert not read(await response.read()).holds("guardian")
    await colleague.send("/taches/fin", outcome="voicemail")
    response = await colleague.client.get("/equipe/taches/appels.pdf")
    assert not read(await response.read()).holds("guardian")
    assert task


async def test_tasks_pass_to_a_named_replacement(house: House, town: Town) -> None:
    """From the first day to the last, whole; refused for days that are over, or for oneself."""
    agent, other = town.people[Role.AGENT], town.people[Role.REFERENT_DE_PARCOURS]
    browser = at_desk(house, agent)
    for days, to, status in (
        (("2026-11-24", "2026-11-25"), other, 200),
        (("2026-11-25", "2026-11-24"), other, 409),
        (("2020-01-01", "2020-01-02"), other, 409),
        (("0001-01-01", "9999-12-31"), agent, 409),
        (("", "2026-11-25"), other, 409),
        (("2026-11-24", "2026-11-25"), town.people[Role.CPE], 409),
    ):
        await browser.go("/taches")
        await browser.send("/taches/relais", to=str(to), since=days[0], until=days[1])
        assert browser.status == status, (days, to)
    assert "agent : relais par referent_de_parcours" in browser.text.replace("\xa0", " ")

    def holder(hours: float) -> int:
        at = START.replace(hour=12) + START.resolution * int(hours * 3600e6)
        return house.database.read_now(lambda s: hands(s, agent, at))

    assert [holder(hours) for hours in (0, 24, 48, 72)] == [agent, other, other, agent]


async def test_only_the_coordinator_hands_over_for_someone_else(house: House, town: Town) -> None:
    """Who is ill on a Monday has no hand free."""
    agent, other = town.people[Role.AGENT], town.people[Role.REFERENT_DE_PARCOURS]
    days = {"since": "2026-11-23", "until": "2026-11-30", "to": str(other), "person": str(agent)}
    referent = at_desk(house, other)
    await (await referent.go("/taches")).send("/taches/relais", **{**days, "to": str(agent)})
    assert referent.status == 409
    boss = at_desk(house, town.people[Role.COORDINATOR])
    await (await boss.go("/taches")).send("/taches/relais", **days)
    assert boss.status == 200
