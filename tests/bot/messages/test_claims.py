"""Who may answer an address: one at a time, never one who has been taken over."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from bot.messages.turns import Prepared, StartAgain, Turns
from resources_db.audit.tables import AuditRow
from resources_db.messages import inbox
from resources_db.messages.inbox import Claim
from resources_db.messages.tables import AddressRow
from resources_db.storage.database import Database
from tests.bot.messages.dying import store_and_die
from tests.bot.messages.house import LEASE, FrozenClock, House
from tests.bot.messages.person import Person
from tests.conftest import OpenDatabase


async def test_the_sweep_takes_over_from_the_dead(
    house: House, anna: Person, clock: FrozenClock
) -> None:
    """An update whose holder died is answered once the claim has lapsed, not before."""
    await store_and_die(house, anna, "bonjour", claim=Claim("dead", LEASE))
    await house.metronome.sweep()
    assert await anna.log() == []
    clock.forward(LEASE + timedelta(seconds=1))
    await house.metronome.sweep()
    assert (await anna.log())[0] == ("person", "bonjour")
    assert len(await anna.log()) > 1


async def test_the_next_message_waits_behind_the_one_of_the_dead(
    house: House, anna: Person, clock: FrozenClock
) -> None:
    """Whoever takes over answers in order of arrival."""
    await store_and_die(house, anna, "bonjour", claim=Claim("dead", LEASE))
    clock.forward(LEASE + timedelta(seconds=1))
    await anna.say("trouver de l'aide")
    said = [text for author, text in await anna.log() if author == "person"]
    assert said == ["bonjour", "trouver de l'aide"]


async def test_one_who_was_taken_over_writes_nothing(
    house: House, anna: Person, clock: FrozenClock
) -> None:
    """A slow holder comes back after its claim lapsed and another answered: its turn is void."""
    await anna.say("bonjour")
    slow = Claim("slow", LEASE)
    stored = await store_and_die(house, anna, "english", claim=slow)
    turns, at = house.drains.turns, clock()
    prepared = await house.database.read(lambda s: turns.prepare(s, stored.address, at))
    assert prepared is not None
    clock.forward(LEASE + timedelta(seconds=1))
    assert await house.drains.take_over() == 1
    before = await anna.log()
    with pytest.raises(StartAgain):
        await house.database.write(lambda s: turns.write(s, prepared, slow, at))
    assert await anna.log() == before
    assert await language_changes(house.database) == 1


async def test_one_whose_claim_was_taken_writes_nothing(
    house: House, anna: Person, clock: FrozenClock
) -> None:
    """Even if the new holder has not written yet: two would answer otherwise."""
    slow = Claim("slow", LEASE)
    stored = await store_and_die(house, anna, "english", claim=slow)
    turns, address = house.drains.turns, stored.address
    prepared = await house.database.read(lambda s: turns.prepare(s, address, clock()))
    assert prepared is not None
    clock.forward(LEASE + timedelta(seconds=1))
    new = Claim("new", LEASE)
    assert await house.database.write(lambda s: inbox.claim_address(s, address, clock(), new))
    with pytest.raises(StartAgain):
        await house.database.write(lambda s: turns.write(s, prepared, slow, clock()))
    assert await anna.log() == []


async def test_whoever_takes_an_address_answers_all_that_waits(house: House, anna: Person) -> None:
    """In one go, in order of arrival."""
    for words in ("bonjour", "trouver de l'aide", "menu"):
        await store_and_die(house, anna, words)
    assert await house.drains.take_over() == 1
    said = [words for author, words in await anna.log() if author == "person"]
    assert said == ["bonjour", "trouver de l'aide", "menu"]


async def test_a_turn_prepared_too_early_is_made_anew(
    house: House,
    anna: Person,
    open_database: OpenDatabase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Someone wrote between the reading and the writing: read again, act once."""
    await anna.say("bonjour")
    other, number, prepare = open_database(), count(), Turns.prepare

    def overtaken(self: Turns, session: Session, address: int, at: datetime) -> Prepared | None:
        prepared = prepare(self, session, address, at)
        if next(number) == 0:
            other.write_now(lambda s: bump(s, address))
        return prepared

    monkeypatch.setattr(Turns, "prepare", overtaken)
    await anna.say("english")
    assert next(number) >= 2
    assert anna.sees[0] == "I will answer you in English."
    assert await language_changes(house.database) == 1


def bump(session: Session, address: int) -> None:
    """Another turn was written to this address."""
    mine = update(AddressRow).where(AddressRow.id == address)
    session.execute(mine.values(turn=AddressRow.turn + 1))


async def language_changes(database: Database) -> int:
    """How many times the language was changed."""
    changes = select(AuditRow.id).where(AuditRow.action == "ChooseLanguage")
    return len(await database.read(lambda s: s.scalars(changes).all()))


async def test_a_claim_is_given_back(house: House, anna: Person) -> None:
    """Whoever has nothing left to answer holds nobody."""
    await anna.say("bonjour")
    holders = await house.database.read(lambda s: list(s.scalars(select(AddressRow.claimed_by))))
    assert holders == [None]


def test_only_one_may_hold_an_address(database: Database, clock: FrozenClock) -> None:
    """The second one is refused; after the lapse, the first one has lost it."""
    received = inbox.Received("web", "1", "anna", b"{}", "fr")
    first, second = Claim("first", LEASE), Claim("second", LEASE)

    def claim(who: Claim) -> bool:
        return database.write_now(lambda s: inbox.claim_address(s, stored.address, clock(), who))

    stored = database.write_now(lambda s: inbox.store(s, received, clock(), first))
    assert stored.claimed
    assert not claim(second)
    clock.forward(LEASE + timedelta(seconds=1))
    assert claim(second)
    assert not database.write_now(lambda s: inbox.renew(s, stored.address, clock(), first))
    assert database.write_now(lambda s: inbox.renew(s, stored.address, clock(), second))


async def test_one_damaged_row_stops_nobody(house: House, anna: Person) -> None:
    """An update that no key opens any more is set aside: the sweep takes over the others too."""
    bilal = Person(house.desk, "bilal")
    stored = await store_and_die(house, anna, "bonjour")
    await store_and_die(house, bilal, "bonjour")
    damage = text("UPDATE inbox SET raw = :raw WHERE id = :row")
    damaged = {"raw": b"not encrypted", "row": stored.row}
    await house.database.write(lambda s: s.execute(damage, damaged))
    assert await house.drains.take_over() == 2
    assert len(await bilal.log()) > 1
