"""Named leases: one holder at a time, and a dead one blocks nobody for long."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from resources_db.storage.database import Database
from resources_db.storage.leases import release, release_all, renew, take
from tests.conftest import OpenDatabase

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def taking(owner: str, at: datetime = NOON) -> Callable[[Session], bool]:
    """A work that takes the lease for a minute."""
    return lambda session: take(session, "sender", owner, at, MINUTE)


async def test_a_held_lease_is_refused_to_others(database: Database) -> None:
    """Another owner cannot take it; the holder can again; another name is free."""
    assert await database.write(taking("a"))
    assert not await database.write(taking("b"))
    assert await database.write(taking("a"))
    assert await database.write(lambda s: take(s, "poller", "b", NOON, MINUTE))


async def test_a_lease_ends_by_itself(database: Database) -> None:
    """At the instant it ends, and not before, another owner may take it."""
    await database.write(taking("a"))
    assert not await database.write(taking("b", NOON + MINUTE - timedelta(microseconds=1)))
    assert await database.write(taking("b", NOON + MINUTE))


async def test_a_lost_lease_cannot_be_renewed(database: Database) -> None:
    """Renewing says whether the lease is still ours."""
    await database.write(taking("a"))
    assert await database.write(lambda s: renew(s, "sender", "a", NOON + MINUTE, MINUTE))
    assert not await database.write(taking("b", NOON + MINUTE))
    await database.write(taking("b", NOON + 2 * MINUTE))
    assert not await database.write(lambda s: renew(s, "sender", "a", NOON + 2 * MINUTE, MINUTE))


async def test_only_the_holder_releases(database: Database) -> None:
    """A lease given back is free at once; nobody gives back another's."""
    await database.write(taking("a"))
    assert not await database.write(lambda s: release(s, "sender", "b"))
    assert await database.write(lambda s: release(s, "sender", "a"))
    assert await database.write(taking("b"))


async def test_a_process_that_is_alone_frees_everything(database: Database) -> None:
    """After a crash, the only process need not wait for its dead self."""
    await database.write(taking("dead"))
    await database.write(release_all)
    assert await database.write(taking("alive"))


@pytest.mark.parametrize("ended", [False, True])
def test_of_many_at_once_one_wins(open_database: OpenDatabase, ended: bool) -> None:
    """Twenty owners in two processes try at once, a free or an ended lease: one gets it."""
    databases = [open_database(), open_database()]
    if ended:
        databases[0].write_now(taking("dead", NOON - MINUTE))
    with ThreadPoolExecutor(20) as threads:
        tries = [threads.submit(databases[n % 2].write_now, taking(str(n))) for n in range(20)]
        won = [attempt.result() for attempt in tries]
    assert won.count(True) == 1
