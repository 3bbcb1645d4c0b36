"""A message that we cannot handle neither stops the next ones nor is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select, text

from bot.messages import turns
from bot.messages.draining import MOST_FAILURES
from conversations.dialogues.house import DIALOGUES
from conversations.engine import Definition
from conversations.journal import Json
from conversations.steps import Dialogue, Ending, Rest, Say
from conversations.texts import Text
from resources_db.messages.tables import InboxRow
from resources_db.tasks.opening import UPDATE_SET_ASIDE, open_tasks
from tests.bot.messages.dying import store_and_die
from tests.bot.messages.house import Builder, House
from tests.bot.messages.person import Person, said

Plant = Callable[[int], list[int]]


@pytest.fixture
def plant(monkeypatch: pytest.MonkeyPatch) -> Plant:
    """A dialogue with a bug, in place of the emergency one: it fails so many times."""

    def planted(failures: int) -> list[int]:
        begun: list[int] = []

        def begin(_start: Json) -> Dialogue[Ending]:
            begun.append(1)
            if len(begun) <= failures:
                raise LookupError("a bug")
            yield Say(Text("Enfin."))
            return Rest()

        broken = {"emergency": Definition("emergency", begin)}
        monkeypatch.setattr(turns, "DIALOGUES", {**DIALOGUES, **broken})
        return begun

    return planted


async def test_it_is_set_aside_with_an_apology_and_a_task(
    house: House, anna: Person, plant: Plant
) -> None:
    """After a few tries: the person is told kindly, the administrator gets the raw update."""
    begun = plant(99)
    await anna.say("bonjour")
    await anna.say("numéros d'urgence")
    assert len(begun) == MOST_FAILURES
    assert anna.sees == [turns.SET_ASIDE.msgid]
    row = await house.database.read(
        lambda s: s.execute(select(InboxRow).where(InboxRow.state == "aside")).scalar_one()
    )
    assert row.raw == said("numéros d'urgence")
    tasks = await house.database.read(open_tasks)
    assert [(task.kind, task.update) for task in tasks] == [(UPDATE_SET_ASIDE, row.id)]


async def test_the_next_message_passes(anna: Person, plant: Plant) -> None:
    """And finds the conversation where it stood."""
    plant(99)
    await anna.say("bonjour")
    await anna.say("numéros d'urgence")
    await anna.say("trouver de l'aide")
    assert anna.sees == ["De quoi avez-vous besoin ? Choisissez, ou écrivez avec vos mots."]


async def test_a_damaged_row_is_set_aside(house: House, anna: Person) -> None:
    """An update that can no longer be deciphered is not tried for ever, nor in anyone's way."""
    await anna.say("bonjour")
    row = (await store_and_die(house, anna, "numéros d'urgence")).row
    damage = text("UPDATE inbox SET raw = :junk WHERE id = :row")
    await house.database.write(lambda s: s.execute(damage, {"junk": b"junk", "row": row}))
    await house.drains.take_over()
    assert (await anna.log())[-1] == ("assistant", turns.SET_ASIDE.msgid)
    tasks = await house.database.read(open_tasks)
    assert [(task.kind, task.update) for task in tasks] == [(UPDATE_SET_ASIDE, row)]


async def test_a_passing_failure_leaves_no_trace(house: House, anna: Person, plant: Plant) -> None:
    """A turn that succeeds at its second try is an ordinary turn."""
    plant(1)
    await anna.say("bonjour")
    await anna.say("numéros d'urgence")
    assert anna.sees[-1] == "Enfin."
    assert await house.database.read(open_tasks) == []


async def test_a_repeat_of_it_gets_the_apology(anna: Person, plant: Plant) -> None:
    """The channel that sends it again is not left waiting, and nothing is tried again."""
    begun = plant(99)
    await anna.say("bonjour")
    first = (await anna.say("numéros d'urgence", "update 7")).lines
    assert (await anna.say("numéros d'urgence", "update 7")).lines == first
    assert len(begun) == MOST_FAILURES


async def test_an_update_of_a_bot_that_is_gone_stops_nobody(house: House, builder: Builder) -> None:
    """A bot taken out of the settings: its updates wait for it, everyone else's go on."""
    with_more = {**builder.bots, "staff": builder.bots["web"]}
    before = Builder(builder.library, builder.clock, bots=with_more).house(house.database)
    await store_and_die(before, Person(before.desk, "zoe", bot="staff"), "bonjour")
    await store_and_die(house, Person(house.desk, "anna"), "bonjour")
    assert await house.drains.take_over() == 1
    assert len(await house.desk.log("web", "anna")) > 1
    assert await before.drains.take_over() == 1
