"""What a page that stays open adds to itself: the same words and markup as the whole page."""

from __future__ import annotations

import re

from tests.bot.web.conftest import Client
from tests.bot.web.scripted_desk import ScriptedDesk


async def send(client: Client, **fields: str) -> str:
    response = await client.post("/suite", data={"lang": "fr", **fields})
    assert response.status == 200
    return await response.text()


async def look(client: Client, after: int | str) -> tuple[int, str]:
    response = await client.get("/suite", params={"after": after, "shown": "fr"})
    return response.status, await response.text()


def lines(page: str) -> dict[str, str]:
    """The lines of the log as markup, by their number."""
    cut = re.split(r'(?=<li id="m\d+")', page.split("<section id=", maxsplit=1)[0])
    found = [(re.match(r'<li id="m(\d+)"', line), line) for line in cut]
    whole = {m[1]: line.rpartition("</li>")[0] for m, line in found if m is not None}
    return {
        number: re.sub(r'(value="[\w-]{16}"| id="new" tabindex="-1")', "", line)
        for number, line in whole.items()
    }


async def test_first_message_brings_the_whole_page(client: Client) -> None:
    """From the first page there is nothing to add to: the answer is a page and a cookie."""
    response = await client.post("/suite", data={"text": "bonjour"})
    page = await response.text()
    assert page.startswith("<!doctype html>")
    assert 'data-landing="m2"' in page
    assert "accroche=" in response.headers["Set-Cookie"]


async def test_next_messages_bring_only_what_is_new(client: Client) -> None:
    """The new lines, the place to land on, and the live question."""
    await send(client, text="bonjour")
    more = await send(client, choice="need-exclu", after="2")
    assert "<!doctype" not in more
    assert set(lines(more)) == {"2", "3", "4", "5"}
    assert 'data-landing="m4"' in more
    assert 'value="more"' in more.split('<section id="answer"')[1]


async def test_added_lines_are_those_of_the_whole_page(client: Client) -> None:
    """Line by line, the markup is the same: the question that was live is folded in both."""
    await send(client, text="bonjour")
    more = lines(await send(client, choice="need-exclu", after="2"))
    whole = lines(await (await client.get("/")).text())
    assert more
    assert more == {number: whole[number] for number in more}
    assert '<details class="past">' in more["2"]


async def test_nothing_new_weighs_nothing(client: Client) -> None:
    """A look that finds nothing is 204."""
    await send(client, text="bonjour")
    assert await look(client, 2) == (204, "")


async def test_late_answer_is_found(client: Client, desk: ScriptedDesk) -> None:
    """What someone answered meanwhile comes alone; the question under way stays live."""
    await send(client, text="bonjour")
    desk.say_later(desk.received[0].address, "Je vous rappelle ce soir.")
    status, more = await look(client, 2)
    assert status == 200
    assert set(lines(more)) == {"3"}
    assert 'data-live="2"' in more


async def test_erased_conversation_is_drawn_afresh(client: Client, desk: ScriptedDesk) -> None:
    """When the line that the page ends with is gone, the page is drawn again from the start."""
    await send(client, text="bonjour")
    await desk.forget("web", desk.received[0].address)
    assert "Écrivez votre question" in (await look(client, 2))[1]
    assert (await send(client, text="encore", after="2")).startswith("<!doctype html>")


async def test_change_of_language_draws_the_page_afresh(client: Client) -> None:
    """The whole page speaks the new language, not its last lines only."""
    await send(client, text="bonjour")
    page = await send(client, text="hello", after="2", lang="en")
    assert 'lang="en"' in page
    status, again = await look(client, 4)
    assert status == 204
    assert again == ""


async def test_wrong_cursor_brings_the_whole_page(client: Client) -> None:
    """A cursor that is no number is no error: the page is drawn again."""
    await send(client, text="bonjour")
    for after in ("x", "-1", "9" * 30, "٣"):
        assert (await look(client, after))[1].startswith("<!doctype html>")


async def test_repeat_counts_once(client: Client, desk: ScriptedDesk) -> None:
    """The same message under the same name is taken once and answered the same."""
    await send(client, text="bonjour", nonce="n1")
    first = await send(client, choice="need-exclu", after="2", nonce="n2")
    second = await send(client, choice="need-exclu", after="2", nonce="n2")
    assert lines(first) == lines(second)
    assert len(desk.received) == 2


async def test_foreign_page_is_refused(client: Client, desk: ScriptedDesk) -> None:
    """Another site cannot speak or leave in the person's name."""
    for path in ("/suite", "/quitter"):
        response = await client.post(
            path, data={"text": "a"}, headers={"Sec-Fetch-Site": "cross-site"}
        )
        assert response.status == 403
    assert desk.received == []
