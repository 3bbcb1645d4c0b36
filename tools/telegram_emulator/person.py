"""Somebody who writes to a bot: what tests and the page do in their place."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.clock import system_clock
from tools.telegram_emulator.bot_state import BotState, Chat
from tools.telegram_emulator.shapes import (
    Json,
    membership,
    message,
    press,
    private_chat,
    user,
)

PATIENCE = 10
"""Seconds that a person waits for an answer at most."""


class Person:
    """One person in their private chat with one bot."""

    def __init__(self, bot: BotState, id_: int, name: str = "Anna", lang: str = "fr") -> None:
        self.bot, self.id = bot, id_
        self.shape = user(id_, name, lang)
        self.chat = bot.chats.setdefault(id_, Chat(private_chat(id_, name)))

    def say(self, text: str) -> int:
        """Write something."""
        return self.send({"text": text})

    def send(self, content: Json) -> int:
        """Send a message of any content."""
        return self.bot.add("message", self._mine(content))

    def edit(self, text: str) -> int:
        """Change one's last message."""
        return self.bot.add("edited_message", self._mine({"text": text, "edit_date": _now()}))

    def press(self, label: str) -> int:
        """Press the newest button with this label."""
        for shown in reversed(self.chat.messages):
            for button in buttons(shown):
                if button["text"] == label:
                    return self.press_token(shown, button["callback_data"])
        raise AssertionError(f"no button « {label} » in {self.sees}")

    def press_token(self, shown: Json, data: str) -> int:
        """Press a button by what it carries."""
        query = f"query{next(self.bot.numbers)}"
        self.bot.open_queries.add(query)
        return self.bot.add("callback_query", press(query, self.shape, dict(shown), data))

    async def sends_place(self, latitude: float, longitude: float) -> int:
        """Wait for the button that sends where one is, and press it."""
        await until(self.bot, lambda: self.chat.asks_place != "")
        return self.send({"location": {"latitude": latitude, "longitude": longitude}})

    def block(self) -> int:
        """Block the bot."""
        self.chat.reachable = False
        return self._membership("member", "kicked")

    def unblock(self) -> int:
        """Let the bot write again."""
        self.chat.reachable = True
        return self._membership("kicked", "member")

    @property
    def sees(self) -> list[str]:
        """The texts in the chat, oldest first."""
        return [str(it.get("text", "")) for it in self.chat.messages]

    @property
    def labels(self) -> list[str]:
        """The newest buttons."""
        shown = (it for it in reversed(self.chat.messages) if buttons(it))
        newest = next(shown, None)
        return [it["text"] for it in buttons(newest)] if newest else []

    async def reads(self, part: str) -> str:
        """Wait for a text with these words; the first one."""
        await until(self.bot, lambda: any(part in text for text in self.sees))
        return next(text for text in self.sees if part in text)

    async def is_offered(self, label: str) -> None:
        """Wait until the newest buttons have this one."""
        await until(self.bot, lambda: label in self.labels)

    async def hears(self, count: int) -> list[str]:
        """Wait until that many messages are in the chat."""
        await until(self.bot, lambda: len(self.chat.messages) >= count)
        return self.sees

    def _mine(self, content: Json) -> Json:
        return message(next(self.bot.numbers), self.chat.shape, self.shape, content, _now())

    def _membership(self, before: str, after: str) -> int:
        change = membership(self.chat.shape, self.shape, self.bot.me, before, after)
        return self.bot.add("my_chat_member", change)


def _now() -> int:
    """Telegram dates what people write."""
    return int(system_clock().timestamp())


async def until(bot: BotState, met: Any) -> None:
    """Wait until something is true of a bot. Raises TimeoutError after a while."""
    async with asyncio.timeout(PATIENCE):
        while not met():
            changed = bot.changed
            try:
                await asyncio.wait_for(changed.wait(), 0.05)
            except TimeoutError:
                continue


def buttons(shown: Json) -> list[Json]:
    """The inline buttons of a message."""
    rows = shown.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]
