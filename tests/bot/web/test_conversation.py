"""Talking through the forms of the page."""

from __future__ import annotations

import json
import re

import pytest
from aiohttp import ClientResponse

from tests.bot.web.conftest import Client
from tests.bot.web.scripted_desk import ScriptedDesk


async def send(client: Client, **fields: str) -> ClientResponse:
    """Send the form without following the redirect."""
    return await client.post("/", data=fields, allow_redirects=False)


async def page_of(client: Client, path: str = "/") -> str:
    return await (await client.get(path)).text()


async def test_sending_redirects_to_the_first_answer(client: Client) -> None:
    """After a message: a 303 to the anchor of the first answer, that exists and takes focus."""
    response = await send(client, text="bonjour", nonce="n1")
    assert response.status == 303
    assert response.headers["Location"] == "/#m2"
    assert '<li id="m2" class="assistant" tabindex="-1">' in await page_of(client)


async def test_reload_sends_nothing(client: Client, desk: ScriptedDesk) -> None:
    """The page reached after sending is a plain GET: reloading it adds no message."""
    await client.post("/", data={"text": "bonjour", "nonce": "n1"})
    await page_of(client)
    await page_of(client)
    assert len(desk.received) == 1


async def test_double_submit_is_harmless(client: Client, desk: ScriptedDesk) -> None:
    """The same form sent twice is one message, and leads to the same answer."""
    await send(client, text="bonjour", nonce="first")
    once = await send(client, text="menu", nonce="n2")
    twice = await send(client, text="menu", nonce="n2")
    assert once.headers["Location"] == twice.headers["Location"]
    assert len(desk.received) == 2


async def test_old_page_can_send_other_words(client: Client, desk: ScriptedDesk) -> None:
    """A page brought back by « back » sends new words with its old nonce: they are taken."""
    await send(client, text="bonjour", nonce="n1")
    await send(client, text="au revoir", nonce="n1")
    assert [json.loads(one.raw)["text"] for one in desk.received] == ["bonjour", "au revoir"]


async def test_update_hides_the_session(client: Client, desk: ScriptedDesk) -> None:
    """The update id, stored in clear, does not contain the session's secret."""
    await send(client, text="bonjour", nonce="n1")
    (incoming,) = desk.received
    assert incoming.bot == "web"
    assert incoming.address not in incoming.update_id


async def test_press_is_handed_as_a_token(client: Client, desk: ScriptedDesk) -> None:
    """A button hands its token and the page's language, nothing else."""
    await send(client, choice="need-exclu", nonce="n1", lang="fr")
    assert json.loads(desk.received[0].raw) == {"choice": "need-exclu", "lang": "fr"}


async def test_press_that_adds_nothing_leads_to_the_answer_field(client: Client) -> None:
    """A silent repeat lands the person where they can answer."""
    response = await send(client, choice="silent", nonce="n1")
    assert response.headers["Location"] == "/#m1"


async def test_only_the_last_question_is_live(client: Client) -> None:
    """The last question's buttons stand below the log; the earlier ones are folded above."""
    await send(client, text="bonjour", nonce="n1")
    await send(client, choice="need-exclu", nonce="n2")
    page = await page_of(client)
    log, answer = page.split('<section id="answer"')
    assert 'value="more"' in answer
    assert 'value="more"' not in log
    assert re.search(r'<details class="past">.*value="need-exclu"', log, re.DOTALL)
    assert 'value="need-exclu"' not in answer


async def test_exits_of_the_live_question_are_shown(client: Client) -> None:
    """Menu, « retour », a human and stop are buttons once, after the text field."""
    await send(client, text="bonjour", nonce="n1")
    page = await page_of(client)
    for token in ("exit-menu", "exit-back", "exit-human", "exit-stop"):
        assert page.index('id="text"') < page.index(f'value="{token}"')
        assert page.count(f'value="{token}"') == 1


async def test_card_shows_facts_source_and_caution(client: Client) -> None:
    """A card has a heading, its facts as links where they open, its source and a caution."""
    await send(client, choice="need-exclu", nonce="n1")
    page = await page_of(client)
    assert re.search(r"<h2 id=\"m2c1\">Mission locale &lt;Rouen&gt;</h2>", page)
    assert '<a href="tel:+33235000000">02 35 00 00 00</a>' in page
    assert 'href="https://www.openstreetmap.org/search?query=1"' in page
    assert "<strong>Attention\N{NO-BREAK SPACE}:</strong> Appelez avant" in page
    assert "Source\N{NO-BREAK SPACE}: convention de Rouen, 2015 environ." in page


async def test_call_links_are_shown(client: Client) -> None:
    """Numbers of an alarming message are links in the log."""
    await send(client, text="je veux mourir", nonce="n1")
    log = (await page_of(client)).split('<ol class="log"')[1]
    assert re.search(r'<a href="tel:3114"><strong>3114</strong> <span>Écoute</span></a>', log)


async def test_message_in_another_language_says_so(client: Client) -> None:
    """After a change of language the page follows, and older lines keep their own ``lang``."""
    await send(client, text="hello", nonce="n1", lang="fr")
    await send(client, text="hello", nonce="n2", lang="en")
    page = await page_of(client)
    assert '<html lang="en"' in page
    assert page.count('<div lang="fr" dir="ltr">') == 1


async def test_long_conversation_is_cut_to_its_end(client: Client) -> None:
    """Beyond forty lines the oldest are one link away, so that the page stays light."""
    for number in range(21):
        await send(client, text="bonjour", nonce=str(number))
    page = await page_of(client)
    assert "Voir 2 messages plus anciens" in page
    assert 'id="m1"' not in page
    whole = await page_of(client, "/?all")
    assert 'id="m1"' in whole


@pytest.mark.parametrize("field", ["Vous", "Assistant"])
async def test_authors_are_named(client: Client, field: str) -> None:
    """Each line says in words who wrote it."""
    await send(client, text="bonjour", nonce="n1")
    assert f">{field}\N{NO-BREAK SPACE}:</p>" in await page_of(client)


async def test_storage_failure_keeps_the_words(client: Client, desk: ScriptedDesk) -> None:
    """When the message cannot be stored, the page says so and can send it again as it was."""
    desk.down = True
    response = await send(client, text="mon fils <14 ans>", nonce="n1")
    page = await response.text()
    assert response.status == 503
    assert response.headers["Retry-After"] == "10"
    assert 'name="nonce" value="n1"' in page
    assert 'name="text" value="mon fils &lt;14 ans&gt;"' in page
