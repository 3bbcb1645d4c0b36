"""Leaving: the conversation is erased, the session ended, and nothing under way is written."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.messages.turns import StartAgain
from resources_db.audit.tables import AuditRow
from resources_db.messages import inbox
from resources_db.messages.inbox import Claim, Received
from resources_db.messages.tables import AddressRow, InboxRow, NoteRow, OutboxRow, ThreadRow
from tests.bot.messages.house import LEASE, PAGE, FrozenClock, House
from tests.bot.messages.person import Person, said


def kept(session: Session) -> int:
    """Rows that hold anything of any conversation."""
    tables = (OutboxRow, ThreadRow, NoteRow)
    return sum(session.scalar(select(func.count()).select_from(table)) or 0 for table in tables)


async def test_everything_goes_and_the_address_is_a_stranger(house: House, anna: Person) -> None:
    """No line, no thread; the secret of the session opens nothing and is kept nowhere."""
    await anna.say("Mon fils est exclu à Rouen")
    assert await house.database.read(kept) > 0
    await house.desk.forget(PAGE, anna.name)
    assert await house.database.read(kept) == 0
    assert await house.desk.log(PAGE, anna.name) == []
    assert not await house.desk.knows(PAGE, anna.name)
    addresses = await house.database.read(lambda s: list(s.scalars(select(AddressRow.address))))
    assert addresses == [""]


async def test_it_went_through_the_door(house: House, anna: Person) -> None:
    """The erasing is on record, without a word of what was erased."""
    await anna.say("bonjour")
    await house.desk.forget(PAGE, anna.name)
    actions = await house.database.read(lambda s: list(s.scalars(select(AuditRow.action))))
    assert "EraseConversation" in actions


async def test_someone_who_comes_back_begins_anew(house: House, anna: Person) -> None:
    """The same secret, brought again, is a new conversation."""
    await anna.say("Mon fils est exclu à Rouen")
    await house.desk.forget(PAGE, anna.name)
    await anna.say("bonjour")
    assert [words for who, words in await anna.log() if who == "person"] == ["bonjour"]


async def test_stranger_is_forgotten_silently(house: House) -> None:
    """Nothing to erase is no error; leaving twice neither."""
    await house.desk.forget(PAGE, "nobody")
    assert not await house.desk.knows(PAGE, "nobody")


async def test_turn_under_way_writes_nothing(
    house: House, anna: Person, clock: FrozenClock
) -> None:
    """A message being answered when its author leaves is not answered behind their back."""
    await anna.say("bonjour")
    claim = Claim("someone", LEASE)
    late = Received(PAGE, "late", anna.name, said("mon secret"), "fr")
    stored = await house.database.write(lambda s: inbox.store(s, late, clock(), claim))
    turns = house.drains.turns
    prepared = await house.database.read(lambda s: turns.prepare(s, stored.address, clock()))
    assert prepared is not None
    await house.desk.forget(PAGE, anna.name)
    with pytest.raises(StartAgain):
        await house.database.write(lambda s: turns.write(s, prepared, claim, clock()))
    await house.drains.drain(stored.address, claim)
    assert await house.database.read(kept) == 0
    assert await house.database.read(lambda s: list(s.scalars(select(InboxRow.raw)))) == [
        None,
        None,
    ]
