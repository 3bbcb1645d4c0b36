"""From a raw update to what was said, by the Bot API's documented fields.

One decoder whichever library carries the updates: what they say cannot then depend on it, and a
field that neither library knows yet is no obstacle.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import cast

from bot.telegram.envelopes import NOBODY
from bot.telegram.menu import command_named
from conversations.inbound import (
    Blocked,
    CameBack,
    Inbound,
    InPublic,
    Located,
    Ordered,
    Said,
    Started,
    Unreadable,
    Wordless,
)
from conversations.threads import read_token

Fields = Mapping[str, object]
_AWAY = frozenset({"kicked", "left"})
_WORDLESS: Mapping[str, Wordless] = {
    "sticker": Wordless.STICKER,
    "voice": Wordless.VOICE,
    "audio": Wordless.VOICE,
    "video_note": Wordless.VOICE,
    "photo": Wordless.PICTURE,
    "video": Wordless.PICTURE,
    "animation": Wordless.PICTURE,
    "document": Wordless.FILE,
    "poll": Wordless.POLL,
    "contact": Wordless.CONTACT,
}


class Undecodable(ValueError):
    """An update that is not shaped like any that Telegram documents: it is set aside."""


def decode_update(raw: bytes) -> Inbound:
    """What an update says. Raises :class:`Undecodable`."""
    update = _read(raw)
    match update:
        case {"message": {"chat": {"type": "private"}}}:
            return _message(cast("Fields", update["message"]))
        case {"message": {"chat": {"type": str()}}}:
            return _elsewhere(cast("Fields", update["message"]))
        case {"edited_message": {"chat": {"type": str(chat)}}}:
            return Unreadable(Wordless.EDITED) if chat == "private" else InPublic()
        case {"callback_query": {"id": str()}}:
            return _press(cast("Fields", update["callback_query"]))
        case {"my_chat_member": {"chat": {"type": str(chat)}}}:
            return _membership(chat, update["my_chat_member"])
        case {"channel_post": {"chat": {}}}:
            return InPublic()
        case _:
            raise Undecodable(NOBODY)


def language_of(raw: bytes) -> str | None:
    """The language of the sender's application, from a stored update."""
    return language_in(_read(raw))


def language_in(update: Fields) -> str | None:
    """The language of the sender's application."""
    for part in update.values():
        match part:
            case {"from": {"language_code": str(code)}}:
                return code.partition("-")[0].lower()
            case _:
                continue
    return None


def _read(raw: bytes) -> Fields:
    return cast("Fields", json.loads(raw.decode("utf-8", "surrogatepass")))


def _message(message: Fields) -> Inbound:
    match message:
        case {"text": str(text)}:
            return _text(text)
        case {"location": {"latitude": float() | int() as n, "longitude": float() | int() as e}}:
            return Located(n, e)
        case _:
            caption = message.get("caption")
            kinds = [kind for name, kind in _WORDLESS.items() if name in message]
            beside = caption if isinstance(caption, str) else ""
            return Unreadable(kinds[0] if kinds else None, beside)


def _text(text: str) -> Inbound:
    if not text.startswith("/"):
        return Said(text)
    written, _, rest = text[1:].partition(" ")
    name = written.partition("@")[0].lower()
    if name == "start":
        return Started(rest.strip() or None)
    command = command_named(name)
    return Ordered(command) if command is not None else Said(text[1:])


def _press(press: Fields) -> Inbound:
    match press:
        case {"message": {"chat": {"type": str(chat)}}} if chat != "private":
            return InPublic()
        case {"data": str(data)}:
            return read_token(data) or Unreadable()
        case _:
            return Unreadable()


def _elsewhere(message: Fields) -> Inbound:
    """Written in a group. That we have just left it is no reason to speak there again."""
    return CameBack() if "left_chat_member" in message else InPublic()


def _membership(chat: str, change: object) -> Inbound:
    match change:
        case {"new_chat_member": {"status": str(status)}}:
            away = status in _AWAY
            if chat == "private" or away:
                return Blocked() if away else CameBack()
            return InPublic()
        case _:
            raise Undecodable(chat)
