"""A tutor's telephone and the service's screen: axe, by touch, nothing wider than the screen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from playwright.sync_api import BrowserContext, Page, expect
from sqlalchemy.orm import Session

from bot.console.app import mount_console
from bot.settings import Settings
from resources_db.accounts.actions import OpenAccount
from resources_db.accounts.finding import account_of_person
from resources_db.accounts.sessions import FirstProof, begin_session
from resources_db.actions import Actor, Role
from resources_db.door import perform
from resources_db.measures.tables import MeasureRow
from tests.bot.console.desks import LONG
from tests.bot.web.accessibility import violations
from tests.bot.web.chromium import HOW_TO_GET_ONE, find_chromium, running_chromium
from tests.bot.web.live import live_site
from tests.bot.web.tutors.town_of_tutors import Tutoring

pytestmark = pytest.mark.browser


@pytest.fixture
def telephone(workshop: Tutoring, bare_environment: None) -> Iterator[BrowserContext]:
    """A small telephone in front of the tutor's pages and the console."""
    path = find_chromium()
    if path is None:
        pytest.skip(HOW_TO_GET_ONE)

    @asynccontextmanager
    async def open_app() -> AsyncGenerator[web.Application]:
        app = workshop.application()
        catalogs = workshop.librarian.present.catalogs
        mount_console(
            app, Settings(), workshop.database, workshop.librarian, workshop.clock,
            lambda text: catalogs.sentence(text, "fr"),
        )  # fmt: skip
        yield app

    asyncio.run(workshop.letters.sweep())
    with (
        live_site(open_app) as site,
        running_chromium(path) as browser,
        browser.new_context(
            base_url=site, bypass_csp=True, locale="fr-FR", viewport={"width": 360, "height": 740}
        ) as context,
    ):
        yield context


def look(page: Page) -> None:
    """Axe finds nothing; nothing needs to be scrolled sideways."""
    assert violations(page) == []
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wide


def sign_in(context: BrowserContext, workshop: Tutoring, role: Role, site: str) -> None:
    """At the console, both proofs given."""
    person = workshop.town.people[role]

    def work(session: Session) -> str:
        perform(session, Actor.system(), OpenAccount(person, f"{role}@v.example"), workshop.clock())
        account = account_of_person(session, person)
        assert account is not None
        proof = FirstProof("link", "test")
        return begin_session(session, account.id, workshop.clock(), LONG, proof, whole=True)

    secret = workshop.database.write_now(work)
    context.add_cookies([{"name": "accroche-equipe", "value": secret, "url": site}])


def test_a_tutor_taps_and_the_service_sees(telephone: BrowserContext, workshop: Tutoring) -> None:
    """The link, the day, an accident, a correction, a word; then the week and the measure."""
    page = telephone.new_page()
    page.goto(workshop.link)
    look(page)
    page.locator("button.main").click()
    look(page)
    buttons = page.locator("button[name=mark]")
    assert all(box["height"] >= 44 for box in (one.bounding_box() for one in buttons.all()) if box)
    page.locator("button[value=accident]").first.click()
    expect(page.locator("#first")).to_be_visible()
    look(page)
    page.locator("details summary", has_text="Corriger").click()
    look(page)
    page.locator("details button[value=present]").first.click()
    expect(page.get_by_role("status")).to_contain_text("Présent")
    page.locator("details summary", has_text="Un mot").click()
    page.locator("textarea").fill("Bravo pour la peinture.")
    look(page)

    site = page.url.partition("/t")[0]
    code = workshop.database.read_now(lambda s: s.get_one(MeasureRow, workshop.measure).code)
    for role, paths in (
        (Role.AGENT, ("/mesures/semaine", f"/mesures/{code}")),
        (Role.MISSION_TUTOR, (f"/mesures/{code}",)),
    ):
        sign_in(telephone, workshop, role, site)
        for path in paths:
            page.goto(f"/equipe{path}")
            expect(page.locator("h1")).to_be_visible()
            look(page)
