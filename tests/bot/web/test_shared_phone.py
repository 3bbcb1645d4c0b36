"""« Ce téléphone est partagé »: the conversation lives in the open page and nowhere else."""

from __future__ import annotations

import re

from tests.bot.web.conftest import Client
from tests.bot.web.scripted_desk import ScriptedDesk

SHARED = {"text": "bonjour", "shared": "yes"}


def held(page: str) -> str:
    """The secret that the forms of the page carry."""
    found: set[str] = set(re.findall(r'name="session" value="([^"]*)"', page))
    assert len(found) == 1
    return found.pop()


async def test_it_is_offered_before_anything_is_kept(client: Client) -> None:
    """The choice stands in the form of the first message, unticked."""
    page = await (await client.get("/")).text()
    assert re.search(r'<input type="checkbox" name="shared" value="yes" (?!checked)', page)


async def test_conversation_goes_on_without_a_cookie(client: Client, desk: ScriptedDesk) -> None:
    """The answer is the page itself; the next message of its form belongs to the same talk."""
    first = await client.post("/", data=SHARED, allow_redirects=False)
    assert first.status == 200
    assert "Set-Cookie" not in first.headers
    secret = held(await first.text())
    second = await client.post("/", data={"text": "encore", "session": secret})
    page = await second.text()
    assert "Set-Cookie" not in second.headers
    assert "bonjour" in page
    assert "encore" in page
    assert {incoming.address for incoming in desk.received} == {secret}


async def test_reopening_shows_the_first_page(client: Client) -> None:
    """Whoever opens the address next sees nothing, and the address bar holds no secret."""
    response = await client.post("/", data=SHARED)
    assert str(response.url).endswith("/")
    assert response.headers["Cache-Control"] == "no-store"
    assert "bonjour" not in await (await client.get("/")).text()


async def test_made_up_secret_is_not_adopted(client: Client, desk: ScriptedDesk) -> None:
    """A form that holds an unknown secret begins a new conversation, still without a cookie."""
    for secret in ("A" * 43, "", "x"):
        response = await client.post("/", data={"text": "a", "session": secret})
        assert "Set-Cookie" not in response.headers
        assert held(await response.text()) != secret


async def test_late_answers_are_found_by_token(client: Client, desk: ScriptedDesk) -> None:
    """A script looks with the secret in a header, and what it gets holds the secret again."""
    secret = held(await (await client.post("/", data=SHARED)).text())
    desk.say_later(secret, "Je vous rappelle.")
    response = await client.get(
        "/suite",
        params={"after": 2, "shown": "fr"},
        headers={"Authorization": f"Bearer {secret}"},
    )
    page = await response.text()
    assert "Je vous rappelle." in page
    assert held(page) == secret


async def test_leaving_erases_it_too(client: Client, desk: ScriptedDesk) -> None:
    """« Quitter vite » carries the secret in its form."""
    page = await (await client.post("/", data=SHARED)).text()
    await client.post("/quitter", data={"session": held(page)})
    assert not desk.lines[held(page)]


async def test_failure_keeps_the_choice(client: Client, desk: ScriptedDesk) -> None:
    """A first message sent again after a failure is still one of a shared phone."""
    desk.down = True
    page = await (await client.post("/", data=SHARED)).text()
    assert 'name="session" value=""' in page
    desk.down = False
    again = await client.post("/", data={"text": "bonjour", "session": ""})
    assert "Set-Cookie" not in again.headers


async def test_page_says_what_it_does(client: Client) -> None:
    """The footer tells that closing loses the conversation; nothing on the page reloads it."""
    page = await (await client.post("/", data=SHARED)).text()
    assert "Téléphone partagé" in page
    assert 'href="/"' not in page
