"""The whole assistant in a real browser: a parent's story, and axe on what it really says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bot.web.accessibility import violations
from tests.bot.web.live import live_site
from tests.bot.web.real import real_app

pytestmark = pytest.mark.browser
EXCLUDED = "Mon fils de 14 ans est exclu du collège à Rouen, que faire ?"
ALARMING = "je veux mourir"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The chat with its real desk and directory."""
    with live_site(partial(real_app, tmp_path_factory.mktemp("var"))) as address:
        yield address


@pytest.fixture(params=["fr-FR", "en-GB", "ar"])
def inspected(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Page]:
    """A small page that axe may look into, in each language."""
    with browser.new_context(
        base_url=site,
        bypass_csp=True,
        locale=request.param,
        viewport={"width": 320, "height": 640},
    ) as context:
        yield context.new_page()


def ask(page: Page, words: str) -> None:
    """Write and send, by the form's own button."""
    page.get_by_role("textbox").fill(words)
    page.locator("form.write button.main").click()


def test_no_accessibility_fault(inspected: Page) -> None:
    """Axe finds nothing in real answers: lists, « not understood », numbers, cards; nor at dark."""
    inspected.goto("/")
    for number, words in enumerate(("menu", "?!", ALARMING, EXCLUDED), start=1):
        ask(inspected, words)
        expect(inspected.locator("li.person")).to_have_count(number)
        assert violations(inspected) == [], words
    inspected.emulate_media(color_scheme="dark")
    assert violations(inspected) == []


def test_a_need_is_found_by_buttons_alone(browser: Browser, site: str) -> None:
    """Without JavaScript or typing, pressing first answers leads to a card with its source."""
    with browser.new_context(base_url=site, java_script_enabled=False, locale="fr-FR") as context:
        page = context.new_page()
        page.goto("/")
        page.get_by_role("button", name="Choisir dans une liste").click()
        page.locator("#answer").get_by_role("button", name="Trouver de l'aide").click()
        while "commune" not in page.locator("li.assistant .text").last.inner_text():
            page.locator("#answer form.answers button").first.click()
        ask(page, "76000")
        page.wait_for_selector(".card")
        assert "Source\N{NO-BREAK SPACE}:" in page.locator(".card").first.inner_text()


def test_a_parent_finds_help_without_a_reload(browser: Browser, site: str) -> None:
    """The main story with scripts: a sentence, true cards, an answer; one page all along."""
    with browser.new_context(base_url=site, locale="fr-FR") as context:
        page = context.new_page()
        page.goto("/")
        ask(page, EXCLUDED)
        expect(page.get_by_role("heading", name="Service Jeunesse, Ville de Rouen")).to_be_visible()
        before = page.locator("li.assistant").count()
        page.evaluate("window.stayed = true")
        page.locator("#answer form.answers button").first.click()
        expect(page.locator("li.person")).to_have_count(2)
        assert page.locator("li.assistant").count() > before
        assert page.evaluate("window.stayed") is True


def test_a_father_finds_help_in_arabic(browser: Browser, site: str) -> None:
    """The main story in Arabic, from right to left: a sentence, the town, true cards."""
    with browser.new_context(base_url=site, locale="ar") as context:
        page = context.new_page()
        page.goto("/")
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        ask(page, "ابني مطرود من المدرسة 3 أيام، ماذا أفعل؟")
        expect(page.locator("li.assistant .text").last).to_contain_text(re.compile("[؀-ۿ]"))
        ask(page, "Rouen")
        card = page.get_by_role("heading", name="Service Jeunesse, Ville de Rouen")
        expect(card).to_be_visible()
        expect(card).to_have_attribute("lang", "fr")
        expect(page.locator("html")).to_have_attribute("lang", "ar")


def test_language_button_changes_the_page_in_place(browser: Browser, site: str) -> None:
    """Title, buttons and direction follow the language of the answers, without a reload."""
    with browser.new_context(base_url=site, locale="fr-FR") as context:
        page = context.new_page()
        page.goto("/")
        ask(page, "menu")
        expect(page.locator("li.assistant").first).to_be_visible()
        page.evaluate("window.stayed = true")
        page.locator(".languages summary").click()
        page.get_by_role("button", name="English").click()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.get_by_role("button", name="Send")).to_be_visible()
        assert page.title().startswith("Your conversation")
        assert page.evaluate("window.stayed") is True


def test_message_written_while_the_server_restarts_arrives_once(
    browser: Browser, tmp_path: Path
) -> None:
    """The open page sends it when the server is back, and goes on with the same conversation."""
    with ExitStack() as stack:
        before = stack.enter_context(ExitStack())
        address = before.enter_context(live_site(partial(real_app, tmp_path)))
        context = browser.new_context(base_url=address, locale="fr-FR")
        page = stack.enter_context(context).new_page()
        page.goto("/")
        ask(page, EXCLUDED)
        expect(page.locator(".card").first).to_be_visible()
        before.close()
        ask(page, ALARMING)
        expect(page.get_by_text("Pas encore envoyé", exact=True)).to_be_visible()
        port = int(address.rstrip("/").rpartition(":")[2])
        stack.enter_context(live_site(partial(real_app, tmp_path), port))
        # Unless the page has just tried by itself: the button is gone then.
        page.evaluate("document.querySelector('#retry')?.click()")
        expect(page.locator("li.person")).to_have_count(2)
        page.reload()
        assert page.locator("li.person .text").all_inner_texts() == [EXCLUDED, ALARMING]


def test_leaving_erases_on_the_server(browser: Browser, tmp_path: Path) -> None:
    """« Quitter vite » with the real desk: an old cookie, put back, shows a first page."""
    with (
        live_site(partial(real_app, tmp_path)) as address,
        browser.new_context(base_url=address, locale="fr-FR") as context,
    ):
        page = context.new_page()
        page.goto("/")
        ask(page, EXCLUDED)
        expect(page.locator(".card").first).to_be_visible()
        (cookie,) = context.cookies()
        page.get_by_role("button", name="Quitter vite").click()
        page.wait_for_url("**/recette")
        context.add_cookies(
            [{"name": "accroche", "value": cookie.get("value", ""), "url": address}]
        )
        page.goto("/")
        assert page.get_by_label("Écrivez votre question").is_visible()
