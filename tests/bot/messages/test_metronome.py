"""The regular work: each beat reads what is due from the database, and fails alone."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import select

from bot import metronome
from bot.logs import LOGGER
from bot.metronome import BEAT, Metronome
from resources_db.messages.tables import OutboxRow
from resources_db.storage.leases import LeaseRow
from tests.bot.messages.house import LEASE, TRACE_DAYS, FrozenClock, House
from tests.bot.messages.person import Person

PATIENCE = 10
"""Seconds after which a test gives up waiting."""


async def test_a_beat_leaves_a_sign_of_life(house: House, clock: FrozenClock) -> None:
    """« accroche doctor » tells by it whether someone works."""
    await house.metronome.sweep()
    clock.forward(timedelta(seconds=2))
    await house.metronome.sweep()
    beats = select(LeaseRow.until).where(LeaseRow.name == BEAT)
    assert await house.database.read(lambda s: s.scalars(beats).all()) == [clock() + LEASE]


async def test_the_night_erases_old_traces_only(
    house: House, anna: Person, clock: FrozenClock
) -> None:
    """Thirty days after they were written, to the second."""
    await anna.say("bonjour")
    clock.forward(timedelta(days=TRACE_DAYS))
    await house.metronome.forget()
    assert await anna.log() != []
    clock.forward(timedelta(seconds=1))
    await house.metronome.forget()
    assert await house.database.read(lambda s: s.scalars(select(OutboxRow)).all()) == []


async def test_a_failing_job_is_told_and_comes_again(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """At the next beat, as if nothing had happened."""
    beats, came_again = count(1), asyncio.Event()

    async def fails_at_first(_self: Metronome) -> None:
        if next(beats) == 1:
            raise LookupError("a bug")
        came_again.set()

    monkeypatch.setattr(Metronome, "sweep", fails_at_first)
    monkeypatch.setattr(metronome, "EVERY_SECONDS", 0.01)
    scheduler = house.metronome.start()
    async with asyncio.timeout(PATIENCE):
        await came_again.wait()
    scheduler.shutdown(wait=False)
    assert [record.message for record in caplog.records if record.name == LOGGER] == ["job.failed"]
