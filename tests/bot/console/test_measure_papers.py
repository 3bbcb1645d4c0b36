"""The papers of a measure at their addresses: with a language beside, and nothing for strangers."""

from __future__ import annotations

from resources_db.actions import Role
from resources_db.measures.tables import MeasureRow
from tests.bot.console.desks import SQLITE, at_desk, settle
from tests.bot.console.house import Browser, House
from tests.bot.paper.reading import Read, read
from tests.resources_db.measures import making
from tests.resources_db.town import Town

pytestmark = SQLITE


async def _paper(browser: Browser, path: str) -> Read | int:
    async with browser.client.get(f"/equipe{path}", allow_redirects=False) as response:
        body = await response.read()
        return read(body) if response.status == 200 else response.status


async def test_papers_are_handed_over_to_those_who_may_read(house: House) -> None:
    """The contract with Arabic beside; a tutor their sheet alone; another school nothing at all."""
    town: Town = settle(house)
    measure = house.database.write_now(lambda s: making.running(s, town))
    code = house.database.read_now(lambda s: s.get_one(MeasureRow, measure).code)
    agent, tutor = (at_desk(house, town.people[r]) for r in (Role.AGENT, Role.MISSION_TUTOR))
    stranger = at_desk(house, town.strangers["head"])

    contract = await _paper(agent, f"/mesures/{code}/contrat.pdf?avec=ar")
    assert isinstance(contract, Read)
    assert contract.lang == "ar"
    assert contract.holds("Contrat d'engagement")
    assert isinstance(await _paper(tutor, f"/mesures/{code}/presences.pdf"), Read)
    for browser, path in (
        (tutor, f"/mesures/{code}/contrat.pdf"),
        (stranger, f"/mesures/{code}/contrat.pdf"),
        (agent, f"/mesures/{code}/fin.pdf"),
        (agent, "/mesures/never-drawn/contrat.pdf"),
    ):
        assert await _paper(browser, path) == 404, path


async def test_the_service_chooses_what_is_looked_for(house: House) -> None:
    """Sent by the form of the page, never in its address; a school has no such form."""
    town: Town = settle(house)
    measure = house.database.write_now(lambda s: making.completed(s, town))
    code = house.database.read_now(lambda s: s.get_one(MeasureRow, measure).code)
    agent, head = (at_desk(house, town.people[r]) for r in (Role.AGENT, Role.SCHOOL_HEAD))
    here = f"/mesures/{code}/suite.pdf"
    await agent.go(f"/mesures/{code}")
    assert 'name="need-orientation" value="1" checked' in agent.text
    chosen = {**agent.hidden(here), "need-mobilite": "1", "avec": "es"}
    async with agent.client.post(f"/equipe{here}", data=chosen) as response:
        made = read(await response.read())
    assert made.lang == "es"
    assert made.holds("Suite proposée")
    await head.go(f"/mesures/{code}")
    assert "need-" not in head.text
    async with head.client.post(f"/equipe{here}", data=chosen) as response:
        assert response.status == 403
