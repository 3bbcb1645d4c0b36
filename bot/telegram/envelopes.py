"""The outside of an update: its number and its address, read without trusting the rest.

An update is stored whatever it holds; only what is inside is decoded later, in its turn.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from bot.channels.port import Incoming

NOBODY = "nobody"
"""Address of the updates in which no conversation can be found: they end set aside."""
_FAR_AWAY = 2**35
"""Seconds: a date that no calendar holds is no date."""
_CARRIERS = ("message", "edited_message", "channel_post", "my_chat_member")


@dataclass(frozen=True, slots=True)
class Envelope:
    """An update that can be stored and acknowledged."""

    number: int
    chat: int | None
    press: str | None
    """The id of the press to answer, when a button was pressed."""
    sent: datetime | None
    """When it was written or changed, by Telegram's clock; unknown for a press."""
    update: dict[str, object]

    def incoming(self, bot: str) -> Incoming:
        """As the desk takes it."""
        raw = json.dumps(self.update, ensure_ascii=False).encode("utf-8", "surrogatepass")
        address = NOBODY if self.chat is None else str(self.chat)
        return Incoming(bot, str(self.number), address, raw)


def open_envelope(update: object) -> Envelope | None:
    """The envelope; None for something that is no update at all."""
    match update:
        case {"update_id": int(number)} if not isinstance(number, bool):
            fields = cast("dict[str, object]", update)
            return Envelope(number, _chat(fields), _press(fields), _sent(fields), fields)
        case _:
            return None


def _chat(update: dict[str, object]) -> int | None:
    for carrier in _CARRIERS:
        match update.get(carrier):
            case {"chat": {"id": int(chat)}} if not isinstance(chat, bool):
                return chat
            case _:
                continue
    match update.get("callback_query"):
        case {"message": {"chat": {"id": int(chat)}}} if not isinstance(chat, bool):
            return chat
        case {"from": {"id": int(person)}} if not isinstance(person, bool):
            return person
        case _:
            return None


def _sent(update: dict[str, object]) -> datetime | None:
    match update:
        case {"message": {"date": int(seconds)}} | {"edited_message": {"edit_date": int(seconds)}}:
            return datetime.fromtimestamp(seconds, UTC) if 0 < seconds < _FAR_AWAY else None
        case _:
            return None


def _press(update: dict[str, object]) -> str | None:
    match update.get("callback_query"):
        case {"id": str(press)}:
            return press
        case _:
            return None
