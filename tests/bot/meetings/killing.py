"""Killing workers at random while thousands of reminders go out through a faulty network.

``python -m tests.bot.meetings.killing --kills 100`` does it at length: 5,000 reminders and as many
kills on SQLite (one worker), then on PostgreSQL (three); a short form is in the suite. Nobody is
forgotten; what was in flight is said twice at most, once a person and a kill; whoever cannot be
reached is a task.
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
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.clock import system_clock
from bot.messages.delivery import MOST_IN_FLIGHT
from resources_db.meetings.planning import FAILED, HANDED, SENT, TELL_BY_HAND, WAITING
from resources_db.meetings.tables import ReminderRow
from resources_db.messages import outbox
from resources_db.messages.tables import OutboxRow
from resources_db.storage.database import Database
from resources_db.storage.keys import load_or_create
from resources_db.tasks.opening import open_tasks
from tests.bot.meetings.crowd import FIRST_CHAT, gather
from tests.bot.meetings.victim import LEASE
from tests.bot.telegram.killing import databases
from tests.bot.telegram.kit import TOKEN
from tools.telegram_emulator.bot_state import BotState
from tools.telegram_emulator.emulator import Emulator
from tools.telegram_emulator.faults import Cut, Fault, Slow, Status, TooMany
from tools.telegram_emulator.person import Person

HERE = Path(__file__).resolve().parents[3]
BY_DAY = datetime(2026, 12, 2, 10, tzinfo=UTC)
STARTS = BY_DAY + timedelta(days=1)
LOOKS = 6000
"""Looks, of a twentieth of a second, after which a run that does not end has failed."""
_TOO_LONG = LEASE.total_seconds()
_CHANCES: tuple[tuple[float, Callable[[], Fault]], ...] = (
    (0.01, Status),
    (0.01, lambda: Cut(done=False)),
    (0.01, lambda: Cut(done=True)),
    (0.002, lambda: Slow(_TOO_LONG)),
    (0.001, lambda: TooMany(1)),
)


@dataclass(frozen=True)
class Outcome:
    """What a run leaves behind."""

    reminders: int
    kills: int
    said_twice: int
    answers_lost: int
    by_hand: int
    """People who had blocked the bot: a task for each."""
    seconds: float


@dataclass(frozen=True)
class Stage:
    """Where a run takes place."""

    url: str
    """A migrated database."""
    folder: Path
    workers: int
    reminders: int
    library: str = "aiogram"


@dataclass
class Chaos:
    """The network between the workers and Telegram."""

    chance: random.Random
    lost: int = 0
    """Messages that arrived though nobody was told so."""

    def fault(self, method: str) -> Fault | None:
        """What the next call meets."""
        if method != "sendMessage":
            return None
        drawn = self.chance.random()
        for share, fault in _CHANCES:
            if drawn < share:
                made = fault()
                self.lost += made == Cut(done=True) or isinstance(made, Slow)
                return made
            drawn -= share
        return None


@dataclass
class Crowd:
    """Everyone to be reminded, as Telegram sees them."""

    bot: BotState
    people: list[Person]
    kills: list[int] = field(default_factory=list[int])
    """Number of the last message that had arrived at each kill."""

    def arrived(self) -> int:
        """How many messages have arrived."""
        return sum(len(person.chat.messages) for person in self.people)

    def reached(self, count: int) -> bool:
        """Whether so many messages have arrived."""
        return self.arrived() >= count

    def last(self) -> int:
        """Number of the last message."""
        return max(
            (it["message_id"] for person in self.people for it in person.chat.messages[-1:]),
            default=0,
        )


async def play(stage: Stage, kills: int, seed: int) -> Outcome:
    """A run with that many kills; raises AssertionError if a promise was broken."""
    began, chance = time.monotonic(), random.Random(seed)
    keys = stage.folder / "keys.json"
    with Database.open(stage.url, load_or_create(keys)) as database:
        await database.write(lambda s: gather(s, stage.reminders, BY_DAY, STARTS))
    async with Emulator().listening() as emulator, AsyncExitStack() as stack:
        crowd, chaos = _crowd(emulator, stage.reminders), Chaos(chance)
        vars(crowd.bot)["fault"] = chaos.fault
        ahead = (BY_DAY - system_clock()).total_seconds()
        life = [emulator.url, stage.url, str(keys), ahead, stage.library]
        workers = [await stack.enter_async_context(_worker(life)) for _ in range(stage.workers)]
        for worker in workers:
            await worker.begin()
        each = stage.reminders // (kills + 2)
        for number in range(kills):
            await _until(partial(crowd.reached, each * (number + 1)))
            await asyncio.sleep(chance.uniform(0, 0.05))
            await chance.choice(workers).die()
            crowd.kills.append(crowd.last())
        with Database.open(stage.url, load_or_create(keys)) as database:
            await _until(lambda: database.read_now(_left) == 0)
            for worker in workers:
                await worker.die(again=False)
            await asyncio.sleep(_TOO_LONG if stage.reminders > 1000 else 0)
            twice, by_hand = database.read_now(lambda s: _check(s, crowd, chaos))
    seconds = time.monotonic() - began
    return Outcome(stage.reminders, len(crowd.kills), twice, chaos.lost, by_hand, seconds)


def _crowd(emulator: Emulator, count: int) -> Crowd:
    """One in two hundred has blocked the bot."""
    bot = emulator.add_bot(TOKEN, "accroche_bot")
    people = [Person(bot, FIRST_CHAT + number) for number in range(count)]
    for person in people[::200]:
        person.chat.reachable = False
    return Crowd(bot, people)


async def _until(holds: Callable[[], bool]) -> None:
    for _look in range(LOOKS):
        if holds():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("some reminders never went")


def _left(session: Session) -> int:
    """Reminders and messages whose end is not known."""
    waiting = ReminderRow.state.in_((WAITING, HANDED))
    unsent = OutboxRow.state.in_((outbox.WAITING, outbox.SENDING))
    return sum(
        session.scalar(select(func.count()).select_from(row).where(which)) or 0
        for row, which in ((ReminderRow, waiting), (OutboxRow, unsent))
    )


def _check(session: Session, crowd: Crowd, chaos: Chaos) -> tuple[int, int]:
    """Nobody forgotten, hardly anybody told twice; how many were, and how many to call."""
    blocked = [person for person in crowd.people if not person.chat.reachable]
    states = Counter(session.scalars(select(ReminderRow.state)))
    assert states == {SENT: len(crowd.people) - len(blocked), FAILED: len(blocked)}
    to_call = [task for task in open_tasks(session) if task.kind == TELL_BY_HAND]
    assert len(to_call) == len(blocked), "somebody unreachable is nobody's task"
    twice, same_life = 0, 0
    after = Counter[int]()
    for person in crowd.people:
        if not person.chat.reachable:
            assert not person.chat.messages
            continue
        assert person.chat.messages, "somebody was forgotten"
        lives = [bisect_right(crowd.kills, it["message_id"] - 1) for it in person.chat.messages]
        twice += len(lives) - 1
        same_life += len(lives) - len(set(lives))
        after.update(life for life in set(lives[:-1]) if life != lives[-1])
    assert same_life <= chaos.lost, "said twice although nothing was killed and no answer lost"
    for kill, people in after.items():
        assert people <= MOST_IN_FLIGHT + chaos.lost, f"{people} people told twice at kill {kill}"
    assert twice <= MOST_IN_FLIGHT * len(crowd.kills) + chaos.lost
    return twice, len(to_call)


@dataclass(frozen=True)
class Worker:
    """One process at a time, followed by the next one."""

    asks: asyncio.StreamWriter
    answers: asyncio.StreamReader
    life: bytes
    child: list[int] = field(default_factory=list[int])

    async def begin(self) -> None:
        """A new process."""
        self.asks.write(self.life)
        self.child[:] = [int(await self.answers.readline())]

    async def die(self, *, again: bool = True) -> None:
        """Killed, and started again."""
        os.kill(self.child[0], signal.SIGKILL)
        assert int(await self.answers.readline()) == -signal.SIGKILL, "it had died by itself"
        if again:
            await self.begin()


@asynccontextmanager
async def _worker(life: Sequence[object]) -> AsyncGenerator[Worker]:
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bot.meetings.victim", str(life[-1]),
        cwd=HERE, stdin=pipe, stdout=pipe,
    )  # fmt: skip
    assert process.stdin
    assert process.stdout
    yield Worker(process.stdin, process.stdout, json.dumps([*life]).encode() + b"\n")
    process.stdin.close()
    await process.wait()


def main() -> None:
    """Both databases, at length."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100, help="kills for each database")
    parser.add_argument("--reminders", type=int, default=5000, help="reminders due at once")
    asked = parser.parse_args()
    with databases() as made:
        for name, workers in (("SQLite", 1), ("PostgreSQL", 3)):
            with tempfile.TemporaryDirectory() as folder, made[name](folder) as url:
                stage = Stage(url, Path(folder), workers, asked.reminders)
                ended = asyncio.run(play(stage, asked.kills, seed=asked.kills))
            print(
                f"{name}, {workers} worker(s): {ended.reminders} reminders, {ended.kills} kills, "
                f"0 lost, {ended.said_twice} said twice ({ended.answers_lost} answers lost), "
                f"{ended.by_hand} to call, {ended.seconds:.0f} s",
                flush=True,
            )


if __name__ == "__main__":
    main()
