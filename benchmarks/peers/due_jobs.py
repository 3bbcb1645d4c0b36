"""Peers of the reminders: APScheduler's SQLAlchemyJobStore, and procrastinate, on PostgreSQL.

Each does what its own documentation does: jobs due at one instant, each run once. What a job does
is nothing, so that what is measured is finding what is due, claiming it and marking it done.
"""

from __future__ import annotations

import asyncio
import logging
import pickle
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from itertools import count as count_up
from typing import Any

from apscheduler.job import Job
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.util import datetime_to_utc_timestamp
from procrastinate import App, PsycopgConnector
from sqlalchemy import Engine, create_engine, insert, make_url

from bot.messages.delivery import MOST_IN_FLIGHT

_SOME = 1000
_LATELY = timedelta(seconds=1)
Run = Callable[[], Awaitable[None]]
"""Runs every job; returns once each is marked."""


async def nothing() -> None:
    """The work of a job."""


class _Enough(Exception):
    """So many jobs were marked: what is left would only repeat it."""


class _Counting(SQLAlchemyJobStore):
    """The store as it is, until so many jobs were marked."""

    def __init__(self, *, engine: Engine, measured: int) -> None:
        super().__init__(engine=engine)
        self.left, self.enough = measured, asyncio.Event()

    def remove_job(self, job_id: str) -> None:
        """Marked: APScheduler removes a job once it handed it to its executor."""
        super().remove_job(job_id)
        self.left -= 1
        if not self.left:
            self.enough.set()
            raise _Enough


@asynccontextmanager
async def apscheduler(url: str, count: int, measured: int) -> AsyncGenerator[Run]:
    """Jobs in the scheduler's table, put there by the thousand as ``add_job`` would one by one."""
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"))
    store = _Counting(engine=engine, measured=measured)
    scheduler = AsyncIOScheduler(timezone=UTC, jobstores={"default": store})
    scheduler.start(paused=True)
    due = datetime.now(UTC) - _LATELY
    with engine.begin() as connection:
        for begin in range(0, count, _SOME):
            rows = [_row(scheduler, n, due) for n in range(begin, min(begin + _SOME, count))]
            connection.execute(insert(store.jobs_t), rows)

    async def run() -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _loop, _context: None)  # it ends by our exception
        scheduler.resume()
        await store.enough.wait()
        loop.set_exception_handler(None)

    yield run
    scheduler.shutdown(wait=False)
    engine.dispose()


def _row(scheduler: AsyncIOScheduler, number: int, due: datetime) -> dict[str, Any]:
    job = Job(scheduler, f"{number:06d}")
    job._modify(  # noqa: SLF001 -- what add_job does with what it is given
        trigger=DateTrigger(due, UTC),
        executor="default",
        func=nothing,
        args=(),
        kwargs={},
        name="nothing",
        misfire_grace_time=None,
        coalesce=True,
        max_instances=1,
        next_run_time=due,
    )
    state = pickle.dumps(job.__getstate__(), pickle.HIGHEST_PROTOCOL)
    return {
        "id": job.id,
        "next_run_time": datetime_to_utc_timestamp(due),
        "job_state": state,
    }


@asynccontextmanager
async def procrastinate(url: str, count: int, measured: int) -> AsyncGenerator[Run]:
    """Jobs in its queue, taken by one worker that runs as many at once as we have in flight."""
    logging.getLogger("procrastinate").setLevel(logging.WARNING)
    app = App(connector=PsycopgConnector(conninfo=url, max_size=MOST_IN_FLIGHT + 2))

    done, enough = count_up(1), asyncio.Event()

    @app.task(name="nothing")
    async def _nothing() -> None:
        if next(done) == measured:
            enough.set()

    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        for begin in range(0, count, _SOME):
            some = min(_SOME, count - begin)
            await _nothing.batch_defer_async(*[dict[str, Any]() for _ in range(some)])

        async def run() -> None:
            working = asyncio.create_task(
                app.run_worker_async(concurrency=MOST_IN_FLIGHT, install_signal_handlers=False)
            )
            await enough.wait()
            working.cancel()
            with suppress(asyncio.CancelledError):
                await working

        yield run
