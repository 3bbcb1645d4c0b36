"""« Accords », « Textes », « Conventions » and the charter, as those who lead read them."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from resources_db.actions import Role
from resources_db.agreements.terms import Act, Answer
from resources_db.agreements.texts import text_of
from resources_db.charter.tables import CharterSignatureRow
from resources_db.conventions.tables import ConventionRow
from resources_db.people.tables import OrganisationRow
from tests.bot.console.desks import SQLITE, at_desk, page_of, settle
from tests.bot.console.house import Browser, House
from tests.resources_db.town import Town, answer

CONVENTION = {
    "kind": "partner", "signed": "2024-01-10", "years": "3", "notice_months": "1",
    "review_months": "12", "renewed": "1", "ends_with_school_year": "1",
}  # fmt: skip


@pytest.fixture
def town(house: House) -> Town:
    return settle(house)


@SQLITE
async def test_who_has_answered_what(house: House, town: Town) -> None:
    """Each question once, in one state; a filter shows that state alone."""
    guardian, other = town.people[Role.GUARDIAN], town.other_parent

    def work(session: Session) -> None:
        answer(session, town.situation, guardian, Answer.TALK)
        answer(session, town.situation, other, Answer.NO)

    house.database.write_now(work)
    browser = await at_desk(house, town.people[Role.AGENT]).go("/accords")
    for words in ("Voudrait en parler (1)", "Refusé (1)", "à redemander (1)", "En attente ("):
        assert words in browser.text, words
    await browser.go("/accords?etat=refus")
    assert "other parent" in browser.text
    assert "guardian –" not in browser.text
    for query in ("?etat=x", "?apres=-1", "?apres=99999999999999999999", "?apres=50&etat=refus"):
        assert (await browser.go(f"/accords{query}")).status == 200, query


@SQLITE
async def test_a_referent_sees_the_agreements_of_their_own(house: House, town: Town) -> None:
    """And none of the others."""
    browser = await at_desk(house, town.strangers["referent"]).go("/accords")
    assert page_of(house, town.situation) not in browser.text
    assert page_of(house, town.elsewhere) in browser.text
    assert "other parent" not in browser.text


@SQLITE
async def test_the_texts_in_force(house: House, town: Town) -> None:
    """Each with its version, its languages, the hash that proofs carry, and which one counts."""
    browser = await at_desk(house, town.people[Role.AGENT]).go("/textes")
    for act in Act:
        for lang in ("fr", "ar"):
            assert text_of(act, lang).hash in browser.text
    assert browser.text.count("fait foi</span>") == len(Act) + 1
    assert "En vigueur" in browser.text


async def _recorded(house: House, town: Town, **more: str) -> Browser:
    browser = await at_desk(house, town.people[Role.COORDINATOR]).go("/conventions")
    form = {**CONVENTION, "organisation": str(town.organisations["apre"]), **more}
    return await browser.send("/conventions", **form)


async def test_a_convention_is_recorded_reviewed_and_left(house: House, town: Town) -> None:
    """What approaches stands on today's page; the end follows from its own terms (R32)."""
    browser = await _recorded(house, town)
    assert "La convention est enregistrée" in browser.text
    await browser.go("/")
    assert "dernier jour pour la résilier" in browser.text
    assert "la revue commune était à faire" in browser.text
    await (await browser.go("/conventions")).send("/conventions/revue", day="2026-11-20")
    await browser.go("/")
    assert "la revue commune était à faire" not in browser.text
    await (await browser.go("/conventions")).send("/conventions/conge", day="2026-11-20")
    assert "La résiliation est notée" in browser.text
    assert "1 septembre 2027" in browser.text.replace("\xa0", " ").replace("\u202f", " ")
    row = house.database.read_now(lambda s: s.scalars(select(ConventionRow)).one())
    assert (row.reviewed, row.left) == (date(2026, 11, 20), date(2026, 11, 20))
    agent = at_desk(house, town.people[Role.AGENT])
    assert "Conventions : ce qui" not in (await agent.go("/")).text.replace("\xa0", " ")


@SQLITE
async def test_terms_that_no_convention_has(house: House, town: Town) -> None:
    """Refused with a sentence, and nothing is kept."""
    for wrong in (
        {"signed": ""}, {"signed": "2026-12-31"}, {"years": "0"}, {"years": "-3"}, {"years": "x"},
        {"years": "9" * 30}, {"review_months": "0"}, {"organisation": "0"}, {"organisation": ""},
        {"kind": "god"}, {"notice_months": "99"},
    ):  # fmt: skip
        browser = await _recorded(house, town, **wrong)
        assert browser.status == 409, wrong
        assert 'role="alert"' in browser.text
        for path in ("revue", "conge"):
            fields = {"csrf": browser.csrf, "row": next(iter(wrong.values())), "day": "2026-11-20"}
            assert (await browser.post(f"/conventions/{path}", fields)).status == 409, wrong
    assert house.database.read_now(lambda s: s.scalars(select(ConventionRow)).all()) == []


@SQLITE
async def test_the_board_of_a_school_saw_the_charter(house: House, town: Town) -> None:
    """Told by its own head; another school's is neither seen nor told."""
    school, other = town.organisations["school"], town.organisations["lycee"]
    head = await at_desk(house, town.people[Role.SCHOOL_HEAD]).go("/conventions")
    assert "lycee" not in head.text
    assert "Enregistrer une convention" not in head.text
    fields = {"csrf": head.csrf, "day": "2026-11-20"}
    for day, where, status in (
        ("2026-11-20", school, 200), ("2026-12-20", school, 409), ("2026-11-20", other, 409),
        ("", school, 409),
    ):  # fmt: skip
        told = {**fields, "day": day, "school": str(where)}
        assert (await head.post("/conventions/conseil", told)).status == status, (day, where)
    rows = house.database.read_now(
        lambda s: [s.get_one(OrganisationRow, one).board_informed for one in (school, other)]
    )
    assert rows == [date(2026, 11, 20), None]


async def test_the_charter_signed_twice_at_the_same_instant(house: House, town: Town) -> None:
    """From two windows, by two forms: one signature, and both windows say so."""
    person = town.people[Role.AGENT]

    mine = CharterSignatureRow.person_id == person
    house.database.write_now(lambda s: s.execute(delete(CharterSignatureRow).where(mine)))
    browser = await at_desk(house, person).go("/charte")
    form = browser.hidden("/charte")
    sent = [
        browser.client.post("/equipe/charte", data={**form, "nonce": f"window{number}"})
        for number in (1, 1, 2, 3)
    ]
    responses = await asyncio.gather(*sent)
    assert [response.status for response in responses] == [200] * 4
    wanted = select(CharterSignatureRow).where(mine)
    assert len(house.database.read_now(lambda s: s.scalars(wanted).all())) == 1
