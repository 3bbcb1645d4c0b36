"""The booklet on the young person's page: guided, kept as it goes, and read for danger."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from resources_db.actions import Role
from resources_db.measures.actions import MarkHalfDay
from resources_db.measures.danger import WORDS_OF_DANGER
from resources_db.measures.finding import half_days
from resources_db.measures.tables import BookletRow
from resources_db.measures.terms import Mark
from resources_db.tasks.opening import open_tasks
from tests.bot.web.personal.conftest import Client, Site
from tests.bot.web.personal.test_appointments import ask
from tests.bot.web.personal.test_measures import make, path_of
from tests.bot.web.personal.test_personal_pages import opened, read, send
from tests.resources_db.measures import making

HELP = 'href="tel:119"'


@dataclass(frozen=True)
class Mine:
    """The young person's browser, on their booklet."""

    site: Site
    browser: Client
    path: str
    half_day: int

    async def keep(self, status: int = 200, /, **words: str) -> str:
        """Touch « Garder » under the first half-day, or under what is of the whole."""
        page = await read(self.browser, self.path)
        [nonce] = re.findall(r'name="nonce" value="([^"]*1)"', page)
        where = {"half_day": str(self.half_day)} if "return" not in words else {"half_day": ""}
        return await send(self.browser, self.path, status, nonce=nonce, **where, **words)

    def written(self) -> list[tuple[str, int | None, str]]:
        """Every line that is kept."""
        rows = self.site.database.read_now(
            lambda s: s.scalars(select(BookletRow).order_by(BookletRow.id)).all()
        )
        return [(row.page, row.half_day_id, row.words) for row in rows]

    def alarms(self) -> int:
        """How many tasks of danger wait."""
        tasks = self.site.database.read_now(open_tasks)
        return [one.kind for one in tasks].count(WORDS_OF_DANGER)


@pytest.fixture
async def mine(site: Site) -> Mine:
    """On the first day, once it has begun."""
    measure = make(site, making.running)
    first = site.database.read_now(lambda s: half_days(s, measure)[0].id)
    return Mine(
        site, await opened(site, Role.YOUNG_PERSON), path_of(site, measure) + "/livret", first
    )


async def test_what_is_written_is_kept_and_may_be_changed(mine: Mine) -> None:
    """Only what changed makes a line; the page comes back with the last words."""
    page = await mine.keep(done="J'ai rangé les livres.", thought="", learnt="Trier.")
    assert "C'est gardé" in page
    assert "J'ai rangé les livres.</textarea>" in page
    await mine.keep(done="J'ai rangé les livres.", thought="C'était bien.", learnt="Trier.")
    assert "Rien de nouveau" in await mine.keep(done="J'ai rangé les livres.")
    await mine.keep(**{"return": "Revoir mon prof principal."})
    assert mine.written() == [
        ("done", mine.half_day, "J'ai rangé les livres."),
        ("learnt", mine.half_day, "Trier."),
        ("thought", mine.half_day, "C'était bien."),
        ("return", None, "Revoir mon prof principal."),
    ]
    assert not mine.alarms()


async def test_a_day_to_come_is_not_there_yet(mine: Mine) -> None:
    """One half-day has begun: one form, and the one of the return."""
    page = await read(mine.browser, mine.path)
    assert page.count('<form method="post" action="/p/mesure') == 2
    assert "ni vos parents, ni l'établissement" in page
    await send(mine.browser, mine.path, 404, half_day=str(mine.half_day + 1), done="Demain")


async def test_words_of_danger_show_at_once_whom_to_call(mine: Mine) -> None:
    """Above everything on the page, one tap; the words are kept, the service has a task."""
    page = await mine.keep(thought="Mon père me frappe tous les soirs.")
    assert page.index(HELP) < page.index("<h1>")
    assert "une personne du service jeunesse est prévenue" in page.lower()
    assert mine.written() == [("thought", mine.half_day, "Mon père me frappe tous les soirs.")]
    assert mine.alarms() == 1
    assert HELP not in (await read(mine.browser, mine.path)).split("<main>")[1]


async def test_words_that_could_not_be_kept_are_given_back(mine: Mine) -> None:
    """The page closed itself meanwhile: the words, and whom to call all the same."""
    mine.site.later(60)
    words = {"half_day": str(mine.half_day), "done": "Je veux mourir <b>"}
    page = await send(mine.browser, mine.path, 403, **words)
    assert "n'ont pas été gardés" in page
    assert "Je veux mourir <b>" in page
    assert 'href="tel:3114"' in page.split("<main>")[1]
    assert not mine.written()


async def test_too_long_words_stay_in_the_form(mine: Mine) -> None:
    """Nothing that was typed is lost."""
    page = await mine.keep(409, done="a" * 2001)
    assert "a" * 2001 in page
    assert not mine.written()


async def test_what_was_done_is_asked_for_while_it_is_fresh(mine: Mine) -> None:
    """After a half-day they were at, until they wrote of it."""
    ask(mine.site, MarkHalfDay(mine.site.town.situation, mine.half_day, Mark.PRESENT))
    mine.site.later(60 * 3)
    browser = await opened(mine.site, Role.YOUNG_PERSON)
    assert "Écrivez dans votre livret" in await read(browser, "/p")
    await Mine(mine.site, browser, mine.path, mine.half_day).keep(done="J'ai écouté.")
    assert "Écrivez dans votre livret" not in await read(browser, "/p")


async def test_nobody_else_writes_there(mine: Mine) -> None:
    """A guardian has no form; one that is forged finds nothing."""
    mother = await opened(mine.site)
    await send(mother, mine.path, 404, half_day=str(mine.half_day), done="Moi")
    assert not mine.written()
