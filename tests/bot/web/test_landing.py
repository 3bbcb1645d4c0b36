"""The first page, before anything was written."""

from __future__ import annotations

import re

import pytest

from tests.bot.web.conftest import Client
from tests.bot.web.scripted_desk import ScriptedDesk

EMERGENCY = ("tel:15", "tel:17", "tel:18", "tel:112", "sms:114", "tel:119")
LISTENING = ("tel:3114", "tel:3919", "tel:3018")


@pytest.mark.parametrize("link", EMERGENCY + LISTENING)
async def test_emergency_numbers_are_one_tap_away(client: Client, link: str) -> None:
    """Each emergency and listening number is a link on the first page."""
    page = await (await client.get("/")).text()
    assert f'href="{link}"' in page


async def test_first_page_works_without_storage(client: Client, desk: ScriptedDesk) -> None:
    """With the database down, the first page and its numbers are served all the same."""
    desk.down = True
    response = await client.get("/")
    assert response.status == 200
    assert 'href="tel:119"' in await response.text()


async def test_looking_sets_no_cookie(client: Client) -> None:
    """Nothing is kept on the device until the person writes."""
    for path in ("/", "/?lang=en", "/healthz", "/api/openapi.json", "/api/chat"):
        response = await client.get(path)
        assert "Set-Cookie" not in response.headers, path


async def test_first_page_offers_words_and_a_list(client: Client) -> None:
    """One may write in a labelled field, or press a button that asks for the menu."""
    page = await (await client.get("/")).text()
    assert '<label for="text">Écrivez votre question</label>' in page
    assert '<button name="words" value="menu"' in page
    assert "<span>Choisir dans une liste</span></button>" in page


@pytest.mark.parametrize(
    ("path", "accepted", "spoken"),
    [
        ("/", None, "fr"),
        ("/", "en-GB,en;q=0.9,fr;q=0.8", "en"),
        ("/", "de-DE, en;q=0.2", "en"),
        ("/", "en;q=0, fr;q=0.1", "fr"),
        ("/", ";;q=x,,en;q=y", "fr"),
        ("/?lang=en", "fr", "en"),
        ("/?lang=klingon", "en", "en"),
    ],
)
async def test_language_asked_for(
    client: Client, path: str, accepted: str | None, spoken: str
) -> None:
    """``?lang=`` goes first, then ``Accept-Language``, then the city's language."""
    headers = {"Accept-Language": accepted} if accepted is not None else {}
    page = await (await client.get(path, headers=headers)).text()
    assert f'<html lang="{spoken}" dir="ltr"' in page


async def test_language_links_name_themselves(client: Client) -> None:
    """Each language is offered under its own name, in its own language."""
    page = await (await client.get("/")).text()
    assert re.search(r'<a href="/\?lang=en" lang="en" hreflang="en" dir="ltr">English</a>', page)
    assert re.search(r'href="/\?lang=fr"[^>]*aria-current="true">Français</a>', page)


async def test_page_is_light(client: Client) -> None:
    """The first page with its style and icon weighs less than 30 kB before compression."""
    page = await (await client.get("/")).text()
    weight = len(page.encode())
    for path in re.findall(r'(?:href)="(/static/[^"]+)"', page):
        weight += len(await (await client.get(path)).read())
    assert weight < 30_000
