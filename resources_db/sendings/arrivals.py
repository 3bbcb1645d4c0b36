"""What providers bring: stored raw, acknowledged, then read in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from resources_db.sendings.tables import ArrivalRow, SendingRow
from resources_db.storage.types import keyed_hash, keys_of
from resources_db.storage.upsert import insert_new
from resources_db.tasks.opening import UPDATE_SET_ASIDE, open_task

WAITING, HANDLED, ASIDE = "waiting", "handled", "aside"
MOST_ATTEMPTS = 3


def store(session: Session, raw: bytes, at: datetime) -> bool:
    """Keep what came, before it is acknowledged; False for a repeat, which changes nothing."""
    seal = keyed_hash(keys_of(session), "sms arrival\n" + raw.decode("latin-1"))
    row = insert_new(
        session, ArrivalRow, seal=seal, raw=raw, received=at, state=WAITING, attempts=0
    )
    return row is not None


def waiting(session: Session, most: int = 50) -> Sequence[ArrivalRow]:
    """What is to be read, the oldest first; another process's rows are left to it."""
    oldest = select(ArrivalRow).where(ArrivalRow.state == WAITING).order_by(ArrivalRow.id)
    return session.scalars(oldest.limit(most).with_for_update(skip_locked=True)).all()


def handled(row: ArrivalRow) -> None:
    """It was read: its content goes."""
    row.state, row.raw = HANDLED, None


def failed(session: Session, number: int, at: datetime) -> None:
    """It could not be read; the third time it is set aside, with a task."""
    row = session.get_one(ArrivalRow, number)
    row.attempts += 1
    if row.attempts >= MOST_ATTEMPTS:
        row.state = ASIDE
        open_task(session, UPDATE_SET_ASIDE, at, detail=f"sms:{row.id}")


def forget(session: Session, arrivals_before: datetime, sendings_before: datetime) -> None:
    """Erase what has served: lines of arrivals, and what became of old messages."""
    old = (ArrivalRow.received < arrivals_before) & (ArrivalRow.state == HANDLED)
    session.execute(delete(ArrivalRow).where(old))
    session.execute(delete(SendingRow).where(SendingRow.prepared < sendings_before))
