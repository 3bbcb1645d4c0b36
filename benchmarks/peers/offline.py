"""A connection of python-telegram-bot that goes nowhere: each sending is answered at once."""

from __future__ import annotations

import json

from telegram.request import BaseRequest

_BOT = {"id": 1, "is_bot": True, "first_name": "Bot", "username": "bot"}
_SENT = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "…"}


class Offline(BaseRequest):
    """Says who the bot is, and that whatever it sends was sent."""

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(self, url: str, *_given: object, **_more: object) -> tuple[int, bytes]:
        result = _BOT if url.endswith("/getMe") else _SENT
        return 200, json.dumps({"ok": True, "result": result}).encode("ascii")
