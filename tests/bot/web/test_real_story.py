"""The page in front of the whole assistant: real database, real directory, real dialogues."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Iterator
from functools import partial
from pathlib import Path

import pytest
from aiohttp import ClientSession, CookieJar

from conversations.journal import Json
from tests.bot.web.bad_words import WORDS
from tests.bot.web.live import live_site
from tests.bot.web.real import real_app

EXCLUDED = "Mon fils de 14 ans est exclu du collège à Rouen, que faire ?"
MOST_BYTES = 60_000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with live_site(partial(real_app, tmp_path_factory.mktemp("var"))) as address:
        yield address


@pytest.fixture
async def visitor(site: str) -> AsyncGenerator[ClientSession]:
    """Somebody's browser."""
    async with ClientSession(site, cookie_jar=CookieJar(unsafe=True)) as session:
        yield session


async def talk(visitor: ClientSession, **said: str) -> list[dict[str, Json]]:
    async with visitor.post("/api/chat", json=said) as response:
        assert response.status == 200
        answer: dict[str, list[dict[str, Json]]] = await response.json()
        return answer["messages"]


async def page_of(visitor: ClientSession) -> str:
    async with visitor.get("/") as response:
        assert response.status == 200
        return await response.text()


async def test_a_parent_asks_and_a_true_answer_comes(visitor: ClientSession) -> None:
    """One sentence by form brings cards of Rouen with their source, and a question to go on."""
    async with visitor.post("/", data={"text": EXCLUDED, "nonce": "n"}) as response:
        page = await response.text()
    assert response.status == 200
    assert "Service Jeunesse, Ville de Rouen" in page
    assert "Source\N{NO-BREAK SPACE}:" in page
    assert 'class="answers"' in page.split('<section id="answer"')[1]


async def test_emergency_numbers_come_at_once(visitor: ClientSession) -> None:
    """Alarming words are answered first with numbers to press."""
    await talk(visitor, text="je veux mourir")
    log = (await page_of(visitor)).split('<ol class="log"')[1]
    assert 'href="tel:3114"' in log


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS.keys())
async def test_any_words_are_answered(visitor: ClientSession, words: str) -> None:
    """Whatever is written, the assistant answers with exits, and the page can be read again."""
    messages = await talk(visitor, text=words)
    assert messages
    assert messages[-1]["exits"]
    await page_of(visitor)


async def test_unknown_button_is_answered(visitor: ClientSession) -> None:
    """A button that was never ours gets words, not an error."""
    assert (await talk(visitor, choice="never.1.ours"))[0]["text"]


async def test_language_button_changes_the_conversation(visitor: ClientSession) -> None:
    """The page's language button, which sends the language's own name, is understood."""
    await talk(visitor, text="bonjour", lang="fr")
    assert '<button name="text" value="English" lang="en" dir="ltr">' in await page_of(visitor)
    await talk(visitor, text="English")
    assert '<html lang="en"' in await page_of(visitor)


async def test_english_browser_is_answered_in_english(visitor: ClientSession) -> None:
    """The page's language is the first one of the conversation."""
    messages = await talk(visitor, text="hello", lang="en")
    assert messages
    assert all(message["lang"] == "en" for message in messages)


async def test_retry_changes_nothing(visitor: ClientSession) -> None:
    """The same message with the same id is one message in the log."""
    await talk(visitor, text="bonjour")
    first = await talk(visitor, text=EXCLUDED, id="42")
    assert await talk(visitor, text=EXCLUDED, id="42") == first
    assert (await page_of(visitor)).count(EXCLUDED) == 1


async def weight(visitor: ClientSession, page: str) -> int:
    """Bytes of a page with all that it asks for, uncompressed."""
    total = len(page.encode())
    for path in set(re.findall(r'"(/(?:static|pictures)/[^"]+)"', page)):
        async with visitor.get(path) as response:
            assert response.status == 200
            total += len(await response.read())
    return total


async def test_whole_page_is_light(visitor: ClientSession) -> None:
    """With style, scripts and pictures: at most 60 KB before compression, after a long talk too."""
    assert "/static/chat." in await page_of(visitor)
    assert await weight(visitor, await page_of(visitor)) <= MOST_BYTES
    for _turn in range(4):
        await talk(visitor, text=EXCLUDED)
    await talk(visitor, text="menu")
    assert await weight(visitor, await page_of(visitor)) <= MOST_BYTES


async def test_conversation_survives_a_restart(tmp_path: Path) -> None:
    """After the server is stopped and started again, the same cookie shows the same talk."""
    jar = CookieJar(unsafe=True)
    with live_site(partial(real_app, tmp_path)) as before:
        async with ClientSession(before, cookie_jar=jar) as visitor:
            await talk(visitor, text=EXCLUDED)
            seen = (await page_of(visitor)).split("<main>")[1].split("<form")[0]
            (cookie,) = jar
    with live_site(partial(real_app, tmp_path)) as after:
        async with ClientSession(after, cookies={cookie.key: cookie.value}) as visitor:
            page = await page_of(visitor)
    assert EXCLUDED in seen
    assert page.split("<main>")[1].split("<form")[0] == seen
