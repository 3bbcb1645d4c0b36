"""The yearly review: whose it is, what it hides, and its three forms."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from resources_db.actions import Role
from tests.bot.console.desks import SQLITE, at_desk, settle
from tests.bot.console.house import House
from tests.bot.paper.reading import read
from tests.resources_db.measures.a_year import a_school
from tests.resources_db.town import Town, member

pytestmark = SQLITE


@pytest.fixture
def town(house: House) -> Town:
    return settle(house)


def _fill(house: House, town: Town) -> None:
    """Three schools; the head of the town's leads the second one, too."""

    def work(session: Session) -> None:
        a_school(session, "=Collège Formule", 9, 9)
        second = a_school(session, "Collège Deux", 12, 6, fiches=11)
        a_school(session, "Lycée Trois", 2, 1)
        a_school(session, "Lycée Quatre", 30, 20)
        member(session, town.people[Role.SCHOOL_HEAD], second, Role.SCHOOL_HEAD)

    house.database.write_now(work)


async def test_an_empty_year_says_so(house: House, town: Town) -> None:
    """Kindly, with the form to choose another period and the link to the joint meeting."""
    page = await at_desk(house, town.people[Role.COORDINATOR]).go("/bilan")
    assert page.status == 200
    assert "Rien à compter sur cette période" in page.text
    assert "/equipe/rendez-vous/nouveau?sorte=review" in page.text
    assert "<svg" not in page.text
    assert 'class="button" href="/equipe/bilan"' in (await page.go("/conventions")).text


async def test_the_service_sees_every_school_and_no_small_number(house: House, town: Town) -> None:
    """Two of them are hidden: the small one, and another so that the total does not tell it."""
    _fill(house, town)
    page = await at_desk(house, town.people[Role.AGENT]).go("/bilan")
    for told in ("Lycée Trois", "Lycée Quatre", "Collège Deux", "masqué"):
        assert told in page.text
    row = page.text.split('<th scope="row">Lycée Trois</th>')[1].split("</tr>")[0]
    assert row.count("masqué") == 11
    assert page.text.count('role="img"') == 3
    assert "<style" not in page.text
    assert ' style="' not in page.text


async def test_a_head_sees_their_own_school_alone(house: House, town: Town) -> None:
    """No other school is named."""
    _fill(house, town)
    page = await at_desk(house, town.people[Role.SCHOOL_HEAD]).go("/bilan")
    assert "Collège Deux" in page.text
    for other in ("Collège Formule", "Lycée Trois", "Lycée Quatre"):
        assert other not in page.text
    assert "rendez-vous/nouveau" not in page.text


async def test_the_table_for_a_spreadsheet_holds_no_formula(house: House, town: Town) -> None:
    """With its mark, with semicolons, and an apostrophe before what would be calculated."""
    _fill(house, town)
    browser = at_desk(house, town.people[Role.AGENT])
    async with browser.client.get("/equipe/bilan.csv?du=2026-09-01&au=2027-08-31") as response:
        body = await response.read()
    assert body.startswith(b"\xef\xbb\xbf")
    lines = body.decode("utf-8-sig").splitlines()
    assert "Bilan de l'année;2026-09-01;2027-08-31" in lines
    assert any(line.startswith("'=Collège Formule;") for line in lines)
    assert not any(line.startswith("=") for line in lines)


async def test_the_pdf_is_tagged_and_names_nobody(house: House, town: Town) -> None:
    """Schools and numbers; each drawing has its alternative."""
    _fill(house, town)
    browser = at_desk(house, town.people[Role.AGENT])
    async with browser.client.get("/equipe/bilan.pdf") as response:
        made = read(await response.read())
    assert made.title == "Bilan de l'année"
    assert made.holds("Collège Deux")
    assert not made.holds("A. B.")
    assert len(made.alternatives) == 3


@pytest.mark.parametrize(
    "asked", ["du=2027-01-01&au=2026-01-01", "du=x&au=y", "du=0001-01-01&au=0001-02-01"]
)
async def test_a_period_that_is_none_gives_the_school_year(
    house: House, town: Town, asked: str
) -> None:
    """With a sentence that says so."""
    page = await at_desk(house, town.people[Role.AGENT]).go(f"/bilan?{asked}")
    assert page.status == 200
    assert "ne vont pas ensemble" in page.text
    assert 'value="2026-09-01"' in page.text


async def test_another_year_is_another_review(house: House, town: Town) -> None:
    """What began this year is not in the one before; the year before it is compared with."""
    _fill(house, town)
    browser = at_desk(house, town.people[Role.AGENT])
    assert "Rien à compter" in (await browser.go("/bilan?du=2025-09-01&au=2026-08-31")).text
    later = (await browser.go("/bilan?du=2027-09-01&au=2028-08-31")).text
    assert "Rien à compter" in later
