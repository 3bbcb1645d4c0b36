"""The page of one measure: what is expected of whom, and who sees what."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.orm import Session

from bot.console.measures.listing import SHOWN
from resources_db.actions import Role
from resources_db.audit.readings import readings_of
from resources_db.charter.actions import BOUND
from resources_db.measures.actions import CancelMeasure, CloseMeasure, NoteReturn
from tests.bot.console.desks import SQLITE, at_desk
from tests.bot.console.house import House
from tests.bot.console.measures.working import Make, Work, signed_tomorrow
from tests.resources_db.measures import making
from tests.resources_db.town import Town

pytestmark = SQLITE
_SECTION = re.compile(r'<section[^>]* aria-labelledby="([^"]+)"')
SCHOOL = (Role.SCHOOL_HEAD, Role.CPE, Role.SCHOOL_REFERENT)


def drafted(session: Session, town: Town) -> int:
    """Called in; the family has not answered."""
    return making.drafted(session, town)


def agreed(session: Session, town: Town) -> int:
    """The family said yes."""
    making.make_possible(session, town)
    return making.drafted(session, town)


def planned_ahead(session: Session, town: Town) -> int:
    """It begins tomorrow."""
    return making.planned(session, town, [making.reception(making.TOMORROW)])


def returned(session: Session, town: Town) -> int:
    """Back in class."""
    measure = making.completed(session, town)
    making.done(making.ask(session, town, NoteReturn(town.situation, measure, making.TODAY)))
    return measure


def cancelled(session: Session, town: Town) -> int:
    """Another answer was found."""
    measure = agreed(session, town)
    making.done(making.ask(session, town, CancelMeasure(town.situation, measure)))
    return measure


def closed(session: Session, town: Town) -> int:
    """Over and done; the accompaniment goes on."""
    measure = returned(session, town)
    making.done(making.ask(session, town, CloseMeasure(town.situation, measure, goes_on=True)))
    return measure


STATES: dict[str, tuple[Make, str, str]] = {
    "drafted": (drafted, "Recueillez l'accord de la famille", "Rien pour le moment"),
    "agreed": (agreed, "Planifiez les demi-journées", "Rien pour le moment"),
    "planned": (making.planned, "faites signer la feuille", "signez-le pour l'établissement"),
    "planned_ahead": (planned_ahead, "signez-le pour le service", "signez-le pour l'établissement"),
    "signed": (signed_tomorrow, "Tout est signé", "Donnez le travail"),
    "running": (making.running, "Une demi-journée a commencé", "Donnez le travail"),
    "completed": (making.completed, "Proposez à la famille", "Notez le jour où l'élève"),
    "returned": (returned, "Il ne reste qu'à clore", "plus rien ne vous est demandé"),
    "cancelled": (cancelled, "Il ne reste qu'à clore", "plus rien ne vous est demandé"),
    "closed": (closed, "Cette mesure est close", "plus rien ne vous est demandé"),
}
"""How it is made, what the service is asked first, what the head is asked first."""


ALWAYS = {"attendu", "etat", "days", "follows", "responsible"}
PLANNED = {"contract", "work", "papers"}
SECTIONS: dict[str, tuple[set[str], set[str]]] = {
    "drafted": ({"end"}, {"stop"}),
    "agreed": ({"work", "end"}, {"work", "stop"}),
    "planned": (PLANNED | {"sheet", "end"}, PLANNED | {"stop"}),
    "planned_ahead": (PLANNED | {"sheet", "end"}, PLANNED | {"stop"}),
    "signed": (PLANNED | {"end"}, PLANNED | {"stop"}),
    "running": (PLANNED | {"return"}, PLANNED | {"check", "stop"}),
    "completed": (
        {"contract", "papers", "end", "return", "close"},
        {"contract", "papers", "end", "return", "check"},
    ),
    "returned": (
        {"contract", "papers", "end", "return", "close"},
        {"contract", "papers", "end", "return", "check"},
    ),
    "cancelled": ({"close"}, set()),
    "closed": (
        {"contract", "papers", "end", "return", "close"},
        {"contract", "papers", "end", "return"},
    ),
}
"""What the page of the service holds at each stage, then that of the head, besides ``ALWAYS``."""


def escaped(words: str) -> str:
    """As a template writes them."""
    return words.replace("'", "&#39;")


@pytest.mark.parametrize("stage", STATES)
async def test_each_reader_has_one_thing_to_do(house: House, town: Town, stage: str) -> None:
    """At every stage the page opens with it; below stands what this reader may see and do."""
    make, *asks = STATES[stage]
    work = Work.at(house, town, make)
    readers = (Role.AGENT, Role.SCHOOL_HEAD)
    for role, words, sections in zip(readers, asks, SECTIONS[stage], strict=True):
        page = await work.seen_by(role)
        assert page.status == 200, role
        assert page.text.count('id="attendu"') == 1
        asked = page.text.partition('id="attendu"')[2].partition("</section>")[0]
        assert escaped(words) in asked, (role, asked)
        assert set(_SECTION.findall(page.text)) == ALWAYS | sections, role


async def test_a_tutor_learns_neither_the_reason_nor_the_school(house: House, town: Town) -> None:
    """Their half-day and its mission, who is responsible; nothing of frame, contract, return."""
    work = Work.at(house, town, making.running)
    page = await work.seen_by(Role.MISSION_TUTOR)
    assert page.status == 200
    assert "Peinture" in page.text
    assert "young_person" in page.text
    assert "responsabilité de l&#39;établissement" in page.text
    for hidden in ("exclusion", "school", "4e B", "guardian", "classeur", "Accueil de", "contrat"):
        assert hidden not in page.text.partition("<h1>")[2], hidden


async def test_the_school_sees_who_signed_never_the_proof(house: House, town: Town) -> None:
    """By quality; where the sheet is kept is the service's to know."""
    work = Work.at(house, town, making.running)
    for role in SCHOOL:
        page = await work.seen_by(role)
        assert "Qui signe" in page.text
        assert "classeur 2026" not in page.text
    assert "classeur 2026" in (await work.seen_by(Role.COORDINATOR)).text


async def test_nobody_else_finds_it(house: House, town: Town) -> None:
    """Another school, another partner, another tutor: as if there were nothing; not in the list."""
    work = Work.at(house, town, making.running)
    for who in ("cpe", "head", "referent", "partner", "tutor"):
        browser = at_desk(house, town.strangers[who])
        assert (await browser.go(work.path)).status == 404, who
        assert "young_person" not in (await browser.go("/mesures")).text
    assert (await at_desk(house, town.people[Role.AGENT]).go("/mesures/no")).status == 404


async def test_every_opening_is_written_down(house: House, town: Town) -> None:
    """Who, in what quality, for which page."""
    work = Work.at(house, town, making.running)
    before = len(house.database.read_now(lambda s: readings_of(s, town.situation)))
    await work.seen_by(Role.CPE)
    read = house.database.read_now(lambda s: readings_of(s, town.situation))[before:]
    assert {(one.person_id, one.what, one.roles) for one in read} == {
        (town.people[Role.CPE], "measure", "cpe")
    }


async def test_the_list_shows_each_only_theirs(house: House, town: Town) -> None:
    """What it asks stands beside it; a filter keeps the others away."""
    work = Work.at(house, town, making.planned)
    for role in sorted(BOUND - {Role.PARTNER}):
        browser = await at_desk(house, town.people[role]).go("/mesures")
        assert f'href="/equipe{work.path}"' in browser.text, role
    agent = at_desk(house, town.people[Role.AGENT])
    assert work.path in (await agent.go("/mesures?etat=a-preparer")).text
    assert work.path not in (await agent.go("/mesures?etat=en-cours")).text
    partner = await at_desk(house, town.people[Role.PARTNER]).go("/mesures")
    assert work.path not in partner.text, "its organisation receives nobody"


async def test_a_long_list_says_that_it_is_cut(house: House, town: Town) -> None:
    """What is going on comes first, whatever waits to be closed."""
    house.database.write_now(lambda s: [making.drafted(s, town) for _ in range(SHOWN + 2)])
    work = Work.at(house, town, making.running)
    page = await at_desk(house, town.people[Role.AGENT]).go("/mesures")
    assert f'href="/equipe{work.path}"' in page.text
    assert page.text.count("<h3>") == SHOWN
    assert "Il y en a 3 de plus" in page.text
