"""Messages that arrive at the same instant."""

from __future__ import annotations

import asyncio
from collections import Counter

from sqlalchemy import select

from resources_db.messages.tables import AddressRow, InboxRow
from tests.bot.messages.dying import store_and_die
from tests.bot.messages.house import Builder, House
from tests.bot.messages.person import Person
from tests.conftest import OpenDatabase


async def test_two_from_one_address_are_both_answered_once(house: House) -> None:
    """Each gets its own answer, and the log shows one after the other."""
    twice = [Person(house.desk), Person(house.desk)]
    await asyncio.gather(twice[0].say("bonjour"), twice[1].say("numéros d'urgence"))
    await in_order_of_arrival(house, twice)


async def test_ten_from_one_address_are_all_answered_once(house: House) -> None:
    """However impatient someone is."""
    impatient = [Person(house.desk) for _ in range(10)]
    await asyncio.gather(*(each.say(f"message {n}") for n, each in enumerate(impatient)))
    await in_order_of_arrival(house, impatient)


async def test_the_same_update_twice_at_once_is_one(house: House) -> None:
    """A double click, or a retry that overtakes the first try."""
    twice = [Person(house.desk), Person(house.desk)]
    await asyncio.gather(*(each.say("bonjour", "update 7") for each in twice))
    assert twice[0].lines == twice[1].lines
    assert await house.desk.log("web", "anna") == twice[0].lines


async def test_two_from_one_address_at_two_processes(
    house: House, builder: Builder, open_database: OpenDatabase
) -> None:
    """Two processes on one database: still each once, still one after the other."""
    other = builder.house(open_database())
    for _ in range(5):
        twice = [Person(house.desk), Person(other.desk)]
        await asyncio.gather(twice[0].say("bonjour"), twice[1].say("numéros d'urgence"))
        assert all(each.sees for each in twice)
    everyone = await house.desk.log("web", "anna")
    assert Counter(line.author for line in everyone)["person"] == 10
    await nothing_is_left(house)


async def test_a_crowd_at_two_processes(
    house: House, builder: Builder, open_database: OpenDatabase
) -> None:
    """Twenty people at once, at two processes, each in their own conversation."""
    other = builder.house(open_database())
    crowd = [Person((house, other)[n % 2].desk, f"person {n}") for n in range(20)]
    await asyncio.gather(*(each.say("bonjour") for each in crowd))
    await asyncio.gather(*(each.say(f"je suis {each.name}") for each in crowd))
    for each in crowd:
        said = [text for author, text in await each.log() if author == "person"]
        assert said == ["bonjour", f"je suis {each.name}"]
    await nothing_is_left(house)


async def in_order_of_arrival(house: House, senders: list[Person]) -> None:
    """The log is the answers one after the other, in the order in which they were stored."""
    answers = sorted((each.lines for each in senders), key=lambda lines: lines[0].id)
    assert all(lines[0].author == "person" and len(lines) > 1 for lines in answers)
    assert await house.desk.log("web", "anna") == [line for lines in answers for line in lines]
    await nothing_is_left(house)


async def nothing_is_left(house: House) -> None:
    """No update waits, and nobody holds an address."""
    states = await house.database.read(lambda s: set(s.scalars(select(InboxRow.state))))
    holders = await house.database.read(lambda s: set(s.scalars(select(AddressRow.claimed_by))))
    assert (states, holders) == ({"handled"}, {None})


async def test_two_sweeps_at_once_answer_once(
    house: House, builder: Builder, open_database: OpenDatabase
) -> None:
    """Two processes take over from the same dead one: each address is taken by one of them."""
    other = builder.house(open_database())
    people = [Person(house.desk, f"person {n}") for n in range(6)]
    for person in people:
        await store_and_die(house, person, "bonjour")
    await asyncio.gather(house.drains.take_over(), other.drains.take_over())
    for person in people:
        assert [author for author, _text in await person.log()].count("person") == 1
    await nothing_is_left(house)
