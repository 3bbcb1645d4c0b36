"""Someone who hides the phone when the door opens: « Quitter vite » and the shared phone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from tests.bot.web.scripted_desk import ScriptedDesk
from tests.bot.web.scripted_site import scripted_site

pytestmark = pytest.mark.browser
SECRET = "mon secret"
STORED = """async () => [
  document.cookie, localStorage.length, sessionStorage.length,
  (await caches.keys()).length, (await indexedDB.databases()).length,
]"""


@pytest.fixture(scope="module")
def desk() -> ScriptedDesk:
    return ScriptedDesk()


@pytest.fixture(scope="module")
def site(desk: ScriptedDesk) -> Iterator[str]:
    with scripted_site(desk) as address:
        yield address


@pytest.fixture(params=[True, False], ids=["scripted", "plain"])
def any_phone(
    request: pytest.FixtureRequest, browser: Browser, site: str
) -> Iterator[BrowserContext]:
    with browser.new_context(
        base_url=site, locale="fr-FR", java_script_enabled=request.param
    ) as context:
        yield context


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[BrowserContext]:
    with browser.new_context(base_url=site, locale="fr-FR") as context:
        yield context


def confide(page: Page, *, shared: bool = False) -> None:
    """Say something that nobody else may read."""
    page.goto("/")
    if shared:
        page.get_by_label("Ce téléphone est partagé").check()
    page.get_by_role("textbox").fill(SECRET)
    page.get_by_role("button", name="Envoyer").click()
    expect(page.locator("li.assistant")).to_have_count(1)


def left(page: Page) -> bool:
    """Whether the neutral page is open, under its own name."""
    page.wait_for_url("**/recette")
    return page.title() == "Soupe de légumes" and page.get_by_text(SECRET).count() == 0


@pytest.mark.parametrize("shared", [False, True], ids=["own", "shared"])
def test_leaving_forgets_everywhere(
    any_phone: BrowserContext, desk: ScriptedDesk, shared: bool
) -> None:
    """The cookie is gone, the server has forgotten, and « back » shows nothing of it."""
    page = any_phone.new_page()
    confide(page, shared=shared)
    address = desk.received[-1].address
    assert desk.lines[address]
    page.get_by_role("button", name="Quitter vite").click()
    assert left(page)
    assert any_phone.cookies() == []
    assert not desk.lines[address]
    with suppress(Error):  # a shared phone without a script: the browser will not send again
        page.go_back()
    assert page.get_by_text(SECRET).count() == 0


def test_back_does_not_return(phone: BrowserContext) -> None:
    """With a script the tab's history holds the recipe and nothing of ours."""
    page = phone.new_page()
    confide(page)
    page.get_by_role("button", name="Mon enfant est exclu").click()
    expect(page.locator(".card")).to_have_count(1)
    page.get_by_role("button", name="Quitter vite").click()
    assert left(page)
    page.go_back()
    assert page.url == "about:blank"


def test_escape_three_times_leaves(phone: BrowserContext) -> None:
    """By keyboard, from anywhere; twice is not enough."""
    page = phone.new_page()
    confide(page)
    page.get_by_role("textbox").focus()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    assert page.url.endswith("/")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert left(page)


def test_leaving_without_a_line_hides_at_once(phone: BrowserContext, desk: ScriptedDesk) -> None:
    """The words vanish before any answer; the erasing is done when the line is back."""
    page = phone.new_page()
    confide(page)
    address = desk.received[-1].address
    phone.set_offline(True)
    page.get_by_role("button", name="Quitter vite").click()
    expect(page.get_by_text(SECRET)).to_have_count(0, timeout=200)
    assert page.title() == "Soupe de légumes"
    phone.set_offline(False)
    assert left(page)
    assert not desk.lines[address]
    assert phone.cookies() == []


def test_other_tabs_leave_too(phone: BrowserContext) -> None:
    """A second tab of the same conversation is not left open behind."""
    one, two = phone.new_page(), phone.new_page()
    confide(one)
    two.goto("/")
    expect(two.get_by_text(SECRET)).to_have_count(1)
    one.get_by_role("button", name="Quitter vite").click()
    assert left(one)
    assert left(two)


def test_shared_phone_leaves_nothing(any_phone: BrowserContext, desk: ScriptedDesk) -> None:
    """Talk, close, open again: no cookie, nothing stored, a first page."""
    page = any_phone.new_page()
    confide(page, shared=True)
    page.get_by_role("button", name="Mon enfant est exclu").click()
    expect(page.locator(".card")).to_have_count(1)
    assert len({incoming.address for incoming in desk.received[-2:]}) == 1
    assert any_phone.cookies() == []
    assert any_phone.storage_state() == {"cookies": [], "origins": []}
    page.close()
    again = any_phone.new_page()
    again.goto("/")
    assert again.get_by_text(SECRET).count() == 0
    assert again.get_by_label("Écrivez votre question").is_visible()


def test_shared_phone_stores_nothing_by_script(phone: BrowserContext) -> None:
    """No storage of the browser is used, on a shared phone or not."""
    for shared in (True, False):
        page = phone.new_page()
        confide(page, shared=shared)
        assert page.evaluate(STORED) == ["", 0, 0, 0, 0]
        phone.clear_cookies()


def test_reloading_a_shared_phone_shows_the_first_page(phone: BrowserContext) -> None:
    """As the page says: reloading loses the conversation."""
    page = phone.new_page()
    confide(page, shared=True)
    page.reload()
    assert page.get_by_text(SECRET).count() == 0
    assert page.get_by_label("Écrivez votre question").is_visible()
