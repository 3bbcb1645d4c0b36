"""One contract for every provider of text messages, held over HTTP with faults."""

from __future__ import annotations

import json
import socket
from collections.abc import AsyncGenerator, Callable
from datetime import timedelta

import pytest

from bot.sms.generic import BODY, FIELDS, Gateway, Names, is_template
from bot.sms.port import (
    Accepted,
    Answer,
    BadAccount,
    NotNow,
    Outgoing,
    Provider,
    RefusedMessage,
    Reply,
    Unknown,
)
from bot.sms.smsfactor import SmsFactor
from resources_db.sendings.terms import Receipt
from tests.bot.sms.gateway import Fault, running
from tests.bot.sms.gateway import Gateway as Server

TOKEN = "jeton-du-compte"
MESSAGE = Outgoing("abc123", "+33639980001", "RDV jeu. 3/12 à 9h.", "Rouen", unicode=False)


def names() -> Names:
    """The usual names of what a gateway brings."""
    found = Names.of(FIELDS)
    assert found is not None
    return found


PROVIDERS: dict[str, Callable[[str], Provider]] = {
    "smsfactor": lambda url: SmsFactor(TOKEN, url),
    "http": lambda url: Gateway(f"{url}/send", BODY, names(), TOKEN),
}


@pytest.fixture
async def server() -> AsyncGenerator[Server]:
    """A provider's server on loopback."""
    async with running() as server:
        yield server


@pytest.fixture(params=PROVIDERS)
def provider(request: pytest.FixtureRequest, server: Server) -> Provider:
    """Each provider in front of it."""
    return PROVIDERS[request.param](server.url)


async def test_a_message_is_taken(provider: Provider, server: Server) -> None:
    """Whole, once, with our name of it and the account's token."""
    assert await provider.send(MESSAGE) == Accepted()
    [asked], [authorised] = server.asked, server.authorised
    told = json.dumps(asked, ensure_ascii=False)
    assert MESSAGE.text in told
    assert "33639980001" in told
    assert MESSAGE.ref in told
    assert "Rouen" in told
    assert authorised == f"Bearer {TOKEN}"


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault(429, "", {"Retry-After": "30"}), NotNow("too_many", timedelta(seconds=30))),
        (Fault(429, ""), NotNow("too_many")),
        (Fault(429, "", {"Retry-After": "9" * 400}), NotNow("too_many", timedelta(hours=1))),
        (Fault(503, ""), NotNow("unavailable")),
        (Fault(401, ""), BadAccount("http_401")),
        (Fault(402, ""), BadAccount("http_402")),
        (Fault(400, ""), RefusedMessage("http_400")),
        (Fault(500, ""), Unknown("http_500")),
        (Fault(302, "", {"Location": "http://ailleurs.example/"}), Unknown("http_302")),
        (Fault(200, "{"), Unknown("no_json")),
        (Fault(200, "[" * 100_000), Unknown("no_json")),
        (Fault(cut=True), Unknown("cut")),
    ],
)
async def test_faults_are_outcomes(
    provider: Provider, server: Server, fault: Fault, expected: Answer
) -> None:
    """What was refused is told from what nobody knows: only the first is surely not sent."""
    server.answers = [fault]
    assert await provider.send(MESSAGE) == expected
    assert len(server.asked) == 1


async def test_a_provider_that_says_nothing(
    provider: Provider, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody knows whether it was taken."""
    monkeypatch.setattr("bot.sms.calling.SECONDS", 0.05)
    server.answers = [Fault(hang=True)]
    assert await provider.send(MESSAGE) == Unknown("timeout")


@pytest.mark.parametrize("name", PROVIDERS)
async def test_a_provider_that_is_not_there(name: str) -> None:
    """Surely not taken: it can be tried again."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    answer = await PROVIDERS[name](f"http://127.0.0.1:{port}").send(MESSAGE)
    assert answer == NotNow("unreached")


def test_nothing_secret_or_personal_is_printed() -> None:
    """Neither a token, a number nor a text, in whatever is logged of these values."""
    told = repr(
        [MESSAGE, Reply("+33639980001", "oui"), *(make("x") for make in PROVIDERS.values())]
    )
    assert TOKEN not in told
    assert "3399" not in told
    assert "RDV" not in told
    assert "oui" not in told


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"status": 1, "sent": 1}, Accepted()),
        ({"status": -8}, Accepted()),
        ({"status": -1}, BadAccount("bad_token")),
        ({"status": -3}, BadAccount("no_credit")),
        ({"status": -7}, RefusedMessage("status_7")),
        ({"status": -99}, NotNow("unknown_error")),
        ({"status": 1, "sent": 0, "invalid": 1}, RefusedMessage("invalid", wrong_number=True)),
        ({"status": 1, "sent": 0, "npai": 1}, RefusedMessage("npai", wrong_number=True)),
        ({"status": 1, "sent": 0, "blacklisted": 1}, RefusedMessage("blacklisted")),
        ({"status": 1, "sent": 0}, RefusedMessage("filtered")),
        ({}, Unknown("no_status")),
        ({"status": "1"}, Unknown("no_status")),
    ],
)
async def test_what_smsfactor_answers(
    server: Server, answer: dict[str, object], expected: Answer
) -> None:
    """Its documented statuses; « moderated » is taken, and must not be given again."""
    server.answers = [Fault(body=json.dumps(answer))]
    assert await SmsFactor(TOKEN, server.url).send(MESSAGE) == expected


async def test_smsfactor_without_a_sender(server: Server) -> None:
    """Answers come back to its number: no name is put before it. Unicode is said."""
    arabic = Outgoing("r", "+33639980001", "موعد", None, unicode=True)
    await SmsFactor(TOKEN, server.url).send(arabic)
    assert server.asked[0]["sms"]["message"] == {
        "text": "موعد", "pushtype": "alert", "unicode": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"status": 3, "message_id": "r1"}, (Receipt("r1", delivered=True),)),
        ({"status": 5, "message_id": "r1"}, (Receipt("r1", False, "invalid_destination"),)),
        ({"status": 12, "message_id": "r1"}, (Receipt("r1", False, "expired"),)),
        ({"status": 2, "message_id": "r1"}, ()),
        ({"status": 77, "message_id": "r1"}, (Receipt("r1", False, "status_77"),)),
        (
            {"from": "33639980001", "message": "oui", "last_message_id": "r1"},
            (Reply("+33639980001", "oui", "r1"),),
        ),
        ({"from": "33639980001", "message": "Stop SMS"}, (Reply("+33639980001", "Stop SMS"),)),
        ({"from": "36180", "message": "pub"}, ()),
        ({"anything": "else"}, None),
    ],
)
def test_what_smsfactor_brings(raw: object, expected: object) -> None:
    """Receipts and answers as documented; what is still on its way settles nothing."""
    assert SmsFactor(TOKEN).read(json.dumps(raw).encode()) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"id": "r1", "status": "Delivered"}, (Receipt("r1", delivered=True),)),
        ({"id": "r1", "status": "EXPIRED"}, (Receipt("r1", False, "undelivered"),)),
        ({"id": "r1", "status": "queued"}, ()),
        ({"from": "+33639980001", "text": "NON"}, (Reply("+33639980001", "NON"),)),
        (
            {"from": "+33639980001", "text": "NON", "id": "r1"},
            (Reply("+33639980001", "NON", "r1"),),
        ),
        ({}, None),
    ],
)
def test_what_a_gateway_brings(raw: object, expected: object) -> None:
    """Under the names that the settings give."""
    assert Gateway("http://x", BODY, names()).read(json.dumps(raw).encode()) == expected


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe", b"null", b"[]", b"[" * 100_000, b'{"a":'])
@pytest.mark.parametrize("name", PROVIDERS)
def test_what_has_no_sense(name: str, raw: bytes) -> None:
    """Any bytes are read without an error, and settle nothing."""
    assert not PROVIDERS[name]("http://x").read(raw)


async def test_a_body_of_ones_own(server: Server) -> None:
    """Values are put into the words of the JSON, never into its structure."""
    body = '{"messages": [{"dst": "tel:{to}", "txt": "{text}"}], "flash": false, "n": 3}'
    assert is_template(body)
    quoted = Outgoing("r", "+33639980001", '"}, {to}', None, unicode=False)
    await Gateway(f"{server.url}/send", body, names()).send(quoted)
    assert server.asked == [
        {"messages": [{"dst": "tel:+33639980001", "txt": '"}, {to}'}], "flash": False, "n": 3}
    ]
    assert not is_template("[1]")
    assert not is_template('{"to": "{to}"}')
