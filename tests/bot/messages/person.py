"""A person who writes and presses, through the real desk."""

from __future__ import annotations

import json
from itertools import count

from bot.channels.port import Incoming, Posted
from bot.messages.body import Body, Button
from bot.messages.desk import MessageDesk
from tests.bot.messages.house import PAGE

_numbers = count(1)


class Person:
    """One address, and the lines that its last update added."""

    def __init__(self, desk: MessageDesk, name: str = "anna", bot: str = PAGE) -> None:
        self.desk = desk
        self.name = name
        self.bot = bot
        self.lines: list[Posted] = []

    async def say(self, text: str, update: str | None = None) -> Person:
        """Write something."""
        return await self.send(said(text), update)

    async def press(self, label: str) -> Person:
        """Press the newest button with this label."""
        return await self.press_token(self.token(label))

    async def press_token(self, token: str) -> Person:
        """Press a button by what it carries."""
        return await self.send(json.dumps({"choice": token}).encode())

    async def send(self, raw: bytes, update: str | None = None) -> Person:
        """Send an update as it is."""
        known_as = update or f"update {next(_numbers)}"
        self.lines = await self.desk.receive(Incoming(self.bot, known_as, self.name, raw))
        return self

    def token(self, label: str) -> str:
        """What the newest button with this label carries."""
        found = [button.token for button in self._buttons() if button.label == label]
        assert found, f"no button « {label} » among {[b.label for b in self._buttons()]}"
        return found[-1]

    async def log(self) -> list[tuple[str, str]]:
        """The whole conversation: who said what."""
        lines = await self.desk.log(self.bot, self.name)
        return [(line.author, line.body.text) for line in lines]

    @property
    def sees(self) -> list[str]:
        """The sentences of the last answer."""
        return [body.text for body in self.bodies]

    @property
    def bodies(self) -> list[Body]:
        """The messages of the last answer."""
        return [line.body for line in self.lines if line.author == "assistant"]

    def _buttons(self) -> list[Button]:
        return [button for body in self.bodies for button in (*body.choices, *body.exits)]


def said(text: str) -> bytes:
    """An update with free words; plain ASCII, so that any string travels."""
    return json.dumps({"text": text}).encode("ascii")
