"""What went out and what it cost: counts about nobody, for a page and for a check-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from resources_db.sendings.tables import SendingRow, SmsMonthRow
from resources_db.sendings.terms import Spent, State


def months(session: Session, most: int = 12) -> Sequence[Spent]:
    """The last months of text messages, the newest first."""
    rows = session.scalars(select(SmsMonthRow).order_by(SmsMonthRow.month.desc()).limit(most))
    return [Spent(row.month, row.messages, row.parts, row.cents) for row in rows]


def spent_in(session: Session, month: str) -> Spent:
    """What one month cost so far."""
    row = session.get(SmsMonthRow, month)
    if row is None:
        return Spent(month, 0, 0, 0)
    return Spent(month, row.messages, row.parts, row.cents)


def outcomes_since(session: Session, since: datetime) -> Mapping[tuple[str, State], int]:
    """How many messages of each channel are in each state, of those prepared since then."""
    rows = session.execute(
        select(SendingRow.channel, SendingRow.state, func.count())
        .where(SendingRow.prepared >= since)
        .group_by(SendingRow.channel, SendingRow.state)
    )
    return {(channel, State(state)): count for channel, state, count in rows}


def reasons_since(session: Session, since: datetime, most: int = 10) -> Sequence[tuple[str, int]]:
    """Why messages failed since then, as codes, the most frequent first."""
    count = func.count()
    rows = session.execute(
        select(SendingRow.why, count)
        .where(SendingRow.prepared >= since, SendingRow.why.is_not(None))
        .group_by(SendingRow.why)
        .order_by(count.desc(), SendingRow.why)
        .limit(most)
    )
    return [(why, how_many) for why, how_many in rows if why is not None]
