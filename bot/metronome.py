"""The metronome: wakes the sweeps and the daily jobs. It remembers nothing itself.

What is due is always read from the database, so a beat that was missed, or that two processes
both heard, changes nothing: a daily job looks often whether its hour has come, and runs once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta, tzinfo
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.health.beating import Beating, Job
from bot.messages.delivery import ANY_BOT, Sender
from bot.messages.draining import Drains
from resources_db.accounts.sessions import forget_sign_ins
from resources_db.directory.forgetting import forget_versions
from resources_db.health.beats import Daily, Every
from resources_db.meetings.proposing import propose
from resources_db.messages.retention import forget_traces
from resources_db.people.confirming import ask_to_confirm
from resources_db.sendings.arrivals import forget as forget_sendings
from resources_db.situations.forgetting import forget_what_is_over
from resources_db.storage import leases
from resources_db.storage.database import Database
from resources_db.upkeep.corrections import forget_corrections

WATCH = "watch"
"""Name of the job that looks whether anything is wrong."""
BEAT = "metronome"
"""Name of the lease that shows when the metronome last beat (see ``accroche doctor``)."""
_A_YEAR = timedelta(days=365)
EVERY_SECONDS = 2
"""How soon the sweeps find what nobody woke them for."""
LOOK_SECONDS = 60
"""How soon a daily job that is due, or was missed, is found."""
NIGHT = time(3, 30)
"""Hour, on the city's wall clock, at which old traces go."""

MORNING = time(6)
"""Hour at which what is missing from the calendar is asked for."""


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
    also: Sequence[Job] = ()
    """What else this installation does regularly: reminders, letters, the watch."""

    def jobs(self) -> Sequence[Job]:
        """Everything that runs regularly."""
        return [
            Job("sweep", self.sweep, Every(timedelta(seconds=EVERY_SECONDS))),
            *self.also,
            Job("forget", self.forget, Daily(NIGHT, self.zone)),
            Job("propose", self.propose, Daily(MORNING, self.zone)),
        ]

    def start(self) -> AsyncIOScheduler:
        """Begin to beat on the running loop; the caller shuts it down."""
        settings = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        scheduler = AsyncIOScheduler(timezone=self.zone, job_defaults=settings)
        beating = Beating(self.database, self.clock)
        for job in self.jobs():
            seconds = float(LOOK_SECONDS)
            if isinstance(job.rhythm, Every):
                seconds = job.rhythm.period.total_seconds()
            scheduler.add_job(partial(beating.run, job), "interval", seconds=seconds)
        scheduler.start()
        return scheduler

    async def beat(self) -> None:
        """Do once, in order, all that is due now: for whoever moves the clock themselves.

        Not the watch: a clock that was moved makes every job look late.
        """
        beating = Beating(self.database, self.clock)
        for job in self.jobs():
            if job.name != WATCH:
                await beating.run(job)

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
        await self.database.write(lambda s: forget_sendings(s, traces, at - _A_YEAR))
        await self.database.write(lambda s: ask_to_confirm(s, at))
        await self.database.write(lambda s: forget_sign_ins(s, at))

    async def propose(self) -> None:
        """Ask for the reviews and committees that nobody has arranged."""
        at = self.clock()
        await self.database.write(lambda s: propose(s, at, self.zone))
