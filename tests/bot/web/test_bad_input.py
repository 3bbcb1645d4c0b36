"""Whatever a person or a program may send is stored and answered, or refused in a sentence."""

from __future__ import annotations

import json
import re
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.web.safe import readable, safe_link
from tests.bot.web.bad_words import WORDS
from tests.bot.web.conftest import Client
from tests.bot.web.scripted_desk import ScriptedDesk

JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS.keys())
async def test_any_text_is_answered_in_json(client: Client, desk: ScriptedDesk, words: str) -> None:
    """The desk gets exactly the words, as ASCII bytes; the answer and the log are served."""
    response = await client.post("/api/chat", data=json.dumps({"text": words}), headers=JSON)
    assert response.status == 200
    (incoming,) = desk.received
    assert incoming.raw.isascii()
    assert json.loads(incoming.raw)["text"] == words
    assert (await client.get("/api/chat")).status == 200
    assert (await client.get("/")).status == 200


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS.keys())
async def test_any_text_is_answered_by_form(client: Client, desk: ScriptedDesk, words: str) -> None:
    """The same words by the form: no error, one message, a page that shows them inert."""
    sendable = words.encode("utf-8", "replace").decode()
    response = await client.post("/", data={"text": sendable, "nonce": "n"})
    page = await response.text()
    assert response.status == 200
    assert len(desk.received) == 1
    assert not re.search(r"<(script|img|svg)", page.split("<main>")[1])


async def test_unknown_button_is_left_to_the_desk(client: Client, desk: ScriptedDesk) -> None:
    """A made-up token reaches the desk, which answers it kindly."""
    response = await client.post("/", data={"choice": "x" * 5000, "nonce": "n"})
    assert response.status == 200
    assert len(desk.received) == 1


async def test_very_long_words_are_cut_on_the_page_only(client: Client) -> None:
    """A message of 100,000 characters does not make the page heavy; the log keeps it."""
    await client.post("/api/chat", json={"text": "é" * 100_000})
    page = await (await client.get("/")).text()
    log = await (await client.get("/api/chat")).json()
    assert len(page) < 20_000
    assert len(log["messages"][0]["text"]) == 100_000


@pytest.mark.parametrize(
    "body",
    [b"", b"nonce=1", b"text=%ff%fe%00", b"\xff\xfe", b"&&&=&", b"text=%ud800", b"lang=%00&text=a"],
)
async def test_odd_form_bytes_are_an_ordinary_message(
    client: Client, desk: ScriptedDesk, body: bytes
) -> None:
    """Invalid UTF-8, missing fields and broken escapes are received as well as they can be."""
    response = await client.post("/", data=body, headers=FORM)
    assert response.status == 200
    assert set(json.loads(desk.received[0].raw)) == {"text", "lang"}


async def test_form_with_too_many_fields_is_refused(client: Client, desk: ScriptedDesk) -> None:
    """A form of thousands of fields is not ours."""
    response = await client.post("/", data=b"a=1&" * 5000, headers=FORM)
    assert response.status == 400
    assert desk.received == []


@pytest.mark.parametrize("content_type", ["text/plain", "multipart/form-data; boundary=x", "x"])
async def test_form_of_another_type_is_refused(client: Client, content_type: str) -> None:
    """Only an ordinary form is read."""
    response = await client.post("/", data=b"x", headers={"Content-Type": content_type})
    assert response.status == 415


async def test_too_large_form_is_refused_kindly(client: Client, desk: ScriptedDesk) -> None:
    """Beyond 1 MiB: 413 with a page that says what to do, and nothing stored."""
    response = await client.post("/", data=BytesIO(b"text=" + b"a" * 1024 * 1024), headers=FORM)
    assert response.status == 413
    assert "Ce message est trop long" in await response.text()
    assert desk.received == []


@given(st.text())
def test_readable_text_can_always_be_sent(text: str) -> None:
    """Whatever the string, what is shown is valid UTF-8 without control characters."""
    shown = readable(text)
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert not any(ord(sign) < 32 and sign not in "\n\t" for sign in shown)


@given(st.text())
def test_no_link_runs_anything(text: str) -> None:
    """A made-up link is dropped unless its scheme is one of a card's."""
    link = safe_link(text)
    assert link is None or re.match(r"(?i)\s*(https?|tel|sms|mailto):", link)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=200))
async def test_any_bytes_get_an_answer(client: Client, body: bytes) -> None:
    """Random bytes never cause an error of ours, on either face."""
    for path, headers in (("/", FORM), ("/api/chat", JSON)):
        response = await client.post(path, data=body, headers=headers)
        assert response.status in {200, 400}
