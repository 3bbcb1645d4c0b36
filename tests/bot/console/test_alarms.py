"""Words of danger on the console: first of the tasks, with what to do, for those who may read."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Role
from resources_db.city.actions import SetCity
from resources_db.city.terms import CityField
from resources_db.door import perform
from resources_db.measures.actions import RaiseAlarm, WriteInBooklet
from resources_db.measures.danger import WORDS_OF_DANGER
from resources_db.measures.tables import MeasureRow
from resources_db.measures.terms import Page, Writing
from resources_db.tasks.opening import UNREACHABLE, open_task, open_tasks
from tests.bot.console.desks import SQLITE, at_desk, settle
from tests.bot.console.house import START, House
from tests.resources_db.measures import making
from tests.resources_db.town import Town

pytestmark = SQLITE
WORDS = "Mon père me frappe tous les soirs."


@pytest.fixture
def town(house: House) -> Town:
    """A measure that runs, words in its booklet, and a task that is older."""
    town = settle(house)

    def work(session: Session) -> None:
        open_task(session, UNREACHABLE, START)
        measure = making.running(session, town)
        written = WriteInBooklet(town.situation, measure, Page.THOUGHT, WORDS)
        making.done(perform(session, town.actor(Role.YOUNG_PERSON), written, START))
        alarm = RaiseAlarm(
            town.situation, measure, Writing.BOOKLET, certain=True, danger="child_abuse"
        )
        making.done(perform(session, Actor.system(), alarm, START))

    house.database.write_now(work)
    return town


def path_of(house: House) -> str:
    """The page of the alarm."""
    tasks = house.database.read_now(open_tasks)
    [task] = [one.id for one in tasks if one.kind == WORDS_OF_DANGER]
    return f"/taches/{task}/danger"


async def test_it_comes_first_and_leads_to_what_to_do(house: House, town: Town) -> None:
    """Before what has waited longer; the words are on its own page only."""
    agent = at_desk(house, town.people[Role.AGENT])
    path = path_of(house)
    for page in ("/taches", "/"):
        await agent.go(page)
        assert agent.text.index(path) < agent.text.index("plus joignable ainsi")
        assert WORDS not in agent.text
    measure = house.database.read_now(lambda s: s.scalars(select(MeasureRow.code)).one())
    await agent.go(f"/mesures/{measure}")
    assert agent.text.index(path) < agent.text.index('id="attendu"')
    cpe = await at_desk(house, town.people[Role.CPE]).go(f"/mesures/{measure}")
    assert path not in cpe.text


async def test_the_procedure_the_numbers_and_the_words(house: House, town: Town) -> None:
    """119 and CRIP, in order; the cell's number is unknown until the city has noted it."""
    agent = at_desk(house, town.people[Role.AGENT])
    path = path_of(house)
    await agent.go(path)
    for told in (WORDS, 'href="tel:119"', "enquêtez pas vous", "L226-2-1", "pas encore indiqué"):
        assert told in agent.text, told
    number = SetCity(CityField.CRIP_PHONE, "02 35 99 00 00", START.date())
    admin = town.actor(Role.ADMINISTRATOR)
    house.database.write_now(lambda s: perform(s, admin, number, START))
    assert 'href="tel:0235990000"' in (await agent.go(path)).text
    await agent.send("/taches/prendre")
    assert "en occupe" in (await agent.go(path)).text


@pytest.mark.parametrize("who", ["strange referent", Role.CPE, Role.MISSION_TUTOR])
async def test_nobody_else_reads_them(house: House, town: Town, who: Role | str) -> None:
    """Neither the school, nor the tutor, nor a référent of somebody else."""
    person = town.people[who] if isinstance(who, Role) else town.strangers["referent"]
    page = await at_desk(house, person).go(path_of(house))
    assert page.status in {403, 404}
    assert WORDS not in page.text
