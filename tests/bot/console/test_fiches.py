"""A fiche de repérage goes from the school to the service and back: the minimum, and no more."""

from __future__ import annotations

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import select

from resources_db.actions import Role
from resources_db.audit.tables import ReadingRow
from resources_db.fiches.tables import FicheRow
from resources_db.situations.tables import SituationRow
from resources_db.storage.database import Database
from resources_db.tasks.opening import open_tasks
from tests.bot.console.desks import SQLITE, at_desk, settle
from tests.bot.console.house import Browser, House, open_house
from tests.bot.mail.test_smtp import Box, box, server
from tests.resources_db.town import Town

__all__ = ["box", "server"]
pytestmark = SQLITE
FILLED = {
    "initials": "C. D.",
    "class_name": "3e A",
    "category": "Absences répétées",
    "informed": "1",
    "informed_day": "2026-11-20",
}


@pytest.fixture
def town(house: House) -> Town:
    return settle(house)


def _fiche(house: House) -> FicheRow:
    return house.database.read_now(lambda s: s.scalars(select(FicheRow)).one())


async def _sent(house: House, town: Town, **changed: str) -> Browser:
    browser = await at_desk(house, town.people[Role.CPE]).go("/fiches/nouvelle")
    return await browser.send("/fiches/nouvelle", **{**FILLED, **changed})


async def test_it_leaves_with_the_minimum(house: House, town: Town) -> None:
    """Initials, class, one of the city's categories; no field takes an account, and it says why."""
    browser = await at_desk(house, town.people[Role.CPE]).go("/fiches/nouvelle")
    assert "Aucune case pour raconter les faits" in browser.text
    assert "<textarea" not in browser.text
    await browser.send("/fiches/nouvelle", **FILLED)
    assert browser.where == "/equipe/fiches"
    assert "La fiche est envoyée" in browser.text
    assert "le service va répondre" in browser.text
    row = _fiche(house)
    assert (row.initials, row.class_name, row.category) == ("C. D.", "3e A", "Absences répétées")
    assert row.school_id == town.organisations["school"]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"informed": ""}, "informé"),
        ({"informed_day": ""}, "informé"),
        ({"informed_day": "2027-01-01"}, "informé"),
        ({"initials": "Camille D."}, "seulement les initiales"),
        ({"category": "Vol"}, "liste de la ville"),
    ],
    ids=["no box", "no day", "a day to come", "a name", "not of the list"],
)
async def test_it_does_not_leave(
    house: House, town: Town, changed: dict[str, str], told: str
) -> None:
    """Before the family knows, with a name, for another reason; what was typed stays."""
    browser = await _sent(house, town, **changed)
    assert browser.status == 409
    assert told in browser.text
    assert 'value="3e A"' in browser.text
    assert not house.database.read_now(lambda s: s.scalars(select(FicheRow)).all())


async def test_the_service_asks_the_school_answers_the_service_accepts(
    house: House, town: Town
) -> None:
    """Each has one thing to do at a time; the situation holds what the fiche says."""
    school = await _sent(house, town)
    service = await at_desk(house, town.people[Role.AGENT]).go("/taches")
    one = f"/fiches/{_fiche(house).code}"
    assert f"/equipe{one}" in service.text, "the task leads to it"
    await (await service.go(one)).send(f"{one}/demander", question="Depuis quand ?")
    assert "établissement doit répondre" in service.text
    assert not [one for one in house.database.read_now(open_tasks) if one.kind == "fiche_sent"]

    assert "Le service vous pose une question" in (await school.go("/fiches")).text
    assert "Depuis quand ?" in (await school.go(one)).text
    await school.send(f"{one}/repondre", answer="Depuis la rentrée.")
    assert "Votre réponse est envoyée" in school.text

    assert "Depuis la rentrée." in (await service.go(one)).text
    await service.send(f"{one}/accepter")
    assert "appelez-le" in service.text, "no mail leaves from here"
    row = _fiche(house)
    assert row.situation_id is not None
    number = row.situation_id
    opened = house.database.read_now(lambda s: s.get_one(SituationRow, number))
    assert (opened.initials, opened.class_name) == ("C. D.", "3e A")
    assert f"/situations/{opened.code}" in service.text
    assert (await service.go(f"/situations/{opened.code}/mesure")).status == 200
    assert "le service prépare la suite" in (await school.go(one)).text


async def test_a_declined_one_tells_why(house: House, town: Town) -> None:
    """In a word that the school reads; nothing else can be done with it."""
    school = await _sent(house, town)
    one = f"/fiches/{_fiche(house).code}"
    service = await at_desk(house, town.people[Role.COORDINATOR]).go(one)
    form = service.hidden(f"{one}/accepter")
    await service.send(f"{one}/decliner", why="")
    assert service.status == 409
    await service.send(f"{one}/decliner", why="Voyez plutôt avec le CIO.")
    assert "Voyez plutôt avec le CIO." in (await school.go(one)).text
    await service.post(f"{one}/accepter", form)
    assert service.status == 409


async def test_the_sender_is_told_that_there_is_an_answer(
    database: Database, bare_environment: None, box: Box, server: Controller
) -> None:
    """By a letter that says nothing of it and leads there."""
    mail = {"smtp_host": "127.0.0.1", "smtp_port": server.port, "smtp_security": "none"}
    async with open_house(database, **mail) as house:
        town = settle(house)
        await _sent(house, town)
        one = f"/fiches/{_fiche(house).code}"
        service = await at_desk(house, town.people[Role.AGENT]).go(one)
        await service.send(f"{one}/demander", question="Depuis quand ?")
        assert "la lit sur sa page" in service.text
    (letter,) = box.letters
    said = str(letter.get_content())
    assert letter["To"] == f"p{town.people[Role.CPE]}@v.example"
    assert f"https://accroche.ville.example/equipe{one}" in "".join(said.split())
    assert not [word for word in ("C. D.", "Depuis", "Absences") if word in said]


async def test_every_opening_is_written_down(house: House, town: Town) -> None:
    """Who, in what quality, which fiche; also before there is a situation."""
    await _sent(house, town)
    agent, row = town.people[Role.AGENT], _fiche(house)
    await at_desk(house, agent).go(f"/fiches/{row.code}")
    wanted = select(ReadingRow).where(ReadingRow.person_id == agent)
    (read,) = house.database.read_now(lambda s: s.scalars(wanted).all())
    assert (read.what, read.roles, read.situation_id) == (f"fiche:{row.id}", "agent", None)


async def test_it_is_nobody_elses(house: House, town: Town) -> None:
    """Another school, a référent, and a colleague before the charter: as if there were none."""
    await _sent(house, town)
    one = f"/fiches/{_fiche(house).code}"
    stranger = at_desk(house, town.strangers["cpe"])
    assert (await stranger.go(one)).status == 404
    assert "C. D." not in (await stranger.go("/fiches")).text
    referent = at_desk(house, town.people[Role.REFERENT_DE_PARCOURS])
    assert (await referent.go(one)).status == 403
