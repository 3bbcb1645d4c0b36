"""Answers that staff enters, with their proof; links and letters for the family."""

from __future__ import annotations

import asyncio
import re

import pytest
from sqlalchemy import select, update

from resources_db.actions import Role
from resources_db.agreements.tables import AgreementRow
from resources_db.agreements.terms import Act
from resources_db.agreements.texts import current_version
from resources_db.people.tables import PersonRow
from resources_db.tasks.opening import AGREEMENT_WITHDRAWN, open_tasks
from tests.bot.console.desks import SQLITE, at_desk, page_of, settle
from tests.bot.console.house import Browser, House
from tests.bot.paper.reading import read
from tests.resources_db.town import Town


@pytest.fixture
def town(house: House) -> Town:
    return settle(house)


def answers(house: House) -> list[AgreementRow]:
    """What was answered since the town was built."""
    wanted = select(AgreementRow).order_by(AgreementRow.id).offset(1)
    return list(house.database.read_now(lambda s: s.scalars(wanted).all()))


def fields(town: Town, browser: Browser, **more: str) -> dict[str, str]:
    """A yes to the accompaniment by telephone, as the form sends it."""
    return {
        "csrf": browser.csrf, "person": str(town.people[Role.GUARDIAN]), "act": "accompaniment",
        "about": "-", "version": current_version(Act.ACCOMPANIMENT), "lang": "fr",
        "answer": "yes", "means": "phone", "proof": "La mère, le 23 à 10 h", **more,
    }  # fmt: skip


async def desk(house: House, town: Town, role: Role = Role.AGENT) -> tuple[Browser, str]:
    """Someone at the page of the situation."""
    path = page_of(house, town.situation)
    return await at_desk(house, town.people[role]).go(path), path


async def test_an_answer_by_telephone(house: House, town: Town) -> None:
    """Read out in their language, noted with its proof, provisional; its receipt is printed."""
    guardian = town.people[Role.GUARDIAN]
    turkish = update(PersonRow).where(PersonRow.id == guardian).values(lang="tr")
    house.database.write_now(lambda s: s.execute(turkish))
    browser, path = await desk(house, town)
    await browser.send(f"{path}/lire", **fields(town, browser))
    assert 'lang="tr"' in browser.text
    assert "ce texte fait foi" in browser.text
    form = browser.hidden(f"{path}/reponse") | {
        "lang": "tr", "answer": "yes", "means": "phone", "proof": "La mère, le 23 à 10 h",
    }  # fmt: skip
    for _ in range(2):  # the same form sent twice is one answer
        await browser.post(f"{path}/reponse", form)
        assert "La réponse est notée" in browser.text
    [row] = answers(house)
    agent = town.people[Role.AGENT]
    assert (row.person_id, row.means, row.lang, row.entered_by) == (guardian, "phone", "tr", agent)
    assert row.proof == "La mère, le 23 à 10 h"
    assert "donné par téléphone, à confirmer" in browser.text
    receipt = {"csrf": browser.csrf, "person": str(guardian), "row": str(row.id)}
    response = await browser.client.post(f"/equipe{path}/recu", data=receipt)
    assert response.content_type == "application/pdf"
    assert read(await response.read()).lang == "tr"
    other = {**receipt, "person": str(town.other_parent)}
    assert (await browser.post(f"{path}/recu", other)).status == 409


@SQLITE
async def test_an_answer_that_cannot_be_kept(house: House, town: Town) -> None:
    """Without a proof, on another text, to another question: nothing is written."""
    browser, path = await desk(house, town)
    for wrong in (
        {"proof": ""}, {"proof": "  "}, {"means": "page"}, {"means": ""}, {"answer": "withdrawn"},
        {"answer": "read"}, {"version": "2020-01-01"}, {"version": "../link"}, {"act": "link"},
        {"about": "9"}, {"person": "0"}, {"person": "x"},
    ):  # fmt: skip
        await browser.post(f"{path}/reponse", fields(town, browser, **wrong))
        assert browser.status == 409, wrong
        assert 'role="alert"' in browser.text
    assert answers(house) == []


@SQLITE
async def test_a_withdrawal_closes_the_partners_page_at_once(house: House, town: Town) -> None:
    """Entered at the desk: the partner's next click finds nothing, the staff is told."""
    browser, path = await desk(house, town)
    partner = at_desk(house, town.people[Role.PARTNER])
    assert (await partner.go(path)).status == 200
    apre = str(town.organisations["apre"])
    withdrawn = {"act": "link", "about": apre, "answer": "no", "means": "paper"}
    house.clock.passes(seconds=1)
    await browser.post(f"{path}/reponse", fields(town, browser, **withdrawn))
    assert browser.status == 409, "what was agreed to is withdrawn, not refused"
    withdrawn["answer"] = "withdrawn"
    await browser.post(f"{path}/reponse", fields(town, browser, **withdrawn))
    assert browser.status == 200
    assert (await partner.go(path)).status == 404
    assert [row.kind for row in house.database.read_now(open_tasks)] == [AGREEMENT_WITHDRAWN]


@SQLITE
async def test_a_school_enters_an_answer_and_reads_none(house: House, town: Town) -> None:
    """Nor with whom else the family deals, nor a receipt."""
    agent, path = await desk(house, town)
    await agent.post(f"{path}/reponse", fields(town, agent, answer="no"))
    browser, path = await desk(house, town, Role.CPE)
    assert "Lien avec un autre acteur" not in browser.text
    assert ">non<" not in browser.text
    assert "donné par téléphone" not in browser.text
    await browser.send(f"{path}/lire", **fields(town, browser))
    assert browser.status == 200
    assert ">non<" not in browser.text
    await browser.post(f"{path}/reponse", fields(town, browser, means="paper"))
    assert browser.status == 200
    [_no, row] = answers(house)
    assert (row.answer, row.entered_by) == ("yes", town.people[Role.CPE])
    receipt = {"csrf": browser.csrf, "person": str(row.person_id), "row": str(row.id)}
    assert (await browser.post(f"{path}/recu", receipt)).status == 409
    apre = {"act": "link", "about": str(town.organisations["apre"])}
    assert (await browser.post(f"{path}/lire", fields(town, browser, **apre))).status == 409


async def test_an_answer_given_twice_at_the_same_instant(house: House, town: Town) -> None:
    """The same form from two windows is one line of proof."""
    browser, path = await desk(house, town)
    form = fields(town, browser, nonce="twice-at-once")
    sent = [browser.client.post(f"/equipe{path}/reponse", data=form) for _ in range(4)]
    responses = await asyncio.gather(*sent)
    assert {response.status for response in responses} <= {200, 503}
    assert 200 in {response.status for response in responses}
    assert len(answers(house)) == 1


async def _invited(browser: Browser, path: str, person: int) -> str:
    await (await browser.go(path)).send(f"{path}/lien", person=str(person))
    found = re.search(r"https://accroche\.ville\.example/p/lien/([\w-]{43})", browser.text)
    assert found is not None
    return found[1]


@SQLITE
async def test_a_link_as_a_letter(house: House, town: Town) -> None:
    """Beside French, with the square; neither the code nor the school is in it."""
    browser, path = await desk(house, town)
    guardian = town.people[Role.GUARDIAN]
    token = await _invited(browser, path, guardian)
    code = re.search(r"<code>(\d{6})</code>", browser.text)
    assert code is not None
    assert "<svg" in browser.text
    form = browser.hidden(f"{path}/lettre")
    response = await browser.client.post(f"/equipe{path}/lettre", data=form)
    assert response.content_type == "application/pdf"
    letter = read(await response.read())
    assert letter.holds(token)
    assert code[1] not in letter.text
    assert "school" not in letter.text
    for wrong in ({"person": str(town.other_parent)}, {"token": "x" * 43}, {"token": "x"}):
        assert (await browser.post(f"{path}/lettre", {**form, **wrong})).status == 409


@SQLITE
async def test_a_link_made_again(house: House, town: Town) -> None:
    """The one before is printed no more; the same form sent twice shows the link that works."""
    browser, path = await desk(house, town)
    guardian = town.people[Role.GUARDIAN]
    await _invited(browser, path, guardian)
    before = browser.hidden(f"{path}/lettre")
    await browser.go(path)
    form = browser.hidden(f"{path}/lien") | {"person": str(guardian)}
    for _ in range(2):
        await browser.post(f"{path}/lien", form)
    last = browser.hidden(f"{path}/lettre")
    assert (await browser.post(f"{path}/lettre", before)).status == 409
    response = await browser.client.post(f"/equipe{path}/lettre", data=last)
    assert response.content_type == "application/pdf"
