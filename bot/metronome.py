"""The metronome: wakes the sweeps and the daily jobs. It remembers nothing itself.

What is due is always read from the database, so a beat that was missed, or that two processes
both heard, changes nothing.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta, tzinfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.logs import failure
from bot.messages.delivery import ANY_BOT, Sender
from bot.messages.draining import Drains
from resources_db.accounts.sessions import forget_sign_ins
from resources_db.directory.forgetting import forget_versions
from resources_db.messages.retention import forget_traces
from resources_db.people.confirming import ask_to_confirm
from resources_db.situations.forgetting import forget_what_is_over
from resources_db.storage import leases
from resources_db.storage.database import Database
from resources_db.upkeep.corrections import forget_corrections

BEAT = "metronome"
"""Name of the lease that shows when the metronome last beat (see ``accroche doctor``)."""
EVERY_SECONDS = 2
"""How soon the sweeps find what nobody woke them for."""
NIGHT_HOUR = 3
"""Hour, in the city's zone, at which old traces go."""


@dataclass(frozen=True, slots=True)
class Metronome:
    """The regular work of one process."""

    database: Database
    drains: Drains
    sender: Sender
    clock: Clock
    zone: tzinfo
    trace_days: int
    lease: timedelta
    history_days: int = 730
    remind: Callable[[], Awaitable[None]] | None = None
    """Hands due reminders to the sender, where there are any."""
    tell: Callable[[], Awaitable[None]] | None = None
    """Tells what happened in a measure, without delay."""
    look_after: Callable[[], Awaitable[None]] | None = None
    """Looks at every measure, each minute: what is due is asked, what is signed begins."""

    def start(self) -> AsyncIOScheduler:
        """Begin to beat on the running loop; the caller shuts it down."""
        settings = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        scheduler = AsyncIOScheduler(timezone=self.zone, job_defaults=settings)
        scheduler.add_job(_safely(self.sweep), "interval", seconds=EVERY_SECONDS)
        if self.remind is not None:
            scheduler.add_job(_safely(self.remind), "interval", seconds=EVERY_SECONDS)
        if self.tell is not None:
            scheduler.add_job(_safely(self.tell), "interval", seconds=EVERY_SECONDS)
        if self.look_after is not None:
            scheduler.add_job(_safely(self.look_after), "interval", minutes=1)
        scheduler.add_job(_safely(self.forget), "cron", hour=NIGHT_HOUR, minute=30)
        scheduler.start()
        return scheduler

    async def sweep(self) -> None:
        """Leave a sign of life, have what is due sent, take over what a dead process left.

        It never waits for a channel: a long delivery must not keep the next beat waiting.
        """
        at, owner = self.clock(), self.sender.owner
        await self.database.write(lambda s: leases.take(s, BEAT, owner, at, self.lease))
        self.sender.wake(ANY_BOT)
        await self.drains.take_over()

    async def forget(self) -> None:
        """Erase the traces and the versions of records that are old enough."""
        at = self.clock()
        traces, versions = (
            at - timedelta(days=days) for days in (self.trace_days, self.history_days)
        )
        await self.database.write(lambda s: forget_traces(s, traces))
        await self.database.write(lambda s: forget_versions(s, versions))
        await self.database.write(lambda s: forget_corrections(s, versions))
        await self.database.write(lambda s: forget_what_is_over(s, at))
        await self.database.write(lambda s: ask_to_confirm(s, at))
        await self.database.write(lambda s: forget_sign_ins(s, at))


def _safely(job: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
    """A job whose failure is told once here; the next beat tries again."""

    async def run() -> None:
        try:
            await job()
        except Exception as error:  # noqa: BLE001 -- told here, tried again at the next beat
            failure("job.failed", error, job=getattr(job, "__name__", "job"))

    return run
