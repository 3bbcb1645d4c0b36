"""A measure on a small telephone, in French and from right to left: axe, and a story by touch."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from resources_db.actions import Role
from resources_db.measures.actions import ArrangeReturn
from tests.bot.web.accessibility import violations
from tests.bot.web.personal.conftest import Site
from tests.bot.web.personal.test_appointments import ask
from tests.bot.web.personal.test_browser import phone, town_site
from tests.bot.web.personal.test_measures import make, path_of
from tests.resources_db.measures import making

pytestmark = pytest.mark.browser
__all__ = ["phone", "town_site"]


def look(page: Page) -> None:
    """Axe finds nothing; nothing needs to be scrolled sideways."""
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_a_young_person_signs_writes_and_looks_back(
    phone: Page, town_site: tuple[Site, str]
) -> None:
    """Each page of the way; words of danger show the numbers above everything."""
    site = town_site[0]
    measure = make(site, making.planned)
    path = path_of(site, measure)
    phone.goto(site.hand_over(site.town.people[Role.YOUNG_PERSON]))
    phone.locator("form.write button.main").click()
    look(phone)
    phone.locator("a[href*='/signer']").first.click()
    look(phone)
    phone.locator("button.main").click()
    look(phone)
    phone.goto(path)
    phone.locator("main details summary").first.click()
    look(phone)

    phone.goto(f"{path}/livret")
    phone.locator("textarea").first.fill("Je veux mourir")
    phone.locator("form.write button.main").first.click()
    expect(phone.get_by_role("alert")).to_be_visible()
    expect(phone.locator("main a[href='tel:3114']")).to_be_visible()
    look(phone)


def test_a_parent_reads_what_comes_after(phone: Page, town_site: tuple[Site, str]) -> None:
    """The return, and three taps."""
    site = town_site[0]
    measure = make(site, making.completed)
    starts = site.at + timedelta(days=9)
    ask(site, ArrangeReturn(site.town.situation, measure, starts, starts + timedelta(hours=1)))
    phone.goto(site.hand_over(site.town.people[Role.GUARDIAN]))
    phone.locator("form.write button.main").click()
    look(phone)
    phone.goto(path_of(site, measure))
    look(phone)
    phone.goto(f"{path_of(site, measure)}/bilan")
    for _tap in range(3):
        look(phone)
        phone.locator("form.answers button").first.click()
    expect(phone.get_by_role("status")).to_be_visible()
    look(phone)
