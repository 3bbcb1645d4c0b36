"""A page reads its own conversation, with a cursor."""

from __future__ import annotations

from tests.bot.messages.house import House
from tests.bot.messages.person import Person


async def test_the_log_holds_both_voices_in_order(house: House, anna: Person) -> None:
    """What each turn added, one after the other."""
    first = (await anna.say("bonjour")).lines
    second = (await anna.say("trouver de l'aide")).lines
    assert await house.desk.log("web", "anna") == [*first, *second]
    assert [line.author for line in second] == ["person", "assistant"]


async def test_a_cursor_gives_what_is_new(house: House, anna: Person) -> None:
    """The last line's number is enough to read on; at the end there is nothing."""
    first = (await anna.say("bonjour")).lines
    second = (await anna.say("trouver de l'aide")).lines
    assert await house.desk.log("web", "anna", after=first[-1].id) == second
    assert await house.desk.log("web", "anna", after=second[-1].id) == []


async def test_a_stranger_has_no_log_and_is_not_known(house: House, anna: Person) -> None:
    """Looking does not make an address known."""
    assert await house.desk.log("web", "anna") == []
    assert not await house.desk.knows("web", "anna")
    await anna.say("bonjour")
    assert await house.desk.knows("web", "anna")
    assert not await house.desk.knows("families", "anna")


async def test_a_pushed_channel_does_not_echo(house: House) -> None:
    """A messenger shows the person's own words itself: only answers are posted there."""
    bilal = await Person(house.desk, "bilal", bot="families").say("bonjour")
    assert {line.author for line in bilal.lines} == {"assistant"}
