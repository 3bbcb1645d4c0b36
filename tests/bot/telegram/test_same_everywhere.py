"""The same conversation by Telegram, on the page and in the terminal: same events, same replies."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import aiohttp
import pytest

from bot.channels.port import Incoming
from bot.messages.body import Body, Button
from bot.messages.decoding import decode_page
from bot.rendering.plain import as_text
from bot.telegram.decoding import decode_update
from bot.wiring import TERMINAL
from tests.bot.telegram.kit import Assistant
from tools.telegram_emulator import shapes
from tools.telegram_emulator.person import Person, until

STORY = ("mon fils ne va plus au collège", "▸ Je préfère ne pas dire", "merci")
"""Words, and a button to press."""
TOKEN = "abcdefghijklmnop.1f.ABCDEFGH"
ANNA = shapes.user(7, "Anna", "fr")


class OnPage:
    """Somebody on the web chat, by its JSON face."""

    def __init__(self, assistant: Assistant) -> None:
        self.url = f"http://127.0.0.1:{assistant.port}/api/chat"
        self.headers: dict[str, str] = {}
        self.tokens: dict[str, str] = {}

    async def do(self, step: str) -> list[dict[str, Any]]:
        """Write or press; the messages of the answer."""
        pressed = step.startswith("▸ ")
        said = {"choice": self.tokens[step[2:]]} if pressed else {"text": step}
        async with (
            aiohttp.ClientSession(headers=self.headers) as session,
            session.post(self.url, json={**said, "lang": "fr"}) as response,
        ):
            answer = await response.json()
        if "session" in answer:
            self.headers["Authorization"] = f"Bearer {answer['session']}"
        messages: list[dict[str, Any]] = answer["messages"]
        buttons = [it for one in messages for it in (*one["choices"], *one["exits"])]
        self.tokens = {it["label"]: it["token"] for it in buttons}
        return messages


class InTerminal:
    """Somebody in the terminal."""

    def __init__(self, assistant: Assistant) -> None:
        self.desk, self.number, self.buttons = assistant.house.desk, 0, list[Button]()

    async def do(self, step: str) -> list[Body]:
        """Write, or write what a button says."""
        self.number += 1
        raw = json.dumps({"text": step.removeprefix("▸ ")}).encode()
        lines = await self.desk.receive(Incoming(TERMINAL, str(self.number), "anna", raw))
        bodies = [line.body for line in lines if line.author == "assistant"]
        self.buttons = [button for body in bodies for button in body.choices]
        return bodies


async def by_telegram(anna: Person, step: str, expected: Sequence[str]) -> str:
    """Write or press, and wait for all that is expected; what came."""
    before = len(anna.chat.messages)
    if step.startswith("▸ "):
        anna.press(step[2:])
    else:
        anna.say(step)
    await until(anna.bot, lambda: all(it in "".join(anna.sees[before:]) for it in expected))
    return "\n\n".join(anna.sees[before:])


def fragments(messages: Sequence[dict[str, Any]]) -> list[str]:
    """What must be said, in order: sentences, numbers, the facts of cards."""
    found: list[str] = []
    for one in messages:
        found.append(one["text"])
        found += [call["number"] for call in one["calls"]]
        for card in one["cards"]:
            found += [card["name"], *(line["value"] for line in card["lines"]), card["source"]]
    return found


def in_order(expected: Sequence[str], text: str) -> bool:
    """Whether all of it is there, one after the other."""
    place = 0
    for fragment in expected:
        found = text.find(fragment, place)
        assert found >= 0, (fragment, text[place:])
        place = found + len(fragment)
    return True


async def test_same_replies(assistant: Assistant, anna: Person) -> None:
    """Whatever the page says, the terminal and Telegram say, in the same order, same buttons."""
    page, terminal = OnPage(assistant), InTerminal(assistant)
    for step in STORY:
        answer = await page.do(step)
        expected = fragments(answer)
        typed = await terminal.do(step)
        came = await by_telegram(anna, step, expected)
        for text in (came, "\n\n".join(map(as_text, typed))):
            assert in_order(expected, text)
        assert set(anna.labels) == set(page.tokens)
        assert [it.label for it in terminal.buttons] == anna.labels[: len(terminal.buttons)]


@pytest.mark.parametrize(
    ("on_page", "by_bot"),
    [
        (
            {"text": "bonjour 🌙"},
            {
                "message": shapes.message(
                    1, shapes.private_chat(7, "A"), ANNA, {"text": "bonjour 🌙"}
                )
            },
        ),
        ({"choice": TOKEN}, {"callback_query": {"id": "q", "from": ANNA, "data": TOKEN}}),
        ({"choice": "forged"}, {"callback_query": {"id": "q", "from": ANNA, "data": "forged"}}),
    ],
)
def test_same_events(on_page: dict[str, Any], by_bot: dict[str, Any]) -> None:
    """What is written and pressed means the same, whichever way it came."""
    update = json.dumps({"update_id": 1, **by_bot}).encode()
    assert decode_page(json.dumps(on_page).encode()) == decode_update(update)
