"""Headers that protect the person, on every response."""

from __future__ import annotations

import re

import pytest

from bot.web.headers import POLICY
from tests.bot.web.conftest import Client

ROUTES = [
    ("GET", "/", 200),
    ("HEAD", "/", 200),
    ("POST", "/", 415),
    ("GET", "/api/chat", 200),
    ("POST", "/api/chat", 415),
    ("GET", "/api/openapi.json", 200),
    ("GET", "/healthz", 200),
    ("GET", "/static/none.css", 404),
    ("GET", "/static/..%2fapp.py", 404),
    ("GET", "/nowhere", 404),
    ("DELETE", "/", 405),
    ("PUT", "/api/chat", 405),
]


@pytest.mark.parametrize(("method", "path", "status"), ROUTES)
async def test_every_response_is_protected(
    client: Client, method: str, path: str, status: int
) -> None:
    """Strict policy, nothing told to other sites, nothing cached, no version named."""
    response = await client.request(method, path)
    assert response.status == status
    assert response.headers["Content-Security-Policy"] == POLICY
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"
    assert "Server" not in response.headers


def test_policy_lets_nothing_in_from_elsewhere() -> None:
    """No other host, no frame, no script in a page: only our own files and forms."""
    assert "default-src 'none'" in POLICY
    assert "script-src 'self';" in POLICY
    assert not re.search(r"https?:|unsafe|\*|data:", POLICY)


async def test_static_files_may_be_kept_for_a_year(client: Client) -> None:
    """Their name holds their hash, so a browser never asks twice; they travel compressed."""
    page = await (await client.get("/")).text()
    paths = re.findall(r'"(/static/\w+\.[0-9a-f]{12}\.\w+)"', page)
    assert {"css", "svg", "js"} == {path.rpartition(".")[2] for path in paths}
    for path in paths:
        response = await client.get(path)
        assert response.status == 200
        assert "immutable" in response.headers["Cache-Control"]
        assert response.headers["Content-Encoding"] in {"gzip", "deflate"}
        assert response.headers["Content-Security-Policy"] == POLICY


async def test_pages_travel_compressed(client: Client) -> None:
    """On a slow line a conversation is a few kilobytes."""
    page = await client.get("/", headers={"Accept-Encoding": "gzip"})
    plain = await client.get("/", headers={"Accept-Encoding": "identity"})
    assert page.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers


async def test_page_asks_nothing_of_other_sites(client: Client) -> None:
    """No script or style inside the first page, no address of another site."""
    page = await (await client.get("/")).text()
    assert not re.search(r"https?://|<script>|<script (?!src=\"/static/)|style=| on\w+=", page)


async def test_wrong_method_says_which_are_right(client: Client) -> None:
    """A 405 keeps its ``Allow`` header."""
    response = await client.delete("/api/chat")
    assert set(response.headers["Allow"].split(",")) == {"GET", "HEAD", "POST"}
    assert "error" in await response.json()
