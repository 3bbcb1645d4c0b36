"""The personal pages in a real browser, on a small telephone: axe, and one story by touch."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from playwright.sync_api import Browser, Page, expect

from bot.library import Library
from resources_db.actions import Role
from resources_db.storage.database import Database
from resources_db.storage.keys import Keys
from tests.bot.web.accessibility import violations
from tests.bot.web.live import live_site
from tests.bot.web.personal.conftest import Site
from tests.bot.web.personal.test_appointments import book
from tests.resources_db.town import build

pytestmark = pytest.mark.browser


@pytest.fixture
def town_site(sqlite_url: str, keys: Keys, library: Library) -> Iterator[tuple[Site, str]]:
    """The town behind real pages, and their address."""
    with Database.open(sqlite_url, keys) as database:
        site = Site(database, database.write_now(build), library)

        @asynccontextmanager
        async def open_app() -> AsyncGenerator[web.Application]:
            yield site.application()

        with live_site(open_app) as address:
            yield site, address


@pytest.fixture(params=["fr-FR", "ar"])
def phone(
    request: pytest.FixtureRequest, browser: Browser, town_site: tuple[Site, str]
) -> Iterator[Page]:
    """A small telephone, in French and in a language written from right to left."""
    with browser.new_context(
        base_url=town_site[1],
        bypass_csp=True,
        locale=request.param,
        viewport={"width": 320, "height": 640},
    ) as context:
        yield context.new_page()


def test_a_guardian_opens_reads_and_answers(phone: Page, town_site: tuple[Site, str]) -> None:
    """Axe finds nothing on any page of the way; nothing needs to be scrolled sideways."""
    site = town_site[0]

    def look() -> None:
        assert violations(phone) == []
        wide = phone.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not wide

    phone.goto(site.hand_over(site.town.people[Role.GUARDIAN]))
    look()
    phone.locator("form.write button.main").click()
    look()
    phone.locator("a[href*='/accompaniment/']").click()
    look()
    phone.locator("main details summary").click()
    look()
    phone.locator("button[value='yes']").click()
    expect(phone.locator("a[download]").first).to_be_visible()
    look()

    phone.goto("/p")
    phone.locator("form[action='/p/fermer'] button").click()
    look()


def test_the_code_is_asked_for_by_a_labelled_field(
    phone: Page, town_site: tuple[Site, str]
) -> None:
    """For a protected contact."""
    site = town_site[0]
    phone.goto(site.hand_over(site.town.other_parent, "042017"))
    phone.locator("form.write button.main").click()
    phone.locator("#code").fill("111111")
    phone.locator("form.write button.main").click()
    expect(phone.get_by_role("alert")).to_be_visible()
    assert violations(phone) == []


def test_an_appointment_is_read_and_answered(phone: Page, town_site: tuple[Site, str]) -> None:
    """The first page, the appointment, the wishes: axe finds nothing, and nothing is too wide."""
    site = town_site[0]
    book(site)

    def look() -> None:
        assert violations(phone) == []
        wide = phone.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert not wide

    phone.goto(site.hand_over(site.town.people[Role.GUARDIAN]))
    phone.locator("form.write button.main").click()
    look()
    phone.locator("button[value='not_coming']").click()
    expect(phone.get_by_role("status")).to_be_visible()
    look()
    phone.goto("/p/rappels")
    look()


def test_a_school_opens_and_answers(phone: Page, town_site: tuple[Site, str]) -> None:
    """The same, for the page of a link to an official mailbox; an answer too short is told."""
    phone.goto(town_site[0].ask_school())
    for step in ("form.write button.main", "button[value='done']"):
        assert violations(phone) == []
        assert not phone.evaluate("document.documentElement.scrollWidth > innerWidth")
        if phone.locator("#contact").count():
            phone.locator("#contact").fill(" ")
        phone.locator(step).click()
    expect(phone.get_by_role("alert")).to_be_visible()
    phone.locator("#contact").fill("Mme Invent")
    phone.locator("button[value='done']").click()
    expect(phone.get_by_role("status")).to_be_visible()
    assert violations(phone) == []
