"""A file that comes with a message is downloaded by whoever has the conversation, nobody else."""

from __future__ import annotations

import re

from bot.messages.body import Body, File
from tests.bot.web.conftest import Client
from tests.bot.web.scripted_desk import ScriptedDesk

AGENDA = File("rendez-vous & école.ics", "text/calendar", b"BEGIN:VCALENDAR\r\n")


def hand(desk: ScriptedDesk) -> None:
    """A message with a file, to whoever wrote last."""
    desk.post(desk.received[-1].address, "assistant", Body("fr", "Votre agenda.", file=AGENDA))


async def test_a_link_gives_it(client: Client, desk: ScriptedDesk) -> None:
    """As a download with its own name and type, kept by no cache."""
    await client.post("/", data={"text": "bonjour"})
    hand(desk)
    page = await (await client.get("/")).text()
    address = re.search(r'href="(/fichier/\d+)"', page)
    assert address
    assert "rendez-vous &amp; école.ics" in page
    response = await client.get(address[1])
    assert await response.read() == AGENDA.content
    assert response.headers["Content-Type"] == "text/calendar"
    assert response.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''rendez")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"


async def test_nobody_else_gets_it(client: Client, desk: ScriptedDesk) -> None:
    """Neither a stranger, nor a line without a file, nor a number that is none."""
    await client.post("/", data={"text": "bonjour"})
    hand(desk)
    number = desk.posted
    for line in (number - 1, number + 1, 0, "x"):
        assert (await client.get(f"/fichier/{line}")).status == 404
    client.session.cookie_jar.clear()
    assert (await client.get(f"/fichier/{number}")).status == 404


async def test_on_a_shared_phone(client: Client, desk: ScriptedDesk) -> None:
    """By a form of the page: the secret is in no address; a foreign page gets nothing."""
    page = await (await client.post("/", data={"text": "bonjour", "shared": "yes"})).text()
    secret = re.search(r'name="session" value="([^"]*)"', page)
    assert secret
    hand(desk)
    held = {"session": secret[1]}
    page = await (await client.post("/", data={"text": "encore", **held})).text()
    action = re.search(r'action="(/fichier/\d+)"', page)
    assert action
    assert await (await client.post(action[1], data=held)).read() == AGENDA.content
    foreign = {"Origin": "https://ailleurs.example"}
    assert (await client.post(action[1], data=held, headers=foreign)).status == 403


async def test_programs_find_it(client: Client, desk: ScriptedDesk) -> None:
    """The JSON face says its name, its type and where it is."""
    await client.post("/api/chat", json={"text": "bonjour"})
    hand(desk)
    answer = await (await client.get("/api/chat")).json()
    told = answer["messages"][-1]["file"]
    assert told["name"] == AGENDA.name
    assert told["media_type"] == "text/calendar"
    assert (await client.get(told["href"])).status == 200
