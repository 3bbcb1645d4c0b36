"""The page with its script, in a real browser: nothing reloads, nothing is lost or doubled."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.bot.web.scripted_desk import ScriptedDesk
from tests.bot.web.scripted_site import scripted_site

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 640}


@pytest.fixture(scope="module")
def desk() -> ScriptedDesk:
    return ScriptedDesk()


@pytest.fixture(scope="module")
def site(desk: ScriptedDesk) -> Iterator[str]:
    with scripted_site(desk) as address:
        yield address


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[BrowserContext]:
    """Someone's phone. Errors of our script fail the test."""
    errors: list[str] = []
    with browser.new_context(
        base_url=site, locale="fr-FR", viewport={"width": 360, "height": 640}
    ) as context:
        context.on("weberror", lambda error: errors.append(str(error.error)))
        yield context
    assert errors == []


@pytest.fixture
def page(phone: BrowserContext) -> Page:
    """A conversation that has begun."""
    page = phone.new_page()
    page.goto("/")
    ask(page, "bonjour")
    expect(page.locator("li.assistant")).to_have_count(1)
    # A mark that any reload of the page would wipe out.
    page.evaluate("window.stayed = true")
    return page


def ask(page: Page, words: str) -> None:
    page.get_by_role("textbox").fill(words)
    page.get_by_role("button", name="Envoyer").click()


def said(desk: ScriptedDesk, words: str) -> int:
    """How many times these words arrived."""
    return sum(f'"{words}"'.encode() in incoming.raw for incoming in desk.received)


def stayed(page: Page) -> bool:
    return bool(page.evaluate("window.stayed === true"))


def slow_down(page: Page, milliseconds: int) -> None:
    """Let every message take this long."""

    def later(route: Route) -> None:
        page.wait_for_timeout(milliseconds)
        route.continue_()

    page.route("**/suite", later)


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def test_reply_appears_without_reloading(page: Page) -> None:
    """A press brings the new lines and the new answers; the page and its history stay."""
    before = page.evaluate("history.length")
    page.get_by_role("button", name="Mon enfant est exclu").click()
    expect(page.get_by_role("heading", name="Mission locale <Rouen>")).to_be_visible()
    expect(page.locator("#answer").get_by_role("button", name="En voir plus")).to_be_visible()
    assert page.locator("details.past").count() == 1
    assert stayed(page)
    assert page.evaluate("history.length") == before


def test_page_is_the_one_that_a_reload_shows(page: Page) -> None:
    """What was added bit by bit is, word for word, what the server draws at once."""
    page.get_by_role("button", name="Mon enfant est exclu").click()
    expect(page.locator(".card")).to_have_count(1)
    drawn = page.locator("main").inner_text()
    page.reload()
    assert page.locator("main").inner_text() == drawn


def test_focus_lands_where_the_plain_page_lands(page: Page) -> None:
    """The first new answer has the focus and is in sight, below the bar."""
    ask(page, "je veux mourir")
    expect(page.get_by_text("Appelez maintenant.")).to_be_visible()
    answer = page.locator("li:focus")
    assert "Appelez maintenant." in answer.inner_text()
    box, bar = answer.bounding_box(), page.locator(".bar").bounding_box()
    assert box is not None
    assert bar is not None
    assert bar["y"] == 0
    assert bar["height"] <= box["y"] < PHONE["height"] / 2


def test_late_answer_is_told_and_takes_nothing(page: Page, desk: ScriptedDesk) -> None:
    """An answer that comes later is added to the live log; the focus and the draft stay."""
    page.get_by_role("textbox").fill("je voulais dire")
    desk.say_later(desk.received[-1].address, "Je vous rappelle ce soir.")
    expect(page.get_by_text("Je vous rappelle ce soir.")).to_be_visible(timeout=10_000)
    assert page.get_by_role("log").get_by_text("Je vous rappelle ce soir.").count() == 1
    assert page.get_by_role("log").get_attribute("aria-live") is None
    assert focused(page) == "text"
    assert page.get_by_role("textbox").input_value() == "je voulais dire"


def test_words_written_while_waiting_are_kept(page: Page) -> None:
    """An answer does not take the focus from someone who writes the next message."""
    slow_down(page, 300)
    ask(page, "bonjour")
    page.get_by_role("textbox").fill("et aussi")
    expect(page.locator("li.assistant")).to_have_count(2)
    assert focused(page) == "text"
    assert page.get_by_role("textbox").input_value() == "et aussi"


def test_cut_line_loses_and_doubles_nothing(
    phone: BrowserContext, page: Page, desk: ScriptedDesk
) -> None:
    """Without a line the words wait on the page, in order; when it is back they arrive once."""
    phone.set_offline(True)
    ask(page, "dans le tunnel")
    ask(page, "toujours là")
    expect(page.get_by_text("Pas encore envoyé", exact=True).first).to_be_visible()
    assert "cela marche sans internet" in page.get_by_role("status").inner_text()
    phone.set_offline(False)
    expect(page.locator("li.person")).to_have_count(3)
    assert page.locator("li.person .text").all_inner_texts()[1:] == [
        "dans le tunnel",
        "toujours là",
    ]
    assert page.locator("#unsent").inner_text() == ""
    assert [said(desk, "dans le tunnel"), said(desk, "toujours l\\u00e0")] == [1, 1]


def test_answer_lost_on_the_way_is_asked_again(page: Page, desk: ScriptedDesk) -> None:
    """The message arrived but its answer did not: sent again, it counts once."""
    lost: list[int] = []

    def lose_the_first(route: Route) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route.fetch().status)
            route.abort("connectionreset")

    page.route("**/suite", lose_the_first)
    ask(page, "perdu en route")
    expect(page.locator("li.assistant")).to_have_count(2)
    assert lost == [200]
    assert said(desk, "perdu en route") == 1
    assert page.locator("li.person").count() == 2


def test_second_press_counts_once(page: Page, desk: ScriptedDesk) -> None:
    """A hasty double press of an answer is one answer."""
    before = len(desk.received)
    page.get_by_role("button", name="Mon enfant est exclu").dblclick()
    expect(page.locator(".card")).to_have_count(1)
    page.wait_for_timeout(200)
    assert len(desk.received) == before + 1


def test_same_words_twice_are_two_messages(page: Page) -> None:
    """« bonjour » said again is said again: the page's one nonce is not reused."""
    ask(page, "bonjour")
    expect(page.locator("li.person")).to_have_count(2)
    ask(page, "bonjour")
    expect(page.locator("li.person")).to_have_count(3)


def test_failing_server_is_tried_again(page: Page, desk: ScriptedDesk) -> None:
    """While the storage does not answer the message waits on the page, then goes by itself."""
    desk.down = True
    try:
        ask(page, "plus tard")
        expect(page.get_by_text("Pas encore envoyé", exact=True)).to_be_visible()
    finally:
        desk.down = False
    page.get_by_role("button", name="Réessayer maintenant").click()
    expect(page.locator("li.person")).to_have_count(2)
    assert said(desk, "plus tard") == 1


def test_first_message_survives_a_cut(phone: BrowserContext, desk: ScriptedDesk) -> None:
    """Even on the first page, before any conversation."""
    page = phone.new_page()
    page.goto("/")
    phone.set_offline(True)
    ask(page, "premier mot")
    expect(page.get_by_text("Pas encore envoyé", exact=True)).to_be_visible()
    phone.set_offline(False)
    expect(page.locator("li.assistant")).to_have_count(1)
    assert focused(page).startswith("m")
    assert said(desk, "premier mot") == 1


def test_two_tabs_show_the_same(phone: BrowserContext, page: Page) -> None:
    """What is said in one tab is soon in the other, and each can go on."""
    other = phone.new_page()
    other.goto("/")
    ask(other, "de l'autre onglet")
    expect(page.locator("li.person")).to_have_count(2, timeout=10_000)
    ask(page, "d'ici")
    expect(other.locator("li.person")).to_have_count(3, timeout=10_000)
    shown = [tab.locator("ol.log").inner_text() for tab in (page, other)]
    assert shown[0] == shown[1]


def test_keyboard_alone(page: Page, desk: ScriptedDesk) -> None:
    """Tab from the answer goes to its buttons; Enter presses; the skip link leaves no trace."""
    before = page.evaluate("history.length")
    page.locator("li.assistant").focus()
    page.keyboard.press("Tab")
    assert page.locator("button:focus").inner_text() == "Mon enfant est exclu"
    page.keyboard.press("Enter")
    expect(page.locator(".card")).to_have_count(1)
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    assert focused(page) == "answer"
    assert page.evaluate("history.length") == before


def test_someone_who_waits_is_told(page: Page) -> None:
    """While the answer is made, a status says so in words; still dots for who wants no motion."""
    page.emulate_media(reduced_motion="reduce")
    slow_down(page, 1500)
    ask(page, "lentement")
    expect(page.get_by_role("status")).to_have_text("L'assistant répond…")
    assert (
        page.locator(".dots i").first.evaluate("i => getComputedStyle(i).animationName") == "none"
    )
    expect(page.locator("li.person")).to_have_count(2)
    assert page.get_by_role("status").inner_text() == ""
