"""Where an address stands: its open threads and its turn, read and written as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, or_, select, update
from sqlalchemy.orm import Session

from resources_db.messages.inbox import Claim
from resources_db.messages.tables import AddressRow, NoteRow, ThreadRow
from resources_db.storage.tables import Base
from resources_db.storage.types import Json

# Every message runs these: made once, they cost a third of what they would if made each time.
_ADDRESS = select(AddressRow.bot, AddressRow.address, AddressRow.lang, AddressRow.turn).where(
    AddressRow.id == bindparam("row")
)
_THREADS = (
    select(
        ThreadRow.id,
        ThreadRow.dialogue,
        ThreadRow.start,
        ThreadRow.journal,
        ThreadRow.asked,
        ThreadRow.shown,
        ThreadRow.last_press,
        ThreadRow.ended,
    )
    .where(
        ThreadRow.address_id == bindparam("address"),
        or_(ThreadRow.ended.is_(False), ThreadRow.id == bindparam("also")),
    )
    .order_by(ThreadRow.id)
)
_BEGIN = (
    update(AddressRow)
    .where(
        AddressRow.id == bindparam("row"),
        AddressRow.turn == bindparam("read"),
        AddressRow.claimed_by == bindparam("holder"),
    )
    .values(
        turn=AddressRow.turn + 1,
        last_seen=bindparam("at"),
        claimed_until=bindparam("until"),
        gone_since=None,
    )
    .returning(AddressRow.id)
)
_KNOWN = update(ThreadRow).where(ThreadRow.id == bindparam("thread")).returning(ThreadRow.id)
_NEW = insert(Base.metadata.tables[ThreadRow.__tablename__])


@dataclass(frozen=True, slots=True)
class StoredThread:
    """A thread as it is stored; the conversation gives it its meaning."""

    id: str
    dialogue: str
    start: Json
    journal: Json
    asked: int
    shown: int
    last_press: str | None
    ended: bool


@dataclass(frozen=True, slots=True)
class AddressState:
    """What is known of an address before its next turn."""

    id: int
    bot: str
    address: str
    lang: str
    turn: int


def address_state(session: Session, address: int) -> AddressState:
    """The address as it stands."""
    found = session.execute(_ADDRESS, {"row": address}).one()
    return AddressState(address, found.bot, found.address, found.lang, found.turn)


def find_address_state(session: Session, address: int) -> AddressState | None:
    """The address as it stands; None once it has been forgotten."""
    found = session.execute(_ADDRESS, {"row": address}).one_or_none()
    if found is None:
        return None
    return AddressState(address, found.bot, found.address, found.lang, found.turn)


def language_of(session: Session, address: int) -> str:
    """The language this address is answered in."""
    return session.scalars(select(AddressRow.lang).where(AddressRow.id == address)).one()


def threads_of(session: Session, address: int, also: str | None) -> Sequence[StoredThread]:
    """The open threads of an address, and one more of its threads even if it has ended."""
    found = session.execute(_THREADS, {"address": address, "also": also})
    return [StoredThread(*row) for row in found]


def begin_turn(session: Session, state: AddressState, claim: Claim, at: datetime) -> bool:
    """Take the next turn number and hold the claim for longer.

    False when someone else wrote since the state was read, or the claim has lapsed and been
    taken over: nothing may then be written for this turn.
    """
    read = {"row": state.id, "read": state.turn, "holder": claim.holder}
    taken = session.execute(_BEGIN, {**read, "at": at, "until": at + claim.lasts})
    return taken.first() is not None


def save_threads(
    session: Session, address: int, threads: Iterable[StoredThread], at: datetime
) -> None:
    """Write the threads that changed; an ended one keeps only its last button."""
    for thread in threads:
        values = {
            "start": thread.start,
            "journal": thread.journal,
            "asked": thread.asked,
            "shown": thread.shown,
            "last_press": thread.last_press,
            "ended": thread.ended,
            "touched": at,
        }
        if session.execute(_KNOWN, {"thread": thread.id, **values}).first() is None:
            new = {"id": thread.id, "address_id": address, "dialogue": thread.dialogue}
            session.execute(_NEW, {**new, **values})


def keep_note(session: Session, address: int, words: str, at: datetime) -> int:
    """Keep words that someone chose to leave; their number."""
    note = NoteRow(address_id=address, words=words, created=at)
    session.add(note)
    session.flush()
    return note.id
