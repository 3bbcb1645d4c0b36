"""A tutor with an account: the same taps, the same « who knows », the same word for the booklet."""

from __future__ import annotations

from html import unescape

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Role
from resources_db.measures.danger import WORDS_OF_DANGER
from resources_db.measures.finding import half_days
from resources_db.measures.tables import BookletRow
from resources_db.tasks.opening import open_tasks
from tests.bot.console.desks import SQLITE, at_desk
from tests.bot.console.house import House
from tests.bot.console.measures.working import Work
from tests.bot.web.tutors.town_of_tutors import begun
from tests.resources_db.town import Town

pytestmark = SQLITE


async def test_an_accident_says_whom_to_call_and_who_knows(house: House, town: Town) -> None:
    """On the page of the measure, right after the tap; nothing of it on a present."""
    work = Work.at(house, town, begun)
    tutor = await at_desk(house, town.people[Role.MISSION_TUTOR]).go(work.path)
    half_day = house.database.read_now(lambda s: half_days(s, work.measure)[1].id)
    await work.send(tutor, "pointer", half_day=str(half_day), mark="accident")
    page = unescape(tutor.text).replace("\u00a0", " ").replace("\u202f", " ")
    assert page.index("tel:15") < page.index('id="demi-journees"')
    assert "La direction :" in page
    assert "Le service Jeunesse est prévenu" in page
    await work.send(tutor, "pointer", half_day=str(half_day), mark="present")
    assert "tel:15" not in tutor.text


async def test_a_word_for_the_booklet(house: House, town: Town) -> None:
    """Kept; a grave one is said so, with whom to call; the service has none to leave here."""
    work = Work.at(house, town, begun)
    tutor = await at_desk(house, town.people[Role.MISSION_TUTOR]).go(work.path)
    await work.send(tutor, "mot", words="Bravo pour la peinture.")
    assert "Votre mot est dans le livret" in tutor.text
    await work.send(tutor, "mot", words="Son beau-père le frappe tous les soirs.")
    assert "va le lire maintenant" in unescape(tutor.text)
    assert "tel:119" in tutor.text
    assert WORDS_OF_DANGER in house.database.read_now(_kinds)
    kept = house.database.read_now(lambda s: list(s.scalars(select(BookletRow.words))))
    assert len(kept) == 2
    assert 'id="mot"' not in (await work.seen_by(Role.AGENT)).text


def _kinds(session: Session) -> list[str]:
    return [task.kind for task in open_tasks(session)]
