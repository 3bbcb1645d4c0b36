"""Cookies and bearer tokens: when a session begins, and which one is believed."""

from __future__ import annotations

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer

from bot.web.app import make_app
from tests.bot.web.conftest import Client
from tests.bot.web.scripted_desk import ScriptedDesk
from tests.bot.web.words import say

FORGED = "A" * 43


async def send(client: Client, **headers: str) -> ClientResponse:
    return await client.post("/", data={"text": "bonjour"}, headers=headers, allow_redirects=False)


async def test_first_message_sets_a_careful_cookie(client: Client) -> None:
    """HttpOnly, SameSite=Lax, for the whole site, gone when the browser closes."""
    response = await send(client)
    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith("accroche=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/" in cookie
    assert not any(word in cookie for word in ("Expires", "Max-Age", "Domain", "Secure"))


async def test_conversation_goes_on_with_its_cookie(client: Client, desk: ScriptedDesk) -> None:
    """The second message belongs to the same address and sets no cookie again."""
    await send(client)
    again = await send(client)
    assert "Set-Cookie" not in again.headers
    assert len({incoming.address for incoming in desk.received}) == 1


@pytest.mark.parametrize(
    "value", [FORGED, "", "x", "é", FORGED + "A", "../../etc", "%00", "a b", "A" * 4000]
)
async def test_made_up_cookie_is_never_adopted(
    client: Client, desk: ScriptedDesk, value: str
) -> None:
    """A cookie that never wrote here shows the first page, and a message gets a new session."""
    headers = {"Cookie": f"accroche={value}"}
    assert "Set-Cookie" not in (await client.get("/", headers=headers)).headers
    response = await send(client, **headers)
    assert response.status == 303
    assert "Set-Cookie" in response.headers
    assert desk.received[0].address != value


async def test_two_browsers_never_meet(client: Client, desk: ScriptedDesk) -> None:
    """Another browser sees nothing of this conversation."""
    await client.post("/", data={"text": "mon secret"})
    client.session.cookie_jar.clear()
    assert "mon secret" not in await (await client.get("/")).text()


@pytest.mark.parametrize(
    ("trust_proxy", "forwarded", "secure"),
    [
        (True, "https", True),
        (True, "https, http", True),
        (True, "http", False),
        (False, "https", False),
    ],
)
async def test_cookie_is_secure_behind_our_proxy(
    desk: ScriptedDesk, trust_proxy: bool, forwarded: str, secure: bool
) -> None:
    """``X-Forwarded-Proto`` counts only when the proxy is said to be ours."""

    async def healthy() -> bool:
        return True

    app = make_app(desk, say, healthy, trust_proxy=trust_proxy)
    async with TestClient(TestServer(app)) as client:
        response = await send(client, **{"X-Forwarded-Proto": forwarded})
    assert ("Secure" in response.headers["Set-Cookie"]) is secure


async def test_bearer_carries_the_session(client: Client, desk: ScriptedDesk) -> None:
    """The token of the first answer goes on with the conversation, without any cookie."""
    first = await client.post("/api/chat", json={"text": "bonjour"})
    token = (await first.json())["session"]
    client.session.cookie_jar.clear()
    bearer = {"Authorization": f"Bearer {token}"}
    second = await client.post("/api/chat", json={"text": "menu"}, headers=bearer)
    assert "session" not in await second.json()
    assert "Set-Cookie" not in second.headers
    assert {incoming.address for incoming in desk.received} == {token}


@pytest.mark.parametrize("token", [FORGED, "", "x", "Bearer"])
async def test_made_up_bearer_is_never_adopted(
    client: Client, desk: ScriptedDesk, token: str
) -> None:
    """An unknown token gets a new session, given in the answer and not as a cookie."""
    bearer = {"Authorization": f"Bearer {token}"}
    response = await client.post("/api/chat", json={"text": "bonjour"}, headers=bearer)
    assert (await response.json())["session"] == desk.received[0].address != token
    assert "Set-Cookie" not in response.headers


async def test_bearer_goes_before_the_cookie(client: Client, desk: ScriptedDesk) -> None:
    """A program that sends both means its token: the cookie's conversation is not shown."""
    await client.post("/", data={"text": "mon secret"})
    bearer = {"Authorization": f"Bearer {FORGED}"}
    assert await (await client.get("/api/chat", headers=bearer)).json() == {"messages": []}
