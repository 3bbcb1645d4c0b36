"""The pages of measures in a real browser, on a phone: axe finds nothing, nothing is cut."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

import pytest
from playwright.sync_api import Page
from sqlalchemy import update
from sqlalchemy.orm import Session

from resources_db.actions import Role
from resources_db.measures.actions import GiveLearnt, GiveSchoolWork, MarkHalfDay
from resources_db.measures.finding import half_days, measure_by_code
from resources_db.measures.machine import State
from resources_db.measures.tables import MeasureRow
from resources_db.measures.terms import Learnt, Mark
from tests.bot.console.desks import SQLITE, page_of, session_of
from tests.bot.console.house import House
from tests.bot.console.test_browser import is_well
from tests.bot.web.chromium import HOW_TO_GET_ONE, find_chromium, running_chromium
from tests.resources_db.measures import making
from tests.resources_db.town import Town

pytestmark = [pytest.mark.browser, SQLITE]


def three_measures(session: Session, town: Town) -> dict[str, str]:
    """One to sign, one under way where something happened, one to close; their pages."""
    to_sign = making.planned(session, town)
    to_close = making.completed(session, town)
    learnt = GiveLearnt(town.situation, to_close, (Learnt.YES, Learnt.NO, Learnt.A_LITTLE))
    making.done(making.ask(session, town, learnt, Role.GUARDIAN))
    running = making.running(session, town)
    work = GiveSchoolWork(town.situation, running, "Mme Ba", "Exercice 3, page 12.")
    making.done(making.ask(session, town, work))
    first = making.first_half_day(session, running)
    accident = MarkHalfDay(town.situation, first, Mark.ACCIDENT)
    making.done(making.ask(session, town, accident))
    # Making the second one possible called the first one off.
    again = update(MeasureRow).where(MeasureRow.id == to_sign)
    session.execute(again.values(state=State.PLANNED.value, over=None))
    rows = {"to sign": to_sign, "to close": to_close, "running": running}
    return {name: f"/mesures/{session.get_one(MeasureRow, row).code}" for name, row in rows.items()}


def last_half_day(session: Session, page: str) -> int:
    """The last half-day of a measure: it has not begun."""
    row = measure_by_code(session, page.rpartition("/")[2])
    assert row is not None
    return half_days(session, row.id)[-1].id


async def test_each_page_is_well_for_each_reader(house: House, town: Town) -> None:
    """With everything unfolded, by day and by night."""
    path = find_chromium()
    if path is None:
        pytest.skip(HOW_TO_GET_ONE)
    pages = house.database.write_now(lambda s: three_measures(s, town))
    everything = ["/", "/mesures", *pages.values()]
    coming = house.database.read_now(lambda s: last_half_day(s, pages["running"]))
    beginnings = [
        "/appel",
        "/places",
        f"{page_of(house, town.situation)}/mesure",
        f"{pages['to sign']}/planifier",
        f"{pages['running']}/changer?demi={coming}",
    ]
    paths = {
        Role.AGENT: [*everything, *beginnings],
        Role.SCHOOL_HEAD: everything[1:],
        Role.MISSION_TUTOR: ["/", pages["running"]],
    }
    readers = {session_of(house, town.people[role]): here for role, here in paths.items()}
    await asyncio.to_thread(look, path, str(house.server.make_url("/equipe")), readers)


def look(chromium: str, site: str, readers: Mapping[str, Sequence[str]]) -> None:
    """Open every page of every reader, known by the secret of their session."""
    with running_chromium(chromium) as browser:
        for secret, paths in readers.items():
            with browser.new_context(
                bypass_csp=True, locale="fr-FR", viewport={"width": 375, "height": 700}
            ) as context:
                context.add_cookies([{"name": "accroche-equipe", "value": secret, "url": site}])
                page = context.new_page()
                for path in paths:
                    answer = page.goto(f"{site}{path}")
                    assert answer is not None
                    assert answer.ok, path
                    is_well(page)
                    if path == "/appel":
                        is_well_when_refused(page)
                page.emulate_media(color_scheme="dark")
                is_well(page)


def is_well_when_refused(page: Page) -> None:
    """The call, sent empty: what is wrong is told beside each field, and read with it."""
    page.locator("form[action$=appel]").evaluate("form => { form.noValidate = true; }")
    page.get_by_role("button", name="Noter, et planifier").click()
    name = page.locator("#given_name")
    described = page.locator(f"#{name.get_attribute('aria-describedby')}")
    assert "toutes lettres" in described.inner_text()
    is_well(page)
