"""Growing pauses: a way in that keeps failing is closed for longer each time.

What is counted is named by a text (« code:12 », « mail:lea@… », « network:192.0.2.1 ») of which
only the keyed hash is stored.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from resources_db.accounts.tables import PauseRow
from resources_db.storage.types import keyed_hash, keys_of

_FIRST = timedelta(seconds=30)
_LONGEST = timedelta(hours=1)
FORGOTTEN = timedelta(days=1)
"""After this long without a failure, none is held against the way any more."""


def pause_after(failures: int, free: int) -> timedelta:
    """How long a way is closed after so many failures in a row; the first ``free`` cost nothing.

    >>> [pause_after(n, 3).total_seconds() for n in (3, 4, 5, 20)]
    [0.0, 30.0, 60.0, 3600.0]
    """
    over = failures - free
    if over <= 0:
        return timedelta()
    return min(_FIRST * (1 << min(over - 1, 16)), _LONGEST)


def closed_until(session: Session, way: str, at: datetime) -> datetime | None:
    """When the way opens again; None when it is open."""
    row = session.get(PauseRow, keyed_hash(keys_of(session), way))
    return row.until if row is not None and row.until > at else None


def count_failure(session: Session, way: str, at: datetime, free: int) -> None:
    """One more failure. The way closes once the free ones are spent."""
    way_hash = keyed_hash(keys_of(session), way)
    row = session.get(PauseRow, way_hash, with_for_update=True)
    if row is None:
        row = PauseRow(way_hash=way_hash, failures=0, last=at, until=at)
        session.add(row)
    row.failures = 1 if row.last < at - FORGOTTEN else row.failures + 1
    row.last = at
    row.until = at + pause_after(row.failures, free)
    session.flush()


def forgive(session: Session, way: str) -> None:
    """It worked: nothing is held against the way any more."""
    way_hash = keyed_hash(keys_of(session), way)
    session.execute(delete(PauseRow).where(PauseRow.way_hash == way_hash))
