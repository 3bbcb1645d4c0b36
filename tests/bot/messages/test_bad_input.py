"""Whatever arrives is answered, never set aside, and leaves a conversation that goes on."""

from __future__ import annotations

from sqlalchemy import select

from resources_db.messages.tables import InboxRow, OutboxRow, ThreadRow
from resources_db.tasks.opening import MISTAKE, open_tasks
from tests.bot.messages.house import House
from tests.bot.messages.person import Person, said
from tests.bot.web.bad_words import WORDS

MENU = "Que voulez-vous faire ? Choisissez, ou écrivez avec vos mots."
MORE_WORDS = {
    "spaces": " \t\n ",
    "numbers": "9" * 5_000,
    "one word": "a" * 100_000,
    "many words": "je " * 33_333,
    "many towns": "Rouen 76000 " * 8_333,
    "accents": "e" + "\u0301" * 5_000,
    "broken json in words": '{"text": ',
}
RAW = {
    "nothing": b"",
    "broken json": b'{"text": "bon',
    "not utf-8": b'{"text": "\xff\xfe\x80"}',
    "nul bytes": b"\0\0\0",
    "another shape": b'["text"]',
    "text is no text": b'{"text": 12}',
    "no text": b"{}",
    "json of a number": b"1e999",
    "endless number": b"1" * 10_000,
    "deeply nested": b"[" * 100_000,
    "nested in text": b'{"text": ' + b"[" * 100_000,
    "escaped surrogate": b'{"text": "\\ud800"}',
    "escaped nul": b'{"text": "\\u0000"}',
    "unknown language": b'{"text": "bonjour", "lang": "xx\\u0000"}',
    "both": b'{"text": "bonjour", "choice": "x"}',
}
UPDATES = {name: said(words) for name, words in (WORDS | MORE_WORDS).items()} | RAW


KEPT = WORDS | MORE_WORDS


async def test_as_the_first_message(house: House) -> None:
    """From people who have never written."""
    for name, raw in UPDATES.items():
        person = await Person(house.desk, name).send(raw)
        await goes_on(person)
    await nothing_went_wrong(house)


async def test_at_a_question(house: House) -> None:
    """In the middle of a search, where a town is awaited."""
    for name, raw in UPDATES.items():
        person = Person(house.desk, name)
        for text in ("trouver de l'aide", "1", "1"):
            await person.say(text)
        await goes_on(await person.send(raw))
    await nothing_went_wrong(house)


async def test_as_words_to_keep(house: House) -> None:
    """Where any words are taken as they are: they come back exactly so in the log."""
    report = ("trouver de l'aide", "1", "1", "1", "signaler une erreur", "1", "4")
    for name, words in KEPT.items():
        person = Person(house.desk, name)
        for text in report:
            await person.say(text)
        await person.say(words)
        assert (await person.log())[-len(person.lines)] == ("person", words), name
        await goes_on(person)
    await nothing_went_wrong(house)


async def goes_on(person: Person) -> None:
    """Answered, and the next message is fine."""
    assert person.sees, person.name
    await person.say("menu")
    assert person.sees == [MENU], person.name
    assert await person.log()


async def nothing_went_wrong(house: House) -> None:
    """Nothing was set aside, and every row can be read back."""
    states = await house.database.read(lambda s: set(s.scalars(select(InboxRow.state))))
    kinds = {task.kind for task in await house.database.read(open_tasks)}
    assert states == {"handled"}
    assert kinds <= {MISTAKE}
    assert await house.database.read(lambda s: s.scalars(select(OutboxRow)).all())
    assert await house.database.read(lambda s: s.scalars(select(ThreadRow)).all())
