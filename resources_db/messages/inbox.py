"""The inbox: every update is stored, raw, before anything else happens to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.orm import Session

from resources_db.messages.tables import AddressRow, InboxRow
from resources_db.storage.types import keyed_hash, keys_of
from resources_db.storage.upsert import insert_new

WAITING, HANDLED, ASIDE = "waiting", "handled", "aside"

# Every message runs these: made once, they cost a third of what they would if made each time.
_ADDRESS = select(AddressRow.id).where(
    AddressRow.bot == bindparam("bot"), AddressRow.address_hash == bindparam("address_hash")
)
_LOCKED_ADDRESS = _ADDRESS.with_for_update()
_FREE = or_(AddressRow.claimed_until.is_(None), AddressRow.claimed_until < bindparam("at"))
_CLAIM = (
    update(AddressRow)
    .where(AddressRow.id == bindparam("row"), _FREE)
    .values(claimed_by=bindparam("holder"), claimed_until=bindparam("until"))
    .returning(AddressRow.id)
)
_RELEASE = (
    update(AddressRow)
    .where(AddressRow.id == bindparam("row"), AddressRow.claimed_by == bindparam("holder"))
    .values(claimed_by=None, claimed_until=None)
)
_NEXT = (
    select(InboxRow.id, InboxRow.bot)
    .where(InboxRow.address_id == bindparam("address"), InboxRow.state == WAITING)
    .order_by(InboxRow.id)
    .limit(1)
)
_OLDEST = _NEXT.add_columns(InboxRow.raw, InboxRow.attempts)
_UPDATE = update(InboxRow).where(InboxRow.id == bindparam("row"))


@dataclass(frozen=True, slots=True)
class Received:
    """An update as a channel hands it over."""

    bot: str
    update_id: str
    address: str
    raw: bytes
    lang: str
    """Language to answer in, for an address that has not written before."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to drain one address's updates, until it lapses."""

    holder: str
    """Random: two drains in one process are two holders."""
    lasts: timedelta


@dataclass(frozen=True, slots=True)
class Stored:
    """Where an update is."""

    row: int
    address: int
    fresh: bool
    """False for a repeat."""
    claimed: bool
    """Whether the storer may drain this address now."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The oldest update of an address that waits for its turn."""

    row: int
    bot: str
    raw: bytes
    attempts: int


def store(session: Session, received: Received, at: datetime, claim: Claim) -> Stored:
    """Store an update and, in the same commit, claim its address if nobody has.

    The same update id from another address is no repeat: it would silence one person, and show
    them the answers of another.
    """
    address = _address(session, received, at)
    update_hash = keyed_hash(keys_of(session), f"{received.bot}\n{address}\n{received.update_id}")
    row = insert_new(
        session,
        InboxRow,
        bot=received.bot,
        update_hash=update_hash,
        address_id=address,
        raw=received.raw,
        received=at,
        state=WAITING,
        attempts=0,
    )
    if row is not None:
        return Stored(row, address, True, claim_address(session, address, at, claim))
    same = (InboxRow.bot == received.bot) & (InboxRow.update_hash == update_hash)
    first = session.execute(select(InboxRow.id, InboxRow.address_id).where(same)).one()
    return Stored(first.id, first.address_id, False, False)


def pass_over(session: Session, received: Received, at: datetime) -> None:
    """Store that an update came, and that it gets no turn: its sender floods.

    A repeat changes nothing, whichever way the first one went.
    """
    address = _address(session, received, at)
    update_hash = keyed_hash(keys_of(session), f"{received.bot}\n{address}\n{received.update_id}")
    insert_new(
        session,
        InboxRow,
        bot=received.bot,
        update_hash=update_hash,
        address_id=address,
        raw=None,
        received=at,
        state=HANDLED,
        attempts=0,
    )


def find_address(session: Session, bot: str, address: str) -> int | None:
    """The row of an address that has written before."""
    address_hash = keyed_hash(keys_of(session), f"{bot}\n{address}")
    return session.scalar(_ADDRESS, {"bot": bot, "address_hash": address_hash})


def address_for(session: Session, bot: str, address: str, lang: str, at: datetime) -> int:
    """The row of an address that is written to first: a number, a mailbox."""
    return _address(session, Received(bot, "", address, b"", lang), at)


def addresses_for(
    session: Session, wanted: Sequence[tuple[str, str, str]], at: datetime
) -> list[int]:
    """The same for many: the row of each (bot, address, language), in their order."""
    keys = keys_of(session)
    hashes = [keyed_hash(keys, f"{bot}\n{address}") for bot, address, _lang in wanted]
    rows = session.execute(
        select(AddressRow.bot, AddressRow.address_hash, AddressRow.id).where(
            AddressRow.bot.in_({bot for bot, _address, _lang in wanted}),
            AddressRow.address_hash.in_(hashes),
        )
    )
    known = {(bot, hash_): row for bot, hash_, row in rows}
    for (bot, address, lang), hash_ in zip(wanted, hashes, strict=True):
        if (bot, hash_) not in known:
            known[bot, hash_] = address_for(session, bot, address, lang, at)
    return [known[bot, hash_] for (bot, *_), hash_ in zip(wanted, hashes, strict=True)]


def retire_address(session: Session, address: int) -> None:
    """End a session: nobody is known by this address any more, and nothing waits from it.

    A turn that is being made finds that the address has moved on since it was read, and writes
    nothing.
    """
    waits = (InboxRow.address_id == address) & (InboxRow.state == WAITING)
    session.execute(update(InboxRow).where(waits).values(state=HANDLED, raw=None))
    retired = update(AddressRow).where(AddressRow.id == address)
    session.execute(
        retired.values(address_hash=f"retired {address}", address="", turn=AddressRow.turn + 1)
    )


def claim_address(session: Session, address: int, at: datetime, claim: Claim) -> bool:
    """Take the right to drain an address, if it is free or its holder has died."""
    taken = {"row": address, "at": at, "holder": claim.holder, "until": at + claim.lasts}
    return session.execute(_CLAIM, taken).first() is not None


def renew(session: Session, address: int, at: datetime, claim: Claim) -> bool:
    """Hold a claim for longer; False when it has been taken over."""
    held = session.execute(
        update(AddressRow)
        .where(AddressRow.id == address, AddressRow.claimed_by == claim.holder)
        .values(claimed_until=at + claim.lasts)
        .returning(AddressRow.id)
    )
    return held.first() is not None


def waiting(session: Session, address: int) -> Waiting | None:
    """The address's oldest update that waits."""
    found = session.execute(_OLDEST, {"address": address}).first()
    return Waiting(found.id, found.bot, found.raw or b"", found.attempts) if found else None


def next_row(session: Session, address: int) -> tuple[int, str] | None:
    """The row and the bot of that update, unread: what it holds may be damaged."""
    found = session.execute(_NEXT, {"address": address}).first()
    return (found.id, found.bot) if found else None


def is_waiting(session: Session, row: int) -> bool:
    """Whether this update still waits for its turn."""
    return session.scalar(select(InboxRow.state).where(InboxRow.id == row)) == WAITING


def settle(session: Session, row: int, state: str) -> None:
    """An update has had its turn; its content goes, unless it was set aside."""
    kept = {} if state == ASIDE else {"raw": None}
    session.execute(_UPDATE, {"row": row, "state": state, **kept})


def failed(session: Session, row: int) -> int:
    """Count a failed turn; how many there have been."""
    counted = (
        update(InboxRow)
        .where(InboxRow.id == row)
        .values(attempts=InboxRow.attempts + 1)
        .returning(InboxRow.attempts)
    )
    return session.execute(counted).scalar_one()


def release(session: Session, address: int, holder: str) -> bool:
    """Give the address back unless an update waits; whether it was given back.

    In the transaction that settles an update, so that none can slip in between unseen.
    """
    if next_row(session, address) is not None:
        return False
    session.execute(_RELEASE, {"row": address, "holder": holder})
    return True


def abandoned(session: Session, bots: Iterable[str], at: datetime, most: int = 100) -> list[int]:
    """Addresses of these bots with an update waiting and nobody draining: their holder died."""
    free = or_(AddressRow.claimed_until.is_(None), AddressRow.claimed_until < at)
    found = (
        select(AddressRow.id)
        .join(InboxRow, InboxRow.address_id == AddressRow.id)
        .where(InboxRow.state == WAITING, InboxRow.bot.in_([*bots]), free)
        .group_by(AddressRow.id)
        .order_by(func.min(InboxRow.id))
        .limit(most)
    )
    return list(session.scalars(found))


def forget_claims(session: Session) -> None:
    """Every claim lapses: for the only process of a database, at its start."""
    session.execute(update(AddressRow).values(claimed_by=None, claimed_until=None))


def _address(session: Session, received: Received, at: datetime) -> int:
    """The address's row, locked: storing and releasing a claim then see each other's work."""
    address_hash = keyed_hash(keys_of(session), f"{received.bot}\n{received.address}")
    wanted = {"bot": received.bot, "address_hash": address_hash}
    known = session.scalar(_LOCKED_ADDRESS, wanted)
    if known is not None:
        return known
    made = insert_new(
        session,
        AddressRow,
        bot=received.bot,
        address_hash=address_hash,
        address=received.address,
        lang=received.lang,
        turn=0,
        last_seen=at,
    )
    return made if made is not None else session.scalars(_LOCKED_ADDRESS, wanted).one()
