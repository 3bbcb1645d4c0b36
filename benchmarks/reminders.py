"""Reminders due at one instant, beside their peers: ``python -m benchmarks.reminders``.

Prints a report in Markdown (see ``benchmarks/README.md``). ``--count 2000`` shows that everything
still runs; its figures mean little.
"""

from __future__ import annotations

import asyncio
import gc
import os
import platform
from argparse import ArgumentParser
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter, thread_time

from benchmarks.peers import due_jobs
from benchmarks.postgresql import durable_server
from bot.channels.port import Channel, Delivery, Sent
from bot.clock import system_clock
from bot.library import Librarian
from bot.meetings.reminding import Reminding
from bot.messages.body import Body
from bot.messages.delivery import Sender
from bot.telegram.api import Done
from bot.telegram.calls import Call
from bot.telegram.channel import TelegramChannel
from bot.telegram.pace import A_SECOND
from resources_db.meetings import handing
from resources_db.meetings.channels import TELEGRAM
from resources_db.meetings.claiming import claim
from resources_db.storage.database import Database
from resources_db.storage.keys import Keys
from tests.bot.meetings.crowd import gather
from tests.bot.messages.house import LEASE, PARIS
from tests.bot.messages.victim import small_library
from tests.databases import PostgresqlServer

BY_DAY = datetime.fromisoformat("2026-12-02T10:00:00+00:00")
"""A Wednesday morning: nothing is held back by quiet hours, whenever this runs."""
STARTS = BY_DAY + timedelta(days=1)
BEAT = 2.0
"""Seconds between two sweeps, as the metronome's."""


Peer = Callable[[str, int, int], AbstractAsyncContextManager[due_jobs.Run]]


@dataclass
class Watch:
    """How long the event loop was kept from running, and how much memory there was."""

    longest: float = 0.0
    """Seconds on the wall, other programs of the machine included."""
    busiest: float = 0.0
    """Seconds of processor that the loop's own thread used between two of its turns."""
    memory: list[int] = field(default_factory=list[int])
    """Megabytes, along the run."""

    async def look(self) -> None:
        """Asks for its turn each millisecond, and notes by how much it came late."""
        asked, worked = perf_counter(), thread_time()
        while True:
            await asyncio.sleep(0.001)
            now, work = perf_counter(), thread_time()
            self.longest = max(self.longest, now - asked - 0.001)
            self.busiest = max(self.busiest, work - worked)
            asked, worked = now, work


@asynccontextmanager
async def watching() -> AsyncGenerator[Watch]:
    """Watch the loop meanwhile."""
    watch = Watch()
    looking = asyncio.create_task(watch.look())
    try:
        yield watch
    finally:
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking


@dataclass
class Arrivals:
    """A channel, or a Telegram, that takes everything at once and notes when."""

    at: list[float] = field(default_factory=list[float])

    async def deliver(self, address: str, body: Body, *, again: bool) -> Delivery:  # noqa: ARG002
        """Taken."""
        self.at.append(perf_counter())
        return Sent()

    async def call(self, call: Call) -> Done:  # noqa: ARG002
        """Done."""
        self.at.append(perf_counter())
        return Done()

    async def close(self) -> None:
        """Nothing to give back."""


def memory() -> int:
    """Megabytes of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


def by_day() -> Callable[[], datetime]:
    """A clock that starts on a working morning and runs as fast as any other."""
    ahead = BY_DAY - system_clock()
    return lambda: system_clock() + ahead


@dataclass(frozen=True)
class Row:
    """One line of the report."""

    who: str
    per_second: float
    longest: float
    busiest: float
    memory: str


async def claim_and_mark(url: str, count: int) -> Row:
    """What the peers do: what is due is claimed, does nothing, and is marked."""
    with Database.open(url, Keys.generate()) as database:
        database.write_now(lambda s: gather(s, count, BY_DAY, STARTS))
        async with watching() as watch:
            begun, left = perf_counter(), count
            while left:
                due = await database.write(lambda s: claim(s, BY_DAY, handing.ROOM))
                ids = [one.id for one in due]
                await database.write(partial(handing.arrived, reminders=ids, at=BY_DAY))
                left -= len(due)
                _remember(watch, left, count)
            seconds = perf_counter() - begun
    return _row("**Accroche, claimed and marked**", count, seconds, watch)


async def whole_way(url: str, count: int, measured: int) -> Row:
    """From due to marked: worded, encrypted, in the outbox, through the sender."""
    clock, phone = by_day(), Arrivals()
    with Database.open(url, Keys.generate()) as database:
        database.write_now(lambda s: gather(s, count, BY_DAY, STARTS))
        reminding, sender = _house(database, clock, phone)
        gc.collect()
        gc.freeze()
        async with watching() as watch:
            begun = perf_counter()
            while len(phone.at) < measured:
                await reminding.sweep()
                await sender.deliver_due()
                _remember(watch, measured - len(phone.at), measured)
            seconds = perf_counter() - begun
    return _row("**Accroche, the whole way**", len(phone.at), seconds, watch)


async def peer(name: str, open_peer: Peer, url: str, count: int, measured: int) -> Row:
    """A peer whose jobs do nothing."""
    async with watching() as watch, open_peer(url, count, measured) as run:
        await asyncio.sleep(0.01)
        watch.longest = watch.busiest = 0.0
        watch.memory.append(memory())
        begun = perf_counter()
        await run()
        seconds = perf_counter() - begun
        await asyncio.sleep(0.01)
        watch.memory.append(memory())
    return _row(name, measured, seconds, watch)


async def under_the_limiter(url: str, count: int) -> tuple[float, float]:
    """Seconds that the last message was late on the ideal line, and the share that makes."""
    clock, telegram = by_day(), Arrivals()
    with Database.open(url, Keys.generate()) as database:
        database.write_now(lambda s: gather(s, count, BY_DAY, STARTS))
        channel = TelegramChannel(telegram, clock)
        reminding, sender = _house(database, clock, channel)
        delivering = asyncio.create_task(sender.deliver_when_woken())
        begun = perf_counter()
        while len(telegram.at) < count:
            await reminding.sweep()
            await asyncio.sleep(BEAT)
        delivering.cancel()
        with suppress(asyncio.CancelledError):
            await delivering
    ideal = (count - 1) / A_SECOND
    late = telegram.at[-1] - begun - ideal
    return late, late / ideal


def _house(
    database: Database, clock: Callable[[], datetime], channel: Channel
) -> tuple[Reminding, Sender]:
    sender = Sender(database, {TELEGRAM: channel}, clock, LEASE)
    return Reminding(database, Librarian(small_library()), sender, clock, PARIS), sender


def _remember(watch: Watch, left: int, count: int) -> None:
    if left % max(count // 10, 1) < handing.ROOM:
        watch.memory.append(memory())


def _row(who: str, count: int, seconds: float, watch: Watch) -> Row:
    told = f"{watch.memory[0]} → {watch.memory[-1]}"
    return Row(who, count / seconds, watch.longest, watch.busiest, told)


async def report(server: PostgresqlServer, count: int, measured: int, paced: int) -> list[str]:
    """Everybody once, on a fresh database each."""
    before = os.getloadavg()[0]
    rows = list[Row]()
    with server.migrated() as url:
        rows.append(await claim_and_mark(url, count))
    with server.migrated() as url:
        rows.append(await whole_way(url, count, measured))
    for name, open_peer in (
        ("APScheduler, SQLAlchemyJobStore", due_jobs.apscheduler),
        ("procrastinate", due_jobs.procrastinate),
    ):
        with server.empty() as url:
            rows.append(await peer(name, open_peer, url, count, measured))
    with server.migrated() as url:
        late, share = await under_the_limiter(url, paced)
    load = f"load {before:.1f} → {os.getloadavg()[0]:.1f}"
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores, {load}"
    return [
        f"{machine}, PostgreSQL with fsync, {count} reminders due at one instant.",
        f"What marks few at a time was measured on the first {measured}.",
        "",
        *_table(rows),
        "",
        f"{paced} under {A_SECOND} a second: the last {late:.1f} s after the ideal ({share:.1%}).",
    ]


def _table(rows: list[Row]) -> Iterator[str]:
    fastest = max(row.per_second for row in rows if not row.who.startswith("**"))
    yield (
        "| who | reminders/s | × the faster peer | loop held, ms: of its own work | "
        "on the wall | memory, MB |"
    )
    yield "| --- | --- | --- | --- | --- | --- |"
    for row in rows:
        times = row.per_second / fastest
        yield (
            f"| {row.who} | {row.per_second:.0f} | {times:.2g} | {row.busiest * 1000:.0f} "
            f"| {row.longest * 1000:.0f} | {row.memory} |"
        )


def main() -> None:
    """The report."""
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=100_000, help="reminders due at once")
    parser.add_argument("--measured", type=int, default=10_000, help="of those, how many are timed")
    parser.add_argument("--paced", type=int, default=2_500, help="reminders under the limiter")
    asked = parser.parse_args()
    with durable_server() as server:
        if server is None:
            raise SystemExit(1)
        print(
            "\n".join(
                asyncio.run(
                    report(server, asked.count, min(asked.measured, asked.count), asked.paced)
                )
            )
        )
        server.close()


if __name__ == "__main__":
    main()
