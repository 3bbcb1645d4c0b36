"""An update that comes again, or that pretends to be another."""

from __future__ import annotations

from sqlalchemy import func, select

from resources_db.messages.tables import InboxRow, OutboxRow
from tests.bot.messages.house import House
from tests.bot.messages.person import Person


async def test_a_repeat_changes_nothing_and_gets_the_first_answer(
    house: House, anna: Person
) -> None:
    """A channel that did not hear our answer sends the same update again."""
    first = (await anna.say("bonjour", "update 7")).lines
    again = (await anna.say("bonjour", "update 7")).lines
    assert again == first
    assert await house.desk.log("web", "anna") == first


async def test_the_first_content_of_a_repeat_counts(anna: Person) -> None:
    """A repeat with other words is still a repeat."""
    first = (await anna.say("bonjour", "update 7")).lines
    assert (await anna.say("english", "update 7")).lines == first


async def test_a_repeat_long_after_still_gets_the_first_answer(anna: Person) -> None:
    """The conversation has gone on since."""
    first = (await anna.say("bonjour", "update 7")).lines
    await anna.say("trouver de l'aide")
    assert (await anna.say("bonjour", "update 7")).lines == first


async def test_the_same_id_at_another_bot_is_another_update(house: House) -> None:
    """Two bots number their updates each on its own."""
    for bot in ("web", "families"):
        await Person(house.desk, bot=bot).say("bonjour", "update 7")
    assert await house.database.read(lambda s: s.scalar(select(func.count(InboxRow.id)))) == 2


async def test_a_forged_id_neither_silences_nor_tells(house: House, anna: Person) -> None:
    """Someone who uses another's update id is answered, and reads nothing of the other."""
    eve = Person(house.desk, "eve")
    await eve.say("bonjour", "update 7")
    await anna.say("j'ai besoin de Rouen", "update 7")
    assert (anna.lines[0].author, anna.lines[0].body.text) == ("person", "j'ai besoin de Rouen")
    assert await anna.log() != await eve.log()
    await eve.say("j'ai besoin de Rouen", "update 7")
    assert "j'ai besoin de Rouen" not in [text for _author, text in await eve.log()]


async def test_every_line_names_the_update_it_answers(house: House, anna: Person) -> None:
    """What a repeat gives back is found by that number."""
    await anna.say("bonjour")
    await anna.say("trouver de l'aide")
    rows = select(OutboxRow.inbox_id).order_by(OutboxRow.id)
    numbers = await house.database.read(lambda s: list(s.scalars(rows)))
    assert numbers == sorted(numbers, key=lambda number: number or 0)
    assert len(set(numbers)) == 2
