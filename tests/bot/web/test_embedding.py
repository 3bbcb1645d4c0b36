"""The chat in a frame of a city's own site: for the sites of the settings, without any cookie."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest
from aiohttp import CookieJar, web
from aiohttp.test_utils import TestClient, TestServer
from playwright.sync_api import Browser, Page

from bot.settings import HOME
from bot.settings_reading import BadSetting, read_settings
from bot.web.app import make_app
from bot.web.embedding import let_show
from bot.web.headers import POLICY
from tests.bot.web.accessibility import violations
from tests.bot.web.conftest import Client
from tests.bot.web.live import live_site
from tests.bot.web.scripted_desk import ScriptedDesk
from tests.bot.web.words import say

TOWN = "https://www.ville.example"
NOWHERE = Path("no such file")
_PAGE = (HOME / "docs" / "embedding.md").read_text("utf-8")
SNIPPET = re.findall(r"```html\n(.+?)```", _PAGE, re.DOTALL)[0]


async def healthy() -> bool:
    return True


def shown_by(origin: str) -> web.Application:
    """The chat, as one site may show it."""
    app = make_app(ScriptedDesk(), say, healthy)
    let_show(app, (origin,))
    return app


@pytest.fixture
async def framed() -> AsyncIterator[Client]:
    """A chat that one site may show."""
    async with TestClient(TestServer(shown_by(TOWN)), cookie_jar=CookieJar(unsafe=True)) as client:
        yield client


async def test_without_the_setting_nothing_is_framed(client: Client) -> None:
    """There is no such page."""
    assert (await client.get("/embed/")).status == 404


async def test_only_the_framed_pages_name_the_site(framed: Client) -> None:
    """The policy of the frame differs by who may show it; every other page stays as it was."""
    inside = await framed.get("/embed/")
    policy = inside.headers["Content-Security-Policy"]
    assert policy == POLICY.replace("ancestors 'none'", f"ancestors {TOWN}")
    assert "X-Frame-Options" not in inside.headers
    for path in ("/", "/fiche/x", "/nowhere", "/api/chat", "/recette"):
        other = await framed.get(path)
        assert other.headers["Content-Security-Policy"] == POLICY, path
        assert other.headers["X-Frame-Options"] == "DENY"


async def test_frame_sets_and_reads_no_cookie(framed: Client) -> None:
    """A conversation begun elsewhere is not shown; one begun here lives in the page."""
    await framed.post("/", data={"text": "mon secret"})
    for path in ("/embed/", "/embed/suite", "/embed/suite?after=0"):
        assert "mon secret" not in await (await framed.get(path)).text(), path
    response = await framed.post("/embed/", data={"text": "bonjour"}, allow_redirects=False)
    assert "Set-Cookie" not in response.headers
    framed.session.cookie_jar.clear()
    response = await framed.post("/embed/", data={"text": "bonjour", "shared": "yes"})
    page = await response.text()
    assert "Set-Cookie" not in response.headers
    assert "De quoi avez-vous besoin" in page
    assert 'name="session"' in page
    assert 'action="/embed/#new"' in page
    assert 'action="/#new"' not in page


@pytest.mark.parametrize(
    "origins",
    [TOWN, f"{TOWN}, http://localhost:8000", ""],
)
def test_origins_are_read(origins: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One site or several, separated by commas; none without the setting."""
    monkeypatch.setenv("ACCROCHE_EMBED_ORIGINS", origins)
    assert read_settings(NOWHERE).embed_origins == tuple(origins.replace(",", " ").split())


@pytest.mark.parametrize(
    "origin",
    ["*", "https://*.ville.example", "ville.example", "https://ville.example/", "'self'", "a;b:"],
)
def test_what_is_no_origin_is_refused(origin: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wildcard or a path would open the frame to others: one sentence says what is expected."""
    monkeypatch.setenv("ACCROCHE_EMBED_ORIGINS", origin)
    with pytest.raises(BadSetting, match="ACCROCHE_EMBED_ORIGINS"):
        read_settings(NOWHERE)


@asynccontextmanager
async def open_town() -> AsyncGenerator[web.Application]:
    """A city's page with the lines of our documentation, for the chat named in its address."""

    async def page(request: web.Request) -> web.Response:
        frame = SNIPPET.replace("https://accroche.example/", request.query["chat"])
        return web.Response(text=f"<!doctype html><h1>Ville</h1>{frame}", content_type="text/html")

    app = web.Application()
    app.router.add_get("/", page)
    yield app


@contextmanager
def two_sites(allowed: Callable[[str], str]) -> Generator[str]:
    """The address of a city's page on « localhost » that shows a chat on « 127.0.0.1 ».

    For a browser these are two sites. ``allowed`` tells from the city's origin which one the
    chat allows.
    """
    with live_site(open_town) as address:
        town = address.replace("127.0.0.1", "localhost")

        @asynccontextmanager
        async def open_chat() -> AsyncGenerator[web.Application]:
            yield shown_by(allowed(town.rstrip("/")))

        with live_site(open_chat) as chat:
            yield f"{town}?chat={chat}"


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Somebody on the city's site; at the end their device has kept no cookie."""
    with browser.new_context(java_script_enabled=request.param, locale="fr-FR") as context:
        yield context.new_page()
        assert context.cookies() == []


@pytest.mark.browser
def test_story_inside_a_city_site(page: Page) -> None:
    """Ask, press, read the card, then leave fast: the city's page is left too."""
    with two_sites(lambda town: town) as town:
        page.goto(town)
        frame = page.frame_locator("iframe")
        frame.get_by_role("textbox").fill("bonjour")
        frame.get_by_role("button", name="Envoyer").click()
        frame.get_by_role("button", name="Mon enfant est exclu").click()
        frame.get_by_role("heading", name="Mission locale <Rouen>").wait_for()
        assert frame.locator("li.person").count() == 2
        frame.get_by_role("button", name="Quitter vite").click()
        page.wait_for_url("**/recette")


@pytest.mark.browser
def test_another_site_is_refused(page: Page) -> None:
    """A page that is not in the settings shows nothing of the chat."""
    with two_sites(lambda _town: TOWN) as town:
        with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
            page.goto(town)
        assert page.frame_locator("iframe").get_by_role("textbox").count() == 0


@pytest.mark.browser
def test_framed_chat_has_no_accessibility_fault(browser: Browser) -> None:
    """Axe finds nothing on the first page of the frame, nor on its conversation."""
    with two_sites(lambda town: town) as town:
        chat = town.partition("?chat=")[2]
        with browser.new_context(bypass_csp=True, locale="fr-FR") as context:
            page = context.new_page()
            page.goto(f"{chat}embed/")
            assert violations(page) == []
            page.get_by_role("textbox").fill("bonjour")
            page.get_by_role("button", name="Envoyer").click()
            page.wait_for_selector("li.assistant")
            assert violations(page) == []
