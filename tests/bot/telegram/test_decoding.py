"""From raw updates to what was said: documented shapes, and shapes of nobody."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.telegram.decoding import Undecodable, decode_update, language_of
from bot.telegram.envelopes import NOBODY, open_envelope
from conversations.inbound import (
    Blocked,
    CameBack,
    Inbound,
    InPublic,
    Located,
    Ordered,
    Pressed,
    Said,
    Started,
    Unreadable,
    Wordless,
)
from conversations.understanding.reading import Command
from tools.telegram_emulator import shapes

ANNA = shapes.user(7, "Anna", "pt-BR")
CHAT, CLASS = shapes.private_chat(7, "Anna"), shapes.group(-100)
BOT = shapes.bot_user(1, "accroche_bot")
TOKEN = "abcdefghijklmnop.1f.ABCDEFGH"
SCALARS: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, 0, -5, 1.5, "private", "", "\ud800", []]
)
NAMES = st.sampled_from(["id", "type", "chat", "from", "text", "data", "message", "status"])
PARTS = st.sampled_from(["message", "edited_message", "callback_query", "my_chat_member", "chat"])


def message(**content: Any) -> dict[str, Any]:
    """An update with a private message."""
    return {"message": shapes.message(1, CHAT, ANNA, content)}


def member(chat: dict[str, Any], after: str) -> dict[str, Any]:
    """An update about the bot's own place."""
    return {"my_chat_member": shapes.membership(chat, ANNA, BOT, "member", after)}


@pytest.mark.parametrize(
    ("update", "inbound"),
    [
        (message(text="bonjour 🌙"), Said("bonjour 🌙")),
        (message(text="/start"), Started()),
        (message(text="/start abc_DEF-1"), Started("abc_DEF-1")),
        (message(text="/stop@accroche_bot"), Ordered(Command.STOP)),
        (message(text="/autre chose"), Said("autre chose")),
        (message(text="/"), Said("")),
        (message(location={"latitude": 49, "longitude": 1.5}), Located(49, 1.5)),
        (message(**shapes.CONTENTS["voice"]), Unreadable(Wordless.VOICE)),
        (message(**shapes.CONTENTS["photo"], caption="a"), Unreadable(Wordless.PICTURE, "a")),
        (message(dice={"emoji": "🎲", "value": 1}), Unreadable()),
        (message(pinned_message={}), Unreadable()),
        ({"edited_message": message(text="x")["message"]}, Unreadable(Wordless.EDITED)),
        (
            {"callback_query": shapes.press("q", ANNA, message(text="?")["message"], TOKEN)},
            Pressed("abcdefghijklmnop", 31, "ABCDEFGH"),
        ),
        (
            {"callback_query": shapes.press("q", ANNA, message(text="?")["message"], "x")},
            Unreadable(),
        ),
        ({"callback_query": {"id": "q", "from": ANNA, "data": TOKEN}},
         Pressed("abcdefghijklmnop", 31, "ABCDEFGH")),
        (member(CHAT, "kicked"), Blocked()),
        (member(CHAT, "member"), CameBack()),
        (member(CLASS, "member"), InPublic()),
        (member(CLASS, "left"), Blocked()),
        ({"message": shapes.message(1, CLASS, ANNA, {"text": "x"})}, InPublic()),
        ({"channel_post": shapes.message(1, CLASS, ANNA, {"text": "x"})}, InPublic()),
    ],
)  # fmt: skip
def test_documented_shapes(update: dict[str, Any], inbound: Inbound) -> None:
    """What each kind of update says, and that it is answered to the right chat."""
    envelope = open_envelope({"update_id": 5} | update)
    assert envelope is not None
    assert envelope.chat in (7, -100)
    assert decode_update(envelope.incoming("families").raw) == inbound


def test_language_of_the_application() -> None:
    """Without its region; nothing when the person's application does not say."""
    assert language_of(json.dumps({"update_id": 1} | message(text="x")).encode()) == "pt"
    assert language_of(b'{"update_id": 1, "message": {"from": {}}}') is None


INSIDE = st.dictionaries(NAMES, SCALARS | st.dictionaries(NAMES, SCALARS, max_size=3), max_size=4)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(PARTS, SCALARS | INSIDE, max_size=2), st.integers())
def test_shapes_of_nobody(update: dict[str, Any], number: int) -> None:
    """Any update with a number can be stored; decoding it gives a value or says it cannot."""
    envelope = open_envelope(update | {"update_id": number})
    assert envelope is not None
    incoming = envelope.incoming("families")
    assert incoming.address == NOBODY or int(incoming.address) == envelope.chat
    language_of(incoming.raw)
    with suppress(Undecodable):
        decode_update(incoming.raw)


@pytest.mark.parametrize("junk", [None, [], "x", 1, {}, {"update_id": "1"}, {"update_id": True}])
def test_no_update_at_all(junk: object) -> None:
    """Without a number there is nothing to store."""
    assert open_envelope(junk) is None


def test_when_it_was_sent() -> None:
    """By Telegram's clock: a change by its own date, a press without one."""
    changed = message(text="x", edit_date=1_795_000_100)["message"]
    pressed = shapes.press("q", ANNA, message(text="?")["message"], TOKEN)
    dates = [
        envelope.sent.timestamp() if envelope and envelope.sent else None
        for envelope in (
            open_envelope({"update_id": 1, **update})
            for update in (
                message(text="x"),
                {"edited_message": changed},
                {"callback_query": pressed},
                {"message": {"date": 10**20}},
            )
        )
    ]
    assert dates == [shapes.SINCE, 1_795_000_100, None, None]
