"""Ours, in process: the real desk on a real database, without a network."""

from __future__ import annotations

import json
import secrets
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from benchmarks.load import IN_PROCESS, Contestant, Say
from benchmarks.story import EXPECTED, STORY
from bot.channels.port import Incoming, Posted
from bot.messages.desk import MessageDesk
from bot.settings import Settings
from bot.web.front import WEB
from bot.wiring import open_assistant


@asynccontextmanager
async def our_desk(name: str, folder: Path, database: str | None) -> AsyncGenerator[Contestant]:
    """The whole assistant, opened on an empty database (SQLite in ``folder`` unless given)."""
    given = {"var_dir": folder, "database_url": database}
    settings = Settings.model_validate({key: value for key, value in given.items() if value})
    async with open_assistant(settings) as assistant:
        ours = Contestant(name, IN_PROCESS, True, lambda: _conversation(assistant.desk))
        await _check(assistant.desk)
        yield ours


def _conversation(desk: MessageDesk) -> Say:
    address = secrets.token_urlsafe(32)

    async def say(words: str) -> list[Posted]:
        raw = json.dumps({"text": words, "lang": "fr"}).encode("ascii")
        return await desk.receive(Incoming(WEB, secrets.token_hex(16), address, raw))

    return say


async def _check(desk: MessageDesk) -> None:
    """Tell the story once, and see that it is really answered."""
    say = _conversation(desk)
    answers = [await say(words) for words in STORY]
    if EXPECTED not in str(answers):
        raise RuntimeError("the assistant no longer answers the story: mend benchmarks/story.py")
