"""Talking by Telegram: bots in processes of their own, which poll our emulator over HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.load import BY_TELEGRAM, Contestant, Say
from benchmarks.servers import Server, our_settings, serving
from benchmarks.story import EXPECTED, STORY
from bot.rendering.replies import PLACE_HINT
from tools.telegram_emulator.bot_state import BotState
from tools.telegram_emulator.emulator import Emulator
from tools.telegram_emulator.person import Person, until

OURS = {"Accroche, aiogram": "aiogram", "Accroche, python-telegram-bot": "python-telegram-bot"}
PEERS = {"aiogram's FSM": "aiogram", "ConversationHandler, polling": "python-telegram-bot"}
_PEER = "benchmarks.peers.telegram"


@asynccontextmanager
async def by_telegram(
    folder: Path, *, twice: bool
) -> AsyncGenerator[tuple[list[Contestant], list[Server]]]:
    """Ours through each library, and each library alone, beside one emulator."""
    async with Emulator().listening() as emulator:
        stack, contestants, servers = ExitStack(), list[Contestant](), list[Server]()
        try:
            for number, (name, launch) in enumerate(_launches(folder), start=1):
                bot = emulator.add_bot(f"{number}:token-of-the-benchmark-{number}", f"bot{number}")
                module, settings = launch(emulator.url, bot.token)
                server = serving(name, module, settings, twice=twice)
                servers.append(await asyncio.to_thread(stack.enter_context, server))
                one = Contestant(name, BY_TELEGRAM, name in OURS, partial(_conversation, bot))
                await _check(one, bot)
                contestants.append(one)
            yield contestants, servers
        finally:  # off the loop: the emulator goes on answering those who say goodbye
            await asyncio.to_thread(stack.close)


Launch = Callable[[str, str], tuple[list[str], dict[str, str]]]


def _launches(folder: Path) -> Iterator[tuple[str, Launch]]:
    for name, library in OURS.items():
        yield name, partial(_ours, folder / library, library)
    for name, library in PEERS.items():
        yield name, partial(_peer, library)


def _ours(folder: Path, library: str, url: str, token: str) -> tuple[list[str], dict[str, str]]:
    settings = {
        "ACCROCHE_FAMILIES_BOT_TOKEN": token,
        "ACCROCHE_FAMILIES_BOT_LIBRARY": library,
        "ACCROCHE_TELEGRAM_API_URL": url,
    }
    return ["benchmarks.unpaced", "serve", "--port", "0"], our_settings(folder) | settings


def _peer(library: str, url: str, token: str) -> tuple[list[str], dict[str, str]]:
    return [_PEER, library, url, token], {}


_numbers = count(1)


def _conversation(bot: BotState) -> Say:
    person = Person(bot, next(_numbers))

    async def say(words: str) -> str:
        before = _answers(person)
        person.say(words)
        await until(bot, lambda: _answers(person) > before)
        return person.sees[-1]

    return say


def _answers(person: Person) -> int:
    """Messages seen, but for the hint that follows a question about the place."""
    return sum(text != PLACE_HINT.msgid for text in person.sees)


async def _check(contestant: Contestant, bot: BotState) -> None:
    """Tell the story once, and see that it is really answered."""
    say = contestant.begin()
    for words in STORY:
        await say(words)
    if contestant.ours and EXPECTED not in str(bot.chats):
        raise RuntimeError("the bot does not answer the story: mend benchmarks/story.py")
