"""The chat in a real browser: without JavaScript, by keyboard, on a small screen, with axe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Literal

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.bot.web.accessibility import violations
from tests.bot.web.scripted_desk import ScriptedDesk
from tests.bot.web.scripted_site import scripted_site

pytestmark = pytest.mark.browser
SMALL, DESK = (320, 640), (1280, 800)
LOOKS: list[tuple[tuple[int, int], Literal["light", "dark"]]] = [(SMALL, "light"), (DESK, "dark")]
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The chat in front of a scripted desk, in a language from right to left too."""
    with scripted_site(ScriptedDesk(), ("fr", "en", "ar")) as address:
        yield address


@pytest.fixture
def plain(browser: Browser, site: str) -> Iterator[Page]:
    """A page without JavaScript, as on the oldest phone."""
    with browser.new_context(
        base_url=site,
        java_script_enabled=False,
        locale="fr-FR",
        viewport={"width": SMALL[0], "height": SMALL[1]},
    ) as context:
        yield context.new_page()


@pytest.fixture
def inspected(browser: Browser, site: str) -> Iterator[Page]:
    """A page that axe and measuring scripts may look into."""
    with browser.new_context(base_url=site, bypass_csp=True, locale="fr-FR") as context:
        yield context.new_page()


def ask(page: Page, words: str) -> None:
    page.get_by_role("textbox").fill(words)
    page.get_by_role("button", name="Envoyer").click()


def to_landing(page: Page) -> None:
    page.goto("/")


def to_question(page: Page) -> None:
    page.goto("/")
    ask(page, "je veux mourir")
    expect(page.locator("li.assistant")).to_have_count(2)


def to_cards(page: Page) -> None:
    to_question(page)
    page.get_by_role("button", name="Mon enfant est exclu").click()
    expect(page.locator(".card")).to_have_count(1)
    for folded in page.locator("summary").all():
        folded.click()


def to_problem(page: Page) -> None:
    page.goto("/nowhere")


def to_waiting(page: Page) -> None:
    """A message that cannot leave: the line is cut."""
    to_question(page)
    page.context.set_offline(True)
    ask(page, "dans le tunnel")
    expect(page.locator("#retry")).to_be_visible()


def to_neutral(page: Page) -> None:
    page.goto("/recette")


GoTo = Callable[[Page], None]
SCREENS = [to_landing, to_question, to_cards, to_problem, to_waiting, to_neutral]


@pytest.mark.parametrize("screen", SCREENS)
def test_no_accessibility_fault(inspected: Page, screen: GoTo) -> None:
    """Axe finds nothing on any kind of screen, small and light or large and dark."""
    screen(inspected)
    for (width, height), colors in LOOKS:
        inspected.set_viewport_size({"width": width, "height": height})
        inspected.emulate_media(color_scheme=colors)
        assert violations(inspected) == [], colors


@pytest.mark.parametrize("screen", SCREENS)
def test_no_fault_from_right_to_left(browser: Browser, site: str, screen: GoTo) -> None:
    """In Arabic the page is turned round, nothing sticks out, and axe finds nothing."""
    with browser.new_context(
        base_url=site,
        bypass_csp=True,
        locale="ar",
        viewport={"width": SMALL[0], "height": SMALL[1]},
    ) as context:
        page = context.new_page()
        screen(page)
        assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
        assert page.evaluate(TOO_WIDE) == 0
        assert violations(page) == []


def test_unreviewed_language_shows_the_french(browser: Browser, site: str) -> None:
    """Its reader is told; French is one tap away; words about safety have the French beside."""
    with browser.new_context(base_url=site, locale="ar") as context:
        page = context.new_page()
        to_landing(page)
        assert page.locator(".emergency .french").first.inner_text() == "Vie en danger"
        assert page.locator("footer .french").inner_text().startswith("Sans compte")
        page.get_by_role("link", name="Lire en français").click()
        expect(page.locator("html")).to_have_attribute("lang", "fr")
        assert page.locator(".french, .unreviewed").count() == 0


def test_forced_colors_keep_everything_visible(inspected: Page) -> None:
    """With the colours of the system (high contrast), bubbles, cards and buttons have edges."""
    inspected.emulate_media(forced_colors="active")
    to_cards(inspected)
    for one in ("li.assistant", "li.person", ".card", "#answer button", ".quit button"):
        edge = inspected.locator(one).first.evaluate("it => getComputedStyle(it).borderTopStyle")
        assert edge != "none", one


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_sticks_out_of_a_small_screen(inspected: Page, screen: GoTo) -> None:
    """At 320 px (a desktop at 400 %), even with text twice as large, one never scrolls sideways."""
    inspected.set_viewport_size({"width": SMALL[0], "height": SMALL[1]})
    screen(inspected)
    assert inspected.evaluate(TOO_WIDE) == 0
    inspected.add_style_tag(content="html { font-size: 200% }")
    assert inspected.evaluate(TOO_WIDE) == 0


@pytest.mark.parametrize("screen", SCREENS[:-1])
def test_everything_to_press_is_large_enough(inspected: Page, screen: GoTo) -> None:
    """Buttons, numbers and links are at least 44 px high."""
    screen(inspected)
    heights = inspected.locator("button, summary, .numbers a, dd a, nav a, .button").evaluate_all(
        "all => all.filter(one => one.checkVisibility())"
        ".map(one => Math.round(one.getBoundingClientRect().height))"
    )
    assert min(heights) >= 44


def test_story_without_javascript(plain: Page, site: str) -> None:
    """Ask, press, read the card, reload, come back: all without a script, all from our host."""
    asked: list[str] = []
    plain.on("request", lambda request: asked.append(request.url))
    to_cards(plain)
    assert plain.get_by_role("heading", name="Mission locale <Rouen>").is_visible()
    phone = plain.get_by_role("link", name="02 35 00 00 00")
    assert phone.get_attribute("href") == "tel:+33235000000"
    lines = plain.locator("ol.log > li").count()
    plain.reload()
    plain.goto("/")
    assert plain.locator("ol.log > li").count() == lines
    assert all(url.startswith(site) for url in asked)


def test_answer_has_the_focus_and_is_in_sight(plain: Page) -> None:
    """After sending, the first new answer is where a screen reader goes on reading."""
    to_question(plain)
    answer = plain.locator("li.assistant").first
    assert plain.locator("li.assistant:focus").inner_text() == answer.inner_text()
    box = answer.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < SMALL[1] / 2


def test_story_with_the_keyboard_alone(plain: Page) -> None:
    """The skip link, words, and an answer by Tab and Enter; Tab after the answer goes forward."""
    plain.goto("/")
    keys = plain.keyboard
    keys.press("Tab")
    assert plain.locator(".skip:focus").is_visible()
    keys.press("Enter")
    keys.press("Tab")
    keys.type("bonjour")
    keys.press("Tab")
    keys.press("Enter")
    plain.wait_for_url("**/#m*")
    keys.press("Tab")
    assert plain.locator("button:focus").inner_text() == "Mon enfant est exclu"
    keys.press("Enter")
    plain.wait_for_selector(".card")
    assert plain.get_by_role("heading", name="Mission locale <Rouen>").is_visible()


def test_focus_can_be_seen(plain: Page) -> None:
    """Whatever has the keyboard's focus has an outline."""
    to_question(plain)
    for _step in range(8):
        plain.keyboard.press("Tab")
        outline = plain.locator(":focus").evaluate("el => getComputedStyle(el).outlineStyle")
        assert outline == "solid"


def test_words_of_a_person_never_run(inspected: Page) -> None:
    """Markup in a message stays words, in a browser where scripts could run."""
    alarms: list[str] = []

    def alarm(dialog: Dialog) -> None:
        alarms.append(dialog.message)
        dialog.dismiss()

    inspected.on("dialog", alarm)
    to_landing(inspected)
    words = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'><svg onload=alert(3)>"
    ask(inspected, words)
    assert inspected.locator("li.person .text").inner_text() == words
    assert alarms == []


def test_shared_phone_in_another_context_sees_nothing(browser: Browser, site: str) -> None:
    """A second browser on the same site starts from the first page."""
    with ExitStack() as stack:
        one, two = (
            stack.enter_context(browser.new_context(base_url=site, locale="fr-FR")).new_page()
            for _ in range(2)
        )
        to_question(one)
        two.goto("/")
        assert two.get_by_label("Écrivez votre question").is_visible()
        assert two.locator("ol.log").count() == 0
