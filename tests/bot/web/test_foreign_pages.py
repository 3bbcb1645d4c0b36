"""Pages of other sites cannot speak in a person's name."""

from __future__ import annotations

import pytest

from tests.bot.web.conftest import Client
from tests.bot.web.scripted_desk import ScriptedDesk

FOREIGN = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://elsewhere.example"},
    {"Origin": "null"},
    {"Origin": "not an origin"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1"},
]


@pytest.mark.parametrize("headers", FOREIGN)
async def test_foreign_form_is_refused(
    client: Client, desk: ScriptedDesk, headers: dict[str, str]
) -> None:
    """A form of another site gets 403 with a kind page, and nothing is stored."""
    response = await client.post("/", data={"text": "bonjour"}, headers=headers)
    assert response.status == 403
    assert "Par sécurité" in await response.text()
    assert desk.received == []


@pytest.mark.parametrize("headers", FOREIGN)
async def test_foreign_api_call_is_refused(
    client: Client, desk: ScriptedDesk, headers: dict[str, str]
) -> None:
    """The same for JSON that would use the cookie."""
    response = await client.post("/api/chat", json={"text": "bonjour"}, headers=headers)
    assert response.status == 403
    assert "Par sécurité" in (await response.json())["error"]
    assert desk.received == []


async def test_foreign_call_with_a_token_is_taken(client: Client) -> None:
    """A page that holds the token is trusted with it: no browser adds it by itself."""
    token = (await (await client.post("/api/chat", json={"text": "a"})).json())["session"]
    headers = {"Authorization": f"Bearer {token}", "Origin": "https://city.example"}
    assert (await client.post("/api/chat", json={"text": "b"}, headers=headers)).status == 200


async def test_our_own_pages_are_taken(client: Client) -> None:
    """New browsers say « same-origin », old ones send our own origin, programs send nothing."""
    ours = f"http://{client.host}:{client.port}"
    for headers in (
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": ours},
    ):
        response = await client.post(
            "/", data={"text": "a"}, headers=headers, allow_redirects=False
        )
        assert response.status == 303, headers
