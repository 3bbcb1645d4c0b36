"""Running the regular jobs: each fails alone, and leaves word of when it ran."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.logs import failure
from resources_db.health import beats
from resources_db.health.beats import Every, Rhythm
from resources_db.storage.database import Database
from resources_db.storage.errors import StorageUnavailable

WORD_EVERY = timedelta(seconds=30)
"""A job that runs all the time leaves word this often: each word is a commit."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something that runs regularly."""

    name: str
    work: Callable[[], Awaitable[None]]
    rhythm: Rhythm


@dataclass(frozen=True, slots=True)
class Beating:
    """Runs the jobs of one process."""

    database: Database
    clock: Clock
    _noted: dict[str, tuple[datetime, str | None]] = field(
        default_factory=dict[str, tuple[datetime, str | None]]
    )
    """When word of a job was last left, and with what error."""

    async def run(self, job: Job) -> None:
        """Run a job if it is due. Its failure is told once here; the next beat tries again."""
        with suppress(StorageUnavailable):
            started = self.clock()
            if isinstance(job.rhythm, Every) or await self._mine(job, started):
                await self._leave_word(job, started, await self._error_of(job))

    async def _mine(self, job: Job, at: datetime) -> bool:
        return await self.database.write(lambda s: beats.begin(s, job.name, job.rhythm, at))

    async def _error_of(self, job: Job) -> str | None:
        try:
            await job.work()
        except Exception as error:  # noqa: BLE001 -- told here, tried again at the next beat
            failure("job.failed", error, job=job.name)
            return type(error).__name__
        return None

    async def _leave_word(self, job: Job, started: datetime, error: str | None) -> None:
        at = self.clock()
        last, last_error = self._noted.get(job.name, (None, None))
        often = isinstance(job.rhythm, Every) and last is not None and at - last < WORD_EVERY
        if often and error == last_error:
            return
        rhythm = job.rhythm
        if isinstance(rhythm, Every):
            rhythm = Every(max(rhythm.period, WORD_EVERY))
            await self.database.write(lambda s: beats.note(s, job.name, rhythm, started))
        await self.database.write(lambda s: beats.end(s, job.name, at, error))
        self._noted[job.name] = (at, error)
