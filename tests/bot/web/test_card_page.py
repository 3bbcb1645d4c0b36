"""The page of one card: for anyone, to send and to print."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import CookieJar
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application
from playwright.sync_api import Browser, Page

from bot.messages.body import Card
from bot.web.app import make_app
from tests.bot.web.accessibility import violations
from tests.bot.web.conftest import Client
from tests.bot.web.live import live_site
from tests.bot.web.scripted_desk import CARD, ScriptedDesk
from tests.bot.web.words import say

FAKE_SHARE = "navigator.share = (data) => { window.shared = data; return Promise.resolve(); };"


async def healthy() -> bool:
    return True


async def card_of(id_: str, lang: str) -> Card | None:
    return CARD if id_ == CARD.id and lang in {"fr", "en"} else None


@pytest.fixture
async def alone() -> AsyncIterator[Client]:
    """Someone who has never written here."""
    server = TestServer(make_app(ScriptedDesk(), say, healthy, card_of=card_of))
    async with TestClient(server, cookie_jar=CookieJar(unsafe=True)) as client:
        yield client


async def test_card_needs_no_session(alone: Client) -> None:
    """Name, phone, source and date, and no cookie; nothing to press that expects a session."""
    response = await alone.get("/fiche/seed-1")
    page = await response.text()
    assert response.status == 200
    assert "Set-Cookie" not in response.headers
    assert re.search(r"<h1[^>]*>Mission locale &lt;Rouen&gt;</h1>", page)
    assert 'href="tel:+33235000000"' in page
    assert "convention de Rouen, 2015" in page
    assert "javascript:" not in page
    assert "og:" not in page


async def test_card_is_told_in_the_language_asked_for(alone: Client) -> None:
    """``?lang=`` words what surrounds the facts, and its links keep the card."""
    page = await (await alone.get("/fiche/seed-1?lang=en")).text()
    assert '<html lang="en"' in page
    assert 'href="/fiche/seed-1?lang=fr"' in page
    assert "[en] Numéros d" in page


@pytest.mark.parametrize("id_", ["unknown", "..%2F..%2Fetc", "%00", "a" * 3000, "é", "%22%3E"])
async def test_card_that_is_not_shown_is_a_kind_page(alone: Client, id_: str) -> None:
    """404, in words, with the way to the chat and the emergency numbers."""
    response = await alone.get(f"/fiche/{id_}")
    page = await response.text()
    assert response.status == 404
    assert "Cette fiche n" in page
    assert 'href="tel:119"' in page


async def test_chat_links_to_each_card(client: Client) -> None:
    """A card in the conversation has a link to its own page, named after it."""
    await client.post("/", data={"choice": "need-exclu"})
    page = await (await client.get("/")).text()
    assert 'href="/fiche/seed-1?lang=fr" aria-describedby=' in page


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """A site whose directory holds one card."""

    @asynccontextmanager
    async def open_app() -> AsyncGenerator[Application]:
        yield make_app(ScriptedDesk(), say, healthy, card_of=card_of)

    with live_site(open_app) as address:
        yield address


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """The page of the card, on a device that can share."""
    with browser.new_context(base_url=site, bypass_csp=True, locale="fr-FR") as context:
        context.add_init_script(FAKE_SHARE)
        one = context.new_page()
        one.goto("/fiche/seed-1")
        yield one


@pytest.mark.browser
def test_card_page_has_no_accessibility_fault(page: Page) -> None:
    """Axe finds nothing, by day or by night, on a small screen."""
    page.set_viewport_size({"width": 320, "height": 640})
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []


@pytest.mark.browser
def test_printed_card_is_black_on_white(page: Page) -> None:
    """Even at night: only the card, its number large, its source and date; no buttons."""
    page.emulate_media(media="print", color_scheme="dark")
    ink = "one => getComputedStyle(one).color"
    phone = page.locator(".card a[href^='tel:']").first
    assert phone.evaluate(ink) == "rgb(0, 0, 0)"
    assert phone.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") >= 26
    ground = page.locator("body").evaluate("one => getComputedStyle(one).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
    assert page.get_by_text("Source :").is_visible()
    assert not [button for button in page.locator("button, .tools").all() if button.is_visible()]


@pytest.mark.browser
def test_card_is_shared_by_the_device(page: Page) -> None:
    """« Partager » hands the address of the card, with its name, to the device."""
    page.get_by_role("button", name="Partager").click()
    shared = page.evaluate("window.shared")
    assert shared["url"] == page.url
    assert shared["title"] == page.locator("h1").inner_text()
    assert page.get_by_role("button", name="Imprimer").is_visible()
