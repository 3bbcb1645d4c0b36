"""Killing an assistant at random moments while people write to it.

``python -m tests.bot.telegram.killing --kills 100`` does it at length with both libraries; a
short form is in the suite. Nothing may be lost, nothing done twice, and hardly anything be said
twice: what was in flight, once a person and a kill.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.messages import stored_bodies
from bot.messages.delivery import MOST_IN_FLIGHT
from bot.telegram.layout import words
from resources_db.audit.tables import AuditRow
from resources_db.messages import inbox, outbox
from resources_db.messages.tables import InboxRow, OutboxRow
from resources_db.storage.database import Database
from resources_db.storage.keys import load_or_create
from resources_db.storage.migrate import migrate
from tests.bot.telegram.kit import BOT, TOKEN
from tools.telegram_emulator.emulator import Emulator
from tools.telegram_emulator.person import Person, until

HERE = Path(__file__).resolve().parents[3]
PEOPLE = 5
SCRIPT = ("english", "français")
Live = Callable[[], Coroutine[Any, Any, int]]


@dataclass(frozen=True)
class Outcome:
    """What a story leaves behind."""

    updates: int
    kills: int
    said_twice: int
    seconds: float


async def play(library: str, folder: Path, kills: int, seed: int) -> Outcome:
    """A story of that many kills; raises AssertionError if a promise was broken."""
    began, chance = time.monotonic(), random.Random(seed)
    url, keys = f"sqlite:///{folder}/story.sqlite", folder / "keys.json"
    migrate(url)
    async with Emulator().listening() as emulator:
        people = _people(emulator)
        async with _victim(library, [emulator.url, url, str(keys)]) as (begin, end):
            for _kill in range(kills):
                polls = emulator.bots[TOKEN].polls
                child = await begin()
                await _at_work(emulator, polls)
                await _write(people, chance)
                os.kill(child, signal.SIGKILL)
                assert await end() == -signal.SIGKILL
            child = await begin()
            await _drained(url, keys, emulator)
            os.kill(child, signal.SIGKILL)
            await end()
        with Database.open(url, load_or_create(keys)) as database:
            twice = database.read_now(lambda s: _check(s, people, kills))
    sent = sum(len(it.said) for it in people)
    return Outcome(sent, kills, twice, time.monotonic() - began)


@dataclass
class Writer:
    """Somebody, and what they have written."""

    person: Person
    said: list[int]


def _people(emulator: Emulator) -> list[Writer]:
    bot = emulator.add_bot(TOKEN, "accroche_bot")
    return [Writer(Person(bot, 800_000 + number), []) for number in range(PEOPLE)]


async def _write(people: list[Writer], chance: random.Random) -> None:
    """Everyone writes a few times, for a moment that ends anywhere."""
    for _line in range(chance.randint(2, 6)):
        for writer in people:
            if chance.random() < 0.6:
                line = SCRIPT[len(writer.said) % len(SCRIPT)]
                writer.said.append(writer.person.say(line))
        await asyncio.sleep(chance.uniform(0.01, 0.12))


async def _at_work(emulator: Emulator, polls: int) -> None:
    """Until a process just begun has fetched updates."""
    await until(emulator.bots[TOKEN], lambda: emulator.bots[TOKEN].polls > polls)


async def _drained(url: str, keys: Path, emulator: Emulator) -> None:
    """Until everything that was written has been answered."""
    waits = select(func.count()).where(InboxRow.state == inbox.WAITING)
    unsent = select(func.count()).where(OutboxRow.state != outbox.SENT)
    bot = emulator.bots[TOKEN]
    with Database.open(url, load_or_create(keys)) as database:
        for _look in range(1200):
            left = await database.read(lambda s: s.scalars(waits).one() + s.scalars(unsent).one())
            if not left and not bot.updates:
                return
            await asyncio.sleep(0.05)
    raise AssertionError("something was never answered")


def _check(session: Session, people: list[Writer], kills: int) -> int:
    """Nothing lost, nothing done twice; how many messages were seen twice."""
    states = session.scalars(select(InboxRow.state)).all()
    said = sum(len(writer.said) for writer in people)
    assert list(states) == [inbox.HANDLED] * said
    changes = select(func.count()).where(AuditRow.action == "ChooseLanguage")
    assert session.scalars(changes).one() == said
    repeats = [_repeats(session, writer.person) for writer in people]
    assert all(mine <= kills for mine in repeats), "more than one a person and a kill"
    assert sum(repeats) <= MOST_IN_FLIGHT * kills
    return sum(repeats)


def _repeats(session: Session, person: Person) -> int:
    """Messages that this person saw twice, each right after the first time."""
    address = inbox.find_address(session, BOT, str(person.id))
    rows = select(OutboxRow).where(OutboxRow.address_id == address).order_by(OutboxRow.id)
    meant = [words(stored_bodies.from_json(row.body)) for row in session.scalars(rows)]
    pairs = list(zip(_runs(person.sees), _runs(meant), strict=True))
    assert all(seen[0] == told[0] for seen, told in pairs), "lost, or out of order"
    assert all(seen[1] >= told[1] for seen, told in pairs), "lost"
    return sum(seen[1] - told[1] for seen, told in pairs)


def _runs(texts: list[str]) -> list[tuple[str, int]]:
    """Texts, each with how many times it comes in a row."""
    return [(text, len(list(same))) for text, same in groupby(texts)]


@asynccontextmanager
async def _victim(library: str, life: list[str]) -> AsyncGenerator[tuple[Live, Live]]:
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bot.telegram.victim", library,
        cwd=HERE, stdin=pipe, stdout=pipe,
    )  # fmt: skip
    assert process.stdin
    assert process.stdout
    asks, answers = process.stdin, process.stdout

    async def begin() -> int:
        asks.write(json.dumps(life).encode() + b"\n")
        return await end()

    async def end() -> int:
        return int(await answers.readline())

    yield begin, end
    asks.close()
    await process.wait()


def main() -> None:
    """Both libraries, at length."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    kills = parser.parse_args().kills
    for library in ("aiogram", "python-telegram-bot"):
        with tempfile.TemporaryDirectory() as folder:
            ended = asyncio.run(play(library, Path(folder), kills, seed=kills))
        print(
            f"{library}: {ended.updates} updates, {ended.kills} kills, 0 lost, 0 done twice, "
            f"{ended.said_twice} said twice, {ended.seconds:.0f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()
