"""The JSON face, each answer held against its own description."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from aiohttp import ClientResponse
from openapi_schema_validator import validate as validate_value
from openapi_spec_validator import validate as validate_description

import bot.web.api
from conversations.journal import Json
from tests.bot.web.conftest import Client
from tests.bot.web.scripted_desk import ScriptedDesk

DESCRIPTION = json.loads((Path(bot.web.api.__file__).parent / "openapi.json").read_text("utf-8"))


async def described(response: ClientResponse) -> dict[str, Json]:
    """The JSON of a response, checked against what the description says of its status."""
    operation = DESCRIPTION["paths"][response.url.path][response.method.lower()]
    content = operation["responses"][str(response.status)]["content"]
    schema = content[response.content_type]["schema"]
    answer: dict[str, Json] = await response.json()
    validate_value(answer, {**schema, "components": DESCRIPTION["components"]})
    return answer


async def test_description_is_valid_and_served(client: Client) -> None:
    """It is OpenAPI 3.1, and what is served is the file."""
    validate_description(DESCRIPTION)
    response = await client.get("/api/openapi.json")
    assert await response.json() == DESCRIPTION


async def test_description_names_every_route(client: Client) -> None:
    """No JSON route is left out, none is invented."""
    served = {
        (route.method.lower(), route.resource.canonical)
        for route in client.app.router.routes()
        if route.resource is not None and route.method != "HEAD"
    }
    described_routes = {
        (method, path) for path, methods in DESCRIPTION["paths"].items() for method in methods
    }
    for_programs = {
        (method, path)
        for method, path in served
        if path == "/healthz" or (path.startswith("/api/") and path != "/api/openapi.json")
    }
    assert described_routes == for_programs


async def test_answer_is_as_described(client: Client) -> None:
    """The first answer holds the messages and the session; the next one only messages."""
    first = await described(await client.post("/api/chat", json={"text": "bonjour", "lang": "fr"}))
    second = await described(await client.post("/api/chat", json={"choice": "need-exclu"}))
    assert set(first) == {"messages", "session"}
    assert set(second) == {"messages"}


async def test_answer_holds_only_its_own_turn(client: Client) -> None:
    """The assistant's lines of this turn, with cards, choices and exits."""
    await client.post("/api/chat", json={"text": "bonjour"})
    response = await client.post("/api/chat", json={"choice": "need-exclu"})
    messages = (await response.json())["messages"]
    assert [message["author"] for message in messages] == ["assistant", "assistant"]
    assert messages[0]["cards"][0]["name"] == "Mission locale <Rouen>"
    assert messages[1]["choices"] == [{"label": "En voir plus", "token": "more", "picture": None}]
    assert len(messages[1]["exits"]) == 4


async def test_calls_are_as_described(client: Client) -> None:
    """An alarming message gets its numbers in the answer."""
    answer = await described(await client.post("/api/chat", json={"text": "je veux mourir"}))
    assert '"number": "3114"' in json.dumps(answer)


async def test_dangerous_link_is_left_out(client: Client) -> None:
    """A link that would run something is null in JSON too."""
    response = await client.post("/api/chat", json={"choice": "need-exclu"})
    lines = (await response.json())["messages"][0]["cards"][0]["lines"]
    assert {line["label"]: line["href"] for line in lines}["Piège"] is None


async def test_log_is_read_from_a_cursor(client: Client) -> None:
    """``after`` gives what came later, the person's own lines included."""
    first = await (await client.post("/api/chat", json={"text": "bonjour"})).json()
    await client.post("/api/chat", json={"text": "encore"})
    cursor = first["messages"][-1]["id"]
    whole = await described(await client.get("/api/chat"))
    later = await described(await client.get("/api/chat", params={"after": cursor}))
    assert isinstance(whole["messages"], list)
    assert whole["messages"][2:] == later["messages"]
    assert isinstance(later["messages"], list)
    assert len(later["messages"]) == 2


@pytest.mark.parametrize("after", ["-1", "x", "", "1.5", "٣", "9" * 19, "%00"])
async def test_wrong_cursor_is_refused(client: Client, after: str) -> None:
    """Only a plain number is a cursor."""
    response = await client.get("/api/chat", params={"after": after})
    assert response.status == 400
    assert "after" in str((await described(response))["error"])


async def test_retry_is_answered_the_same(client: Client, desk: ScriptedDesk) -> None:
    """The same message with the same id is taken once, and its answer given again."""
    await client.post("/api/chat", json={"text": "bonjour"})
    once = await client.post("/api/chat", json={"choice": "need-exclu", "id": "42"})
    twice = await client.post("/api/chat", json={"choice": "need-exclu", "id": "42"})
    assert await once.json() == await twice.json()
    assert len(desk.received) == 2


async def test_same_id_of_two_people_is_two_messages(client: Client, desk: ScriptedDesk) -> None:
    """Ids are each session's own: guessing someone's id neither reads nor blocks anything."""
    await client.post("/api/chat", json={"text": "bonjour", "id": "1"})
    client.session.cookie_jar.clear()
    await client.post("/api/chat", json={"text": "bonjour", "id": "1"})
    assert len({incoming.update_id for incoming in desk.received}) == 2


JSON = {"Content-Type": "application/json"}
WRONG: dict[str, bytes] = {
    "nothing": b"",
    "not json": b"{",
    "not utf-8": b'{"text": \xff',
    "a list": b"[]",
    "null": b"null",
    "deep": b"[" * 100_000,
    "huge number": b'{"text": ' + b"9" * 5000 + b"}",
    "neither": b"{}",
    "both": b'{"text": "a", "choice": "b"}',
    "number": b'{"text": 1}',
    "null text": b'{"text": null}',
    "object": b'{"choice": {}}',
    "id not text": b'{"text": "a", "id": 1}',
    "id empty": b'{"text": "a", "id": ""}',
    "id long": b'{"text": "a", "id": "' + b"x" * 201 + b'"}',
    "lang odd": b'{"text": "a", "lang": "../fr"}',
    "lang null": b'{"text": "a", "lang": null}',
}


@pytest.mark.parametrize("body", WRONG.values(), ids=WRONG.keys())
async def test_wrong_body_is_refused(client: Client, desk: ScriptedDesk, body: bytes) -> None:
    """400 with a sentence, and nothing is stored."""
    response = await client.post("/api/chat", data=body, headers=JSON)
    assert response.status == 400
    assert (await described(response))["error"]
    assert desk.received == []


async def test_other_statuses_are_described(client: Client, desk: ScriptedDesk) -> None:
    """403, 413, 415, 503 and 500 hold a sentence as described."""
    foreign = {"Sec-Fetch-Site": "cross-site"}
    answers = [
        await client.post("/api/chat", json={"text": "a"}, headers=foreign),
        await client.post("/api/chat", data=BytesIO(b"a" * (1024 * 1024 + 1)), headers=JSON),
        await client.post("/api/chat", data={"text": "a"}),
    ]
    desk.down = True
    answers.append(await client.post("/api/chat", json={"text": "a"}))
    desk.broken = True
    answers.append(await client.post("/api/chat", json={"text": "a"}))
    assert [response.status for response in answers] == [403, 413, 415, 503, 500]
    for response in answers:
        await described(response)


async def test_health_is_as_described(client: Client, desk: ScriptedDesk) -> None:
    """Both states of the health check."""
    assert await described(await client.get("/healthz")) == {"status": "ok"}
    desk.down = True
    assert await described(await client.get("/healthz")) == {"status": "unavailable"}


async def test_language_hint_is_handed_over(client: Client, desk: ScriptedDesk) -> None:
    """``lang`` as given, even without a catalog; the browser's language otherwise."""
    await client.post("/api/chat", json={"text": "a", "lang": "uk"})
    await client.post("/api/chat", json={"text": "a"}, headers={"Accept-Language": "en"})
    assert [json.loads(one.raw)["lang"] for one in desk.received] == ["uk", "en"]
