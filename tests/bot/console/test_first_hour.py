"""The first hour's pages: schools from the annuaire, a trial that leaves nothing, destruction."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import FormData
from sqlalchemy import select

from bot.doctor_staff import examine_staff
from resources_db.actions import Role
from resources_db.people.tables import OrganisationRow
from resources_db.storage.database import Database
from resources_db.trials.changes import trial
from tests.bot.console.desks import SQLITE
from tests.bot.console.house import START, Browser, House, open_house
from tests.bot.exchange.test_schools import PRESENT

pytestmark = SQLITE


@pytest.fixture
async def house(database: Database, tmp_path: Path, bare_environment: None) -> AsyncIterator[House]:
    """With a folder of its own for files."""
    async with open_house(database, var_dir=tmp_path) as house:
        yield house


async def _upload(browser: Browser, content: str) -> Browser:
    await browser.go("/etablissements")
    form = FormData(browser.hidden("/etablissements/fichier"))
    form.add_field("file", content.encode(), filename="annuaire.csv", content_type="text/csv")
    sent = await browser.client.post("/equipe/etablissements/fichier", data=form)
    return await browser.took(sent)


def _schools(house: House) -> dict[str | None, str | None]:
    schools = select(OrganisationRow).where(OrganisationRow.kind == "school")
    rows = house.database.read_now(lambda s: s.scalars(schools).all())
    return {row.uai: row.mailbox for row in rows}


async def test_schools_come_from_the_annuaire(house: House) -> None:
    """Those of the city first, with mailbox and zone; a second time changes nothing."""
    browser = await house.signed_in(Role.ADMINISTRATOR)
    elsewhere = PRESENT.splitlines()[1].replace("0760000A", "0760000Z").replace("76540", "76351")
    await _upload(browser, f"{PRESENT}{elsewhere}\n")
    assert "Les collèges et lycées de la ville (2)" in browser.text
    assert _schools(house) == {}
    await browser.send("/etablissements/ajouter", scope="city-secondary")
    assert "2 établissements ajoutés" in browser.text
    assert _schools(house) == {"0760000A": "college@ac.example", "0760000B": None}

    await _upload(browser, PRESENT)
    await browser.send("/etablissements/ajouter", scope="city-secondary")
    assert "0 établissement ajouté" in browser.text


async def test_a_mailbox_is_noted_or_refused(house: House) -> None:
    """What is no mailbox changes nothing."""
    browser = await house.signed_in(Role.COORDINATOR)
    await _upload(browser, PRESENT)
    await browser.send("/etablissements/ajouter", scope="city-secondary")
    await browser.go("/etablissements")
    await browser.send("/etablissements/boite", mailbox="ce.college")
    assert browser.status == 409
    await browser.send("/etablissements/boite", mailbox="ce.college@ac.example")
    assert "ce.college@ac.example" in _schools(house).values()


@pytest.mark.parametrize(
    ("content", "told"),
    [("a;b\n1;2\n", "identifiant_de_l_etablissement"), ("", "Choisissez"), ("uai", "")],
)
async def test_another_file_is_told_apart(house: House, content: str, told: str) -> None:
    """In one sentence, with the form again."""
    browser = await house.signed_in(Role.ADMINISTRATOR)
    await _upload(browser, content)
    assert browser.status == 422
    assert told in browser.text
    assert _schools(house) == {}


async def test_a_trial_goes_and_leaves_nothing(house: House) -> None:
    """The link is shown once; erasing takes everything away in one tap."""
    browser = await house.signed_in(Role.ADMINISTRATOR)
    await browser.go("/essai")
    await browser.send("/essai")
    assert re.search(r"https://accroche\.ville\.example/p/lien/[\w-]{43}", browser.text)
    await browser.go("/essai")
    assert "/p/lien/" not in browser.text
    assert house.database.read_now(trial) is not None
    await browser.send("/essai/effacer")
    assert "Tout est effacé" in browser.text
    assert house.database.read_now(trial) is None


async def test_the_page_and_the_doctor_agree(house: House) -> None:
    """The same steps, in the same words."""
    browser = await house.signed_in(Role.ADMINISTRATOR)
    await browser.go("/")
    left = re.findall(
        r'<span class="mark">À faire</span> <a href="[^"]+">([^<]+)</a>', browser.text
    )
    said = {one.what: str(one) for one in examine_staff(house.database, START.date())}
    told = said["Première heure"].replace("\N{NO-BREAK SPACE}", " ")
    assert len(left) > 5
    for step in left:
        assert step.replace("&#39;", "'").replace("\N{NO-BREAK SPACE}", " ") in told


async def test_destruction_takes_two_people(house: House) -> None:
    """The officer notes the visa and cannot destroy; an agent sees neither."""
    officer = await house.signed_in(Role.DATA_PROTECTION_OFFICER)
    await officer.go("/archives")
    await officer.send("/archives", reference="AD76/1", given="2026-11-20", covers="2026-08-31")
    assert "Le visa est noté" in officer.text
    assert "archives/detruire" not in officer.text
    leads = await house.signed_in(Role.COORDINATOR, email="co@ville.example")
    await leads.go("/archives")
    await leads.send("/archives/detruire")
    assert "0 situation détruite" in leads.text
    agent = await house.signed_in(Role.AGENT, email="a@ville.example")
    assert (await agent.go("/archives")).status == 403
