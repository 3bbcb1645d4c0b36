"""What goes wrong on our side is told kindly, and without a word of what was written."""

from __future__ import annotations

import logging

import pytest

from tests.bot.web.conftest import Client
from tests.bot.web.scripted_desk import ScriptedDesk


async def test_healthz_follows_the_database(client: Client, desk: ScriptedDesk) -> None:
    """200 while the database answers, 503 when it does not."""
    up = await client.get("/healthz")
    desk.down = True
    down = await client.get("/healthz")
    assert (up.status, await up.json()) == (200, {"status": "ok"})
    assert (down.status, await down.json()) == (503, {"status": "unavailable"})


async def test_storage_failure_is_a_sentence(client: Client, desk: ScriptedDesk) -> None:
    """Every route that needs the storage says to try again, with when."""
    await client.post("/", data={"text": "bonjour"})
    desk.down = True
    for method, path in (("GET", "/"), ("GET", "/api/chat"), ("POST", "/api/chat")):
        json = {"text": "a"} if method == "POST" else None
        response = await client.request(method, path, json=json)
        assert response.status == 503
        assert response.headers["Retry-After"] == "10"
        body = await response.text()
        assert "Réessayez dans une minute" in body


@pytest.mark.parametrize("path", ["/", "/api/chat"])
async def test_bug_shows_no_trace(
    client: Client, desk: ScriptedDesk, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    """An unforeseen error is a sentence to the person and a type in the log: no words, no trace."""
    desk.broken = True
    with caplog.at_level(logging.ERROR):
        json = {"text": "a"} if path == "/api/chat" else None
        response = await client.post(path, json=json, data=None if json else {"text": "a"})
    page = await response.text()
    assert response.status == 500
    assert "Une erreur de notre côté" in page
    assert "Traceback" not in page
    assert "web.request_failed" in caplog.messages
    assert "secret words" not in page + "".join(caplog.messages)


async def test_error_page_keeps_the_emergency_numbers(client: Client) -> None:
    """Even a wrong address shows whom to call."""
    response = await client.get("/nowhere")
    assert response.status == 404
    assert 'href="tel:112"' in await response.text()
