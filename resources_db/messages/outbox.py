"""The outbox: what is to be delivered, and the log that a page reads."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session, aliased

from resources_db.messages.tables import AddressRow, CooldownRow, OutboxRow
from resources_db.storage.errors import UnreadableSecret
from resources_db.storage.tables import Base
from resources_db.storage.types import Json

PULLED, WAITING, SENDING = "pulled", "waiting", "sending"
SENT, GONE, REJECTED = "sent", "gone", "rejected"
ASSISTANT, PERSON = "assistant", "person"
_LONGEST_SENDING = timedelta(minutes=1)
"""More than a channel is ever waited for."""

# Every message runs these: made once, they cost a third of what they would if made each time.
_POST = insert(Base.metadata.tables[OutboxRow.__tablename__])
_LINES = select(OutboxRow.id, OutboxRow.author, OutboxRow.created, OutboxRow.body)
_LOG = _LINES.where(
    OutboxRow.address_id == bindparam("address"), OutboxRow.id > bindparam("after")
).order_by(OutboxRow.id)
_ANSWERS = _LINES.where(OutboxRow.inbox_id == bindparam("inbox")).order_by(OutboxRow.id)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a conversation's log."""

    id: int
    author: str
    created: datetime
    body: Json


@dataclass(frozen=True, slots=True)
class Due:
    """A message that may be sent now."""

    id: int
    address: str
    body: Json
    again: bool
    """An earlier try was cut short: it may have reached the person."""
    attempts: int
    """Sendings begun before this one."""
    to: int
    """Row of the address."""
    reminder: int | None = None
    """The reminder it carries, to be told what became of it."""


@dataclass(frozen=True, slots=True)
class Message:
    """A line to add to a conversation."""

    bot: str
    body: Json
    author: str = ASSISTANT
    inbox: int | None = None
    """The update that it answers."""
    pulled: bool = True
    """Read from the log by its page; it waits for the sender otherwise."""
    bulk: bool = False
    """Goes after replies to people."""
    reminder: int | None = None
    """The reminder that it carries."""
    until: datetime | None = None
    """Not sent from this instant."""


def post(session: Session, address: int, message: Message, at: datetime) -> None:
    """Add a line to the conversation with an address."""
    session.execute(_POST, _line(address, message, at))


def post_all(session: Session, lines: Sequence[tuple[int, Message]], at: datetime) -> None:
    """Add a line to each of these conversations."""
    session.execute(_POST, [_line(address, message, at) for address, message in lines])


def _line(address: int, message: Message, at: datetime) -> dict[str, object]:
    return {
        "address_id": address,
        "bot": message.bot,
        "inbox_id": message.inbox,
        "author": message.author,
        "bulk": message.bulk,
        "body": message.body,
        "created": at,
        "state": PULLED if message.pulled else WAITING,
        "not_before": at,
        "reminder": message.reminder,
        "until": message.until,
    }


def log(session: Session, address: int, after: int = 0) -> Sequence[Line]:
    """The conversation's lines after a cursor, oldest first."""
    found = session.execute(_LOG, {"address": address, "after": after})
    return [Line(*row) for row in found]


def answers_to(session: Session, inbox: int) -> Sequence[Line]:
    """The lines that one update added."""
    return [Line(*row) for row in session.execute(_ANSWERS, {"inbox": inbox})]


def take_due(
    session: Session, bot: str, at: datetime, most: int, besides: Collection[int] = ()
) -> Sequence[Due]:
    """Mark as being sent, and give, the messages that may go: one an address, replies first.

    Strictly in order for each address: an earlier line that still waits (or waits to be tried
    again, or is on its way: one of ``besides``) holds back the later ones.
    """
    earlier = aliased(OutboxRow)
    first_of_each = (
        select(func.min(earlier.id))
        .where(earlier.bot == bot, earlier.state.in_((WAITING, SENDING)))
        .group_by(earlier.address_id)
    )
    wanted = (
        select(
            OutboxRow.id,
            AddressRow.address,
            OutboxRow.body,
            OutboxRow.state,
            OutboxRow.attempts,
            OutboxRow.address_id,
            OutboxRow.reminder,
        )
        .join(AddressRow, AddressRow.id == OutboxRow.address_id)
        .where(
            OutboxRow.id.in_(first_of_each),
            OutboxRow.id.not_in(besides),
            _is_due(at),
            _still_useful(at),
        )
        .order_by(OutboxRow.bulk, OutboxRow.id)
        .limit(most)
    )
    try:
        found = session.execute(wanted).all()
    except UnreadableSecret:
        candidates = session.scalars(wanted.with_only_columns(OutboxRow.id)).all()
        settle_all(session, [row for row in candidates if not _opens(session, row)], REJECTED)
        found = session.execute(wanted).all()
    ids = [row.id for row in found]
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.id.in_(ids))
        .values(state=SENDING, attempts=OutboxRow.attempts + 1)
    )
    return [
        Due(
            row.id,
            row.address,
            row.body,
            row.state == SENDING,
            row.attempts,
            row.address_id,
            row.reminder,
        )
        for row in found
    ]


def _opens(session: Session, row: int) -> bool:
    """Whether a message can be read: one that is damaged must not hold back the others."""
    one = select(OutboxRow.body, AddressRow.address).join(
        AddressRow, AddressRow.id == OutboxRow.address_id
    )
    try:
        session.execute(one.where(OutboxRow.id == row)).all()
    except UnreadableSecret:
        return False
    return True


def reminders_waiting(session: Session, bots: Collection[str], at: datetime) -> int:
    """How many reminders wait to be sent by those of these bots that may send now.

    Those of a bot that its channel silenced are left out: they must not hold back the others.
    """
    silent = select(CooldownRow.bot).where(CooldownRow.until > at)
    waits = select(func.count()).where(
        OutboxRow.bot.in_(bots),
        OutboxRow.state == WAITING,
        OutboxRow.reminder.is_not(None),
        OutboxRow.bot.not_in(silent),
    )
    return session.scalar(waits) or 0


def withdraw(session: Session, reminders: Sequence[int]) -> Sequence[int]:
    """Take back the messages of these reminders that nobody has begun to send; which ones."""
    mine = OutboxRow.reminder.in_(reminders) & (OutboxRow.state == WAITING)
    taken = delete(OutboxRow).where(mine).returning(OutboxRow.reminder)
    return [one for one in session.scalars(taken) if one is not None]


def withdraw_late(session: Session, at: datetime) -> tuple[Sequence[int], Sequence[int]]:
    """Take back what may no longer be sent; the reminders never tried, and those in doubt.

    A sending that was under way at that instant is given time to end.
    """
    waiting = delete(OutboxRow).where(OutboxRow.until <= at, OutboxRow.state == WAITING)
    ended = OutboxRow.until <= at - _LONGEST_SENDING
    doubtful = update(OutboxRow).where(ended, OutboxRow.state == SENDING).values(state=REJECTED)
    never, doubt = (
        [one for one in session.scalars(found.returning(OutboxRow.reminder)) if one is not None]
        for found in (waiting, doubtful)
    )
    return never, doubt


def _still_useful(at: datetime) -> ColumnElement[bool]:
    return or_(OutboxRow.until.is_(None), OutboxRow.until > at)


def _is_due(at: datetime) -> ColumnElement[bool]:
    """A message written in the future was not: the clock was put back, and it waits no longer."""
    return or_(OutboxRow.not_before <= at, OutboxRow.created > at)


def settle(session: Session, row: int, state: str) -> None:
    """A message reached its end: sent, gone or rejected."""
    settle_all(session, [row], state)


def settle_all(session: Session, rows: Sequence[int], state: str) -> None:
    """These messages reached the same end."""
    session.execute(update(OutboxRow).where(OutboxRow.id.in_(rows)).values(state=state))


def try_later(session: Session, row: int, not_before: datetime) -> None:
    """A message waits for another try; its address's later ones wait with it."""
    later = update(OutboxRow).where(OutboxRow.id == row)
    session.execute(later.values(state=WAITING, not_before=not_before))


def try_again(session: Session, row: int, not_before: datetime) -> None:
    """A message that may or may not have arrived is tried again later, and told so."""
    session.execute(update(OutboxRow).where(OutboxRow.id == row).values(not_before=not_before))
