"""The web chat in front of a scripted desk, over real HTTP on loopback."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
from aiohttp import CookieJar
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application, Request
from playwright.sync_api import Browser

from bot.web.app import make_app
from tests.bot.web.chromium import HOW_TO_GET_ONE, find_chromium, running_chromium
from tests.bot.web.scripted_desk import ScriptedDesk
from tests.bot.web.words import say

Client = TestClient[Request, Application]


@pytest.fixture
def desk() -> ScriptedDesk:
    return ScriptedDesk()


@pytest.fixture
async def client(desk: ScriptedDesk) -> AsyncIterator[Client]:
    """A browser without JavaScript: it keeps cookies and follows redirects when asked."""

    async def healthy() -> bool:
        return not desk.down

    server = TestServer(make_app(desk, say, healthy))
    async with TestClient(server, cookie_jar=CookieJar(unsafe=True)) as client:
        yield client


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium; without one these tests are skipped and say how to get it."""
    path = find_chromium()
    if path is None:
        pytest.skip(HOW_TO_GET_ONE)
    with running_chromium(path) as browser:
        yield browser
