"""Situations and the charter: nothing opens before it should, nor for anyone else."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.accounts.actions import OpenAccount
from resources_db.actions import Actor, Role
from resources_db.audit.tables import ReadingRow
from resources_db.charter.tables import CharterSignatureRow
from resources_db.door import perform
from resources_db.situations.tables import SituationRow
from tests.bot.console.house import START, Browser, House
from tests.resources_db.town import Town, build


@pytest.fixture
def town(house: House) -> Town:
    """One person in each quality; nobody has signed the charter yet, everyone has an account."""

    def work(session: Session) -> Town:
        town = build(session)
        for signed in session.scalars(select(CharterSignatureRow)):
            session.delete(signed)
        for person in [*town.people.values(), *town.strangers.values()]:
            perform(session, Actor.system(), OpenAccount(person, f"p{person}@v.example"), START)
        return town

    return house.database.write_now(work)


async def _as(house: House, person: int, *, sign: bool = True) -> Browser:
    browser = house.browser()
    await browser.come_in(house.link(house.account_of(person)), house.clock)
    if sign:
        await (await browser.go("/charte")).send("/charte")
    return browser


def _code(house: House, row: int) -> str:
    return house.database.read_now(lambda s: s.get_one(SituationRow, row).code)


async def test_the_charter_comes_first(house: House, town: Town) -> None:
    """Neither the list nor a known address opens before it is signed."""
    browser = await _as(house, town.people[Role.AGENT], sign=False)
    assert (await browser.go("/situations")).where == "/equipe/charte"
    assert (await browser.go(f"/situations/{_code(house, town.situation)}")).status == 404
    await (await browser.go("/charte")).send("/charte")
    assert "La charte est signée" in browser.text
    assert (await browser.go(f"/situations/{_code(house, town.situation)}")).status == 200


def _sees(town: Town) -> Mapping[int, bool]:
    quality = {Role.CPE: True, Role.AGENT: True, Role.PARTNER: True, Role.MISSION_TUTOR: True}
    return {town.people[role]: sees for role, sees in quality.items()} | {
        town.strangers[who]: False for who in ("cpe", "partner", "tutor", "referent")
    }


async def test_a_situation_opens_for_those_it_concerns(house: House, town: Town) -> None:
    """For anyone else there is nothing at its address, and it is in no list."""
    code = _code(house, town.situation)
    for person, sees in _sees(town).items():
        browser = await _as(house, person)
        assert (await browser.go(f"/situations/{code}")).status == (200 if sees else 404), person
        assert (code in (await browser.go("/situations")).text) is sees, person
        house.clock.passes(minutes=1)


async def test_readings_are_written_down(house: House, town: Town) -> None:
    """Who, which, when."""
    agent = town.people[Role.AGENT]
    browser = await _as(house, agent)
    await browser.go(f"/situations/{_code(house, town.situation)}")
    rows = house.database.read_now(lambda s: s.scalars(select(ReadingRow)).all())
    assert (agent, town.situation) in {(row.person_id, row.situation_id) for row in rows}


async def test_a_link_for_the_family(house: House, town: Town) -> None:
    """Shown once, with its code apart; not for someone who has no part in it."""
    browser = await _as(house, town.people[Role.AGENT])
    path = f"/situations/{_code(house, town.situation)}"
    await (await browser.go(path)).send(f"{path}/lien", person=str(town.people[Role.GUARDIAN]))
    assert re.search(r"https://accroche\.ville\.example/p/lien/[\w-]{43}", browser.text)
    assert re.search(r"<code>\d{6}</code>", browser.text)
    await browser.go(path)
    assert "/p/lien/" not in browser.text
    await browser.send(f"{path}/lien", person=str(town.strangers["guardian"]))
    assert browser.status == 409


async def test_opening_a_situation(house: House, town: Town) -> None:
    """Once the family was informed; not before, and not in another school."""
    browser = await _as(house, town.people[Role.CPE])
    school, other = (str(town.organisations[name]) for name in ("school", "lycee"))
    for fields, status in (
        ({"school": school}, 409),
        ({"school": other, "informed": "2026-11-20"}, 409),
        ({"school": school, "informed": "2026-11-20"}, 200),
    ):
        await browser.go("/situations")
        await browser.send("/situations", **{"initials": "A. B.", "class_name": "4e", **fields})
        assert browser.status == status, fields
    assert "A. B." in browser.text
