"""Writing down what became of messages: many of them in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never

from sqlalchemy.orm import Session

from bot.channels.port import Delivery, Gone, Rejected, RetryLater, Sent, Unsure
from bot.logs import event
from resources_db.meetings import handing as reminders
from resources_db.meetings.handing import REMINDER_SET_ASIDE
from resources_db.messages import outbox, reaching
from resources_db.messages.outbox import Due
from resources_db.tasks.opening import open_task

UNSURE_PAUSE = timedelta(seconds=10)
"""Before a message that may have arrived is tried again; each time twice as long."""
LONGEST_PAUSE = timedelta(minutes=5)
LONGEST_PAUSE_OF_REMINDER = timedelta(hours=1)
MOST_TRIES = 10
"""Sendings of a reminder of which nobody knows whether they arrived; then the next channel."""
_CODE = 40
"""Longest reason that a reminder keeps."""


@dataclass(frozen=True, slots=True)
class Ended:
    """One sending, and what came of it."""

    due: Due
    delivery: Delivery


def note(session: Session, bot: str, ended: Sequence[Ended], at: datetime) -> None:
    """Write down what became of some messages; a reminder learns whether it arrived."""
    sent = [one.due for one in ended if isinstance(one.delivery, Sent)]
    if sent:
        outbox.settle_all(session, [due.id for due in sent], outbox.SENT)
        arrived = [due.reminder for due in sent if due.reminder is not None]
        if arrived:
            reminders.arrived(session, arrived, at)
    for one in ended:
        if not isinstance(one.delivery, Sent):
            _note_trouble(session, bot, one.due, one.delivery, at)


def set_aside(session: Session, ended: Ended, at: datetime) -> None:
    """What became of this message cannot be written down: it ends here, and a person looks."""
    outbox.settle(session, ended.due.id, outbox.REJECTED)
    open_task(session, REMINDER_SET_ASIDE, at, detail=f"message:{ended.due.id}")


def _note_unsure(session: Session, due: Due, at: datetime) -> None:
    """It may have arrived each time: someone must not get the same reminder a hundred times."""
    if due.reminder is not None and due.attempts + 1 >= MOST_TRIES:
        outbox.settle(session, due.id, outbox.REJECTED)
        reminders.settle(session, due.reminder, delivered=False, at=at, why="unsure")
        return
    longest = LONGEST_PAUSE if due.reminder is None else LONGEST_PAUSE_OF_REMINDER
    pause = min(UNSURE_PAUSE * 2 ** min(due.attempts, 10), longest)
    outbox.try_again(session, due.id, at + pause)


def _note_trouble(
    session: Session,
    bot: str,
    due: Due,
    delivery: RetryLater | Unsure | Gone | Rejected,
    at: datetime,
) -> None:
    if due.reminder is not None and isinstance(delivery, Gone | Rejected):
        why = delivery.why if isinstance(delivery, Rejected) else "gone"
        reminders.settle(session, due.reminder, delivered=False, at=at, why=why[:_CODE])
    match delivery:
        case RetryLater(after, whole_bot):
            outbox.try_later(session, due.id, at + after)
            if whole_bot:
                reaching.cool_down(session, bot, at + after)
        case Gone():
            reaching.gone(session, due.to, at, due.id)
        case Rejected(why):
            outbox.settle(session, due.id, outbox.REJECTED)
            event("delivery.rejected", message=due.id, reason=why)
        case Unsure():
            _note_unsure(session, due, at)
        case _:
            assert_never(delivery)
