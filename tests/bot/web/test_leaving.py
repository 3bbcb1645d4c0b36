"""« Quitter vite » without a script: the conversation and the session end, a recipe opens."""

from __future__ import annotations

import pytest

from tests.bot.web.conftest import Client
from tests.bot.web.scripted_desk import ScriptedDesk


@pytest.mark.parametrize("path", ["/", "/?lang=en", "/nowhere"])
async def test_every_screen_has_the_button(client: Client, path: str) -> None:
    """Before the first message, and where something went wrong."""
    assert 'action="/quitter"' in await (await client.get(path)).text()


async def test_conversation_has_the_button(client: Client) -> None:
    """In a conversation too."""
    page = await (await client.post("/", data={"text": "bonjour"})).text()
    assert 'action="/quitter"' in page


async def test_leaving_erases_and_forgets(client: Client, desk: ScriptedDesk) -> None:
    """The log is gone here, the cookie and the cache are gone there."""
    await client.post("/", data={"text": "mon secret"})
    response = await client.post("/quitter", data={}, allow_redirects=False)
    assert response.status == 303
    assert response.headers["Location"] == "/recette"
    assert response.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert "Max-Age=0" in response.headers["Set-Cookie"]
    assert not desk.lines[desk.received[0].address]
    assert "mon secret" not in await (await client.get("/")).text()


async def test_device_forgets_even_when_the_storage_is_down(
    client: Client, desk: ScriptedDesk
) -> None:
    """Nothing keeps the person on the page."""
    await client.post("/", data={"text": "mon secret"})
    desk.down = True
    response = await client.post("/quitter", data={}, allow_redirects=False)
    assert response.headers["Location"] == "/recette"
    assert "Max-Age=0" in response.headers["Set-Cookie"]


async def test_stranger_may_leave(client: Client) -> None:
    """Before any message there is nothing to erase, and the recipe opens all the same."""
    response = await client.post("/quitter", data=b"\xff", headers={"Content-Type": "x/y"})
    assert response.url.path == "/recette"


async def test_neutral_page_tells_nothing(client: Client) -> None:
    """No name, no icon, no script, no link back: a recipe."""
    page = await (await client.get("/recette")).text()
    assert "Soupe de légumes" in page
    for told in ("Accroche", "accroche", "<a ", "<script", "icon", "cookie"):
        assert told not in page
