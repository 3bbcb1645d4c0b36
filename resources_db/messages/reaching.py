"""Whether an address can be reached on its channel, and whether its bot may send now."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from resources_db.messages import outbox
from resources_db.messages.tables import AddressRow, CooldownRow, OutboxRow
from resources_db.tasks.opening import UNREACHABLE, open_task


def gone(session: Session, address: int, at: datetime, message: int | None = None) -> None:
    """The channel no longer reaches this address: this message, or all that wait, are dropped.

    A message that nobody asked for was owed to them: the staff gets a task. A reminder has its
    own way to the next channel, and to the staff after the last one.
    """
    session.execute(update(AddressRow).where(AddressRow.id == address).values(gone_since=at))
    waits = OutboxRow.state.in_((outbox.WAITING, outbox.SENDING))
    these = waits if message is None else OutboxRow.id == message
    dropped = session.execute(
        update(OutboxRow)
        .where(OutboxRow.address_id == address, these)
        .values(state=outbox.GONE)
        .returning(OutboxRow.bulk, OutboxRow.reminder)
    ).all()
    if any(bulk and reminder is None for bulk, reminder in dropped):
        open_task(session, UNREACHABLE, at)


def cool_down(session: Session, bot: str, until: datetime) -> None:
    """The channel wants silence from this bot until then."""
    session.merge(CooldownRow(bot=bot, until=until))


def may_send(session: Session, bot: str, at: datetime) -> bool:
    """Whether no silence is asked of this bot now."""
    until = session.scalar(select(CooldownRow.until).where(CooldownRow.bot == bot))
    return until is None or until <= at
