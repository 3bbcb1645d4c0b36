"""Killing an assistant at random moments while people write to it.

``python -m tests.bot.telegram.killing --kills 100`` does it at length: as many kills for each
library, shared by polling and webhook on each database; a short form is in the suite. Nothing may
be lost, nothing done twice, and hardly anything be said twice: what was in flight, once a person
and a kill.
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
from bisect import bisect_right
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Coroutine, Generator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from itertools import groupby, product
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.messages import stored_bodies
from bot.messages.delivery import MOST_IN_FLIGHT
from bot.telegram.layout import words
from bot.telegram.libraries import LibraryName
from resources_db.audit.tables import AuditRow
from resources_db.messages import inbox, outbox
from resources_db.messages.tables import InboxRow, OutboxRow
from resources_db.storage.database import Database
from resources_db.storage.keys import load_or_create
from resources_db.storage.migrate import migrate
from tests.bot.telegram.kit import BOT, TOKEN, Mode, Way, free_port
from tests.databases import PostgresqlServer
from tests.postgresql import HOW_TO_GET_ONE, find_binaries, running_server
from tools.telegram_emulator.emulator import Emulator
from tools.telegram_emulator.person import Person, until

HERE = Path(__file__).resolve().parents[3]
PEOPLE = 5
SCRIPT = ("english", "français")
LIBRARIES: tuple[LibraryName, ...] = ("aiogram", "python-telegram-bot")
MODES: tuple[Mode, ...] = ("polling", "webhook")
NewDatabase = Callable[[str], AbstractContextManager[str]]
Live = Callable[[], Coroutine[Any, Any, int]]


@dataclass(frozen=True)
class Outcome:
    """What a story leaves behind."""

    updates: int
    kills: int
    said_twice: int
    seconds: float


@dataclass(frozen=True)
class Stage:
    """Where a story is played."""

    way: Way
    url: str
    """A migrated database."""
    folder: Path

    @property
    def keys(self) -> Path:
        """The file of the keys."""
        return self.folder / "keys.json"


async def play(stage: Stage, kills: int, seed: int) -> Outcome:
    """A story of that many kills; raises AssertionError if a promise was broken."""
    began, chance = time.monotonic(), random.Random(seed)
    async with Emulator().listening() as emulator:
        people, port = _people(emulator), free_port()
        life = [emulator.url, stage.url, str(stage.keys), stage.way.mode, str(port)]
        async with _victim(stage.way.library, life) as (begin, end):
            for _kill in range(kills):
                before = _begun(emulator)
                child = await begin()
                await _at_work(emulator, before)
                await _write(people, chance)
                os.kill(child, signal.SIGKILL)
                assert await end() == -signal.SIGKILL
                for writer in people:
                    writer.kills.append(len(writer.person.chat.messages))
            child = await begin()
            await _drained(stage, emulator)
            os.kill(child, signal.SIGKILL)
            await end()
        with Database.open(stage.url, load_or_create(stage.keys)) as database:
            twice = database.read_now(lambda s: _check(s, people, kills))
    sent = sum(len(it.said) for it in people)
    return Outcome(sent, kills, twice, time.monotonic() - began)


@dataclass
class Writer:
    """Somebody, and what they have written."""

    person: Person
    said: list[int]
    kills: list[int] = field(default_factory=list[int])
    """How many messages they had seen at each kill."""


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


def _begun(emulator: Emulator) -> int:
    """How often a process has let updates in: fetched some, or set its webhook."""
    bot = emulator.bots[TOKEN]
    return bot.polls + len(bot.calls("setWebhook"))


async def _at_work(emulator: Emulator, before: int) -> None:
    """Until a process just begun lets updates in."""
    await until(emulator.bots[TOKEN], lambda: _begun(emulator) > before)


async def _drained(stage: Stage, emulator: Emulator) -> None:
    """Until everything that was written has been answered."""
    waits = select(func.count()).where(InboxRow.state == inbox.WAITING)
    unsent = select(func.count()).where(OutboxRow.state != outbox.SENT)
    bot = emulator.bots[TOKEN]
    with Database.open(stage.url, load_or_create(stage.keys)) as database:
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
    for writer, places in zip(people, repeats, strict=True):
        after = Counter(bisect_right(writer.kills, place) for place in places)
        assert all(count == 1 for count in after.values()), "more than one a person and a kill"
        assert not after[0], "said twice although nothing was killed"
    said_twice = sum(map(len, repeats))
    assert said_twice <= MOST_IN_FLIGHT * kills
    return said_twice


def _repeats(session: Session, person: Person) -> list[int]:
    """Where this person saw a message again, each right after the first time."""
    address = inbox.find_address(session, BOT, str(person.id))
    rows = select(OutboxRow).where(OutboxRow.address_id == address).order_by(OutboxRow.id)
    meant = [words(stored_bodies.from_json(row.body)) for row in session.scalars(rows)]
    pairs = list(zip(_runs(person.sees), _runs(meant), strict=True))
    assert all(seen[0] == told[0] for seen, told in pairs), "lost, or out of order"
    assert all(seen[1] >= told[1] for seen, told in pairs), "lost"
    places, place = list[int](), 0
    for seen, told in pairs:
        places += range(place + told[1], place + seen[1])
        place += seen[1]
    return places


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
    """Both libraries, both ways in, both databases, at length."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100, help="kills for each library")
    kills = parser.parse_args().kills
    with databases() as made:
        each = -(-kills // (len(MODES) * len(made)))
        for library, mode, database in product(LIBRARIES, MODES, made):
            with tempfile.TemporaryDirectory() as folder, made[database](folder) as url:
                stage = Stage(Way(library, mode), url, Path(folder))
                ended = asyncio.run(play(stage, each, seed=each))
            print(
                f"{library}, {mode}, {database}: {ended.updates} updates, {ended.kills} kills, "
                f"0 lost, 0 done twice, {ended.said_twice} said twice, {ended.seconds:.0f} s",
                flush=True,
            )


@contextmanager
def databases() -> Generator[dict[str, NewDatabase]]:
    """How to get a migrated database of each kind."""
    binaries = find_binaries()
    if binaries is None:
        raise SystemExit(HOW_TO_GET_ONE)
    with running_server(binaries) as url:
        server = PostgresqlServer(url)

        def on_server(_folder: str) -> AbstractContextManager[str]:
            return server.migrated()

        yield {"SQLite": _sqlite, "PostgreSQL": on_server}
        server.close()


@contextmanager
def _sqlite(folder: str) -> Generator[str]:
    url = f"sqlite:///{folder}/story.sqlite"
    migrate(url)
    yield url


if __name__ == "__main__":
    main()
