"""« Écouter »: messages read aloud by the voices of the device, where it has one."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web
from playwright.sync_api import Browser, Page

from bot.web.app import make_app
from tests.bot.web.accessibility import violations
from tests.bot.web.live import live_site
from tests.bot.web.scripted_desk import ScriptedDesk
from tests.bot.web.words import say

pytestmark = pytest.mark.browser
VOICES = (Path(__file__).parent / "fake_voices.js").read_text("utf-8")
SAID = "speechSynthesis.said.map(([, text]) => text.trim())"
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The chat in front of a scripted desk."""

    @asynccontextmanager
    async def open_app() -> AsyncGenerator[web.Application]:
        async def healthy() -> bool:
            return True

        yield make_app(ScriptedDesk(), say, healthy)

    with live_site(open_app) as address:
        yield address


@pytest.fixture
def with_voices(browser: Browser, site: str) -> Iterator[Open]:
    """Opens a conversation on a device that speaks these languages."""
    with ExitStack() as stack:

        def opened(*langs: str) -> Page:
            context = stack.enter_context(
                browser.new_context(base_url=site, bypass_csp=True, locale="fr-FR")
            )
            context.add_init_script(VOICES.replace("VOICES", json.dumps(langs)))
            page = context.new_page()
            page.goto("/")
            ask(page, "bonjour")
            page.wait_for_selector("li.assistant")
            return page

        yield opened


def ask(page: Page, words: str) -> None:
    page.get_by_role("textbox").fill(words)
    page.get_by_role("button", name="Envoyer").click()


def last_button(page: Page) -> str:
    """Press the button of the last message; its state."""
    button = page.locator("li.assistant button.listen").last
    button.click()
    return button.get_attribute("aria-pressed") or ""


def test_last_question_is_read_with_its_answers(with_voices: Open) -> None:
    """The message, then each answer that can be pressed; nothing before one asks for it."""
    page = with_voices("en-US", "fr-FR")
    assert page.evaluate(SAID) == []
    assert last_button(page) == "true"
    assert page.evaluate(SAID) == [
        "De quoi avez-vous besoin ?",
        "Mon enfant est exclu",
        "Du harcèlement",
    ]
    assert page.evaluate("speechSynthesis.said[0][0]") == "fr-FR"


def test_first_page_is_read_with_the_way_on(with_voices: Open) -> None:
    """Someone who cannot read hears what this is for, and which button leads to pictures."""
    page = with_voices("fr-FR")
    page.context.clear_cookies()
    page.goto("/")
    page.locator("button.listen").click()
    said = page.evaluate(SAID)
    assert said[0] == page.locator("h1").inner_text()
    assert said[-1] == "Choisir dans une liste"


def test_card_is_read_number_by_number(with_voices: Open) -> None:
    """Name, kind, caution, then the phone slowly enough to write it down, and the address."""
    page = with_voices("fr-FR")
    page.get_by_role("button", name="Mon enfant est exclu").click()
    page.wait_for_selector(".card")
    page.locator("li:has(.card) button.listen").click()
    said = " ".join(page.evaluate(SAID))
    told = ("Mission locale <Rouen>", "Attention", "0 2, 3 5, 0 0, 0 0, 0 0", "1 rue du Test")
    places = [said.index(part) for part in told]
    assert places == sorted(places)
    assert "ne pas ouvrir" not in said


def test_numbers_to_call_are_read(with_voices: Open) -> None:
    """An alarming message is answered aloud too, digit by digit."""
    page = with_voices("fr-FR")
    ask(page, "je veux mourir")
    message = page.locator("li.assistant", has_text="Appelez maintenant")
    message.locator("button.listen").click()
    assert "3 1 1 4." in page.evaluate(SAID)


def test_what_is_being_read_can_be_seen(with_voices: Open) -> None:
    """The part being read is outlined, so that ear and eye (a picture) go together."""
    page = with_voices("fr-FR")
    last_button(page)
    page.evaluate("speechSynthesis.begin()")
    assert page.locator(".aloud").inner_text() == "De quoi avez-vous besoin\xa0?"
    page.evaluate("speechSynthesis.finish()")
    assert page.locator(".aloud").count() == 0
    assert page.locator("button.listen[aria-pressed=true]").count() == 0


def test_second_press_stops(with_voices: Open) -> None:
    """The same button is silence."""
    page = with_voices("fr-FR")
    last_button(page)
    before = page.evaluate("speechSynthesis.cancelled")
    assert last_button(page) == "false"
    assert page.evaluate("speechSynthesis.cancelled") == before + 1


@pytest.mark.parametrize(
    "event",
    ["window.dispatchEvent(new Event('pagehide'))", "document.querySelector('ol.log').append(li)"],
    ids=["on leaving", "on a new message"],
)
def test_leaving_and_new_messages_stop(with_voices: Open, event: str) -> None:
    """Nothing goes on speaking behind the person's back."""
    page = with_voices("fr-FR")
    last_button(page)
    before = page.evaluate("speechSynthesis.cancelled")
    page.evaluate("const li = document.createElement('li'); " + event)
    page.wait_for_function(f"speechSynthesis.cancelled > {before}")
    assert page.locator("button.listen[aria-pressed=true]").count() == 0


@pytest.mark.parametrize(
    "langs",
    [(), ("en-US", "es"), ("fr-FR remote",)],
    ids=["no voice", "other languages", "a voice on a server"],
)
def test_without_a_voice_there_is_no_button(with_voices: Open, langs: tuple[str, ...]) -> None:
    """Absent, never broken, nothing told to a server; and the conversation goes on."""
    page = with_voices(*langs)
    assert page.locator("button.listen").count() == 0
    page.get_by_role("button", name="Mon enfant est exclu").click()
    page.wait_for_selector(".card")
    assert page.locator("button.listen").count() == 0


def test_voices_may_come_late(with_voices: Open) -> None:
    """Many phones list their voices after the page: buttons come with them, and go with them."""
    page = with_voices()
    messages = page.locator("li.assistant").count()
    page.evaluate("speechSynthesis.arrive(['fr_FR'])")
    assert page.locator("button.listen").count() == messages
    page.evaluate("speechSynthesis.arrive(['de-DE'])")
    assert page.locator("button.listen").count() == 0


def test_messages_that_come_later_have_it_too(with_voices: Open) -> None:
    """Each answer added to the page can be listened to, once."""
    page = with_voices("fr-FR")
    page.get_by_role("button", name="Mon enfant est exclu").click()
    page.wait_for_selector(".card")
    assert page.locator("button.listen").count() == page.locator("li.assistant").count()


def test_a_browser_without_speech_works(browser: Browser, site: str) -> None:
    """Old browsers know nothing of voices: no button, no error."""
    with browser.new_context(base_url=site, locale="fr-FR") as context:
        context.add_init_script(
            "Object.defineProperty(window, 'speechSynthesis', { value: undefined })"
        )
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(error.message))
        page.goto("/")
        ask(page, "bonjour")
        page.wait_for_selector("li.assistant")
        assert page.locator("button.listen").count() == 0
        assert errors == []


def test_it_is_accessible(with_voices: Open) -> None:
    """Axe finds nothing; the button is large enough and pressed by the keyboard."""
    page = with_voices("fr-FR")
    assert violations(page) == []
    button = page.locator("button.listen").last
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    assert violations(page) == []
