"""What a conversation leaves behind: nothing in clear, nothing once it is erased."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from bot.messages import turns
from conversations.dialogues.house import DIALOGUES
from conversations.engine import Definition
from conversations.journal import Json
from conversations.steps import Dialogue, Ending
from resources_db.messages.tables import InboxRow, ThreadRow
from resources_db.storage.all_tables import all_tables
from resources_db.storage.database import Database
from tests.bot.messages.house import House
from tests.bot.messages.person import Person

PLANTED = "Zanzibulle"
"""A word that nothing but a person's message holds."""
TOWN, INSEE_CODE = "yvetot", "76758"
"""A town that the directory of these tests does not name."""
ADDRESS = "the-secret-of-a-session"
STORY = (
    f"bonjour, je m'appelle {PLANTED}",
    "trouver de l'aide",
    f"{PLANTED} est souvent absent",
    TOWN,
    "signaler une erreur",
    "1",
    "4",
    f"{PLANTED} dit que c'est faux",
    "trouver de l'aide",
    "1",
)


def everything(session: Session) -> Iterator[str]:
    """Every value of every table, decrypted, with its place."""
    for table in all_tables().sorted_tables:
        for row in session.execute(select(table)).mappings():
            yield from (f"{table.name}.{name}: {value!r}" for name, value in row.items())


def holding(database: Database, word: str) -> list[str]:
    """Where a word is, once everything is decrypted."""
    found = database.read_now(lambda s: [it for it in everything(s) if word in it])
    return sorted({place.partition(":")[0] for place in found})


async def tell(anna: Person) -> None:
    """A whole conversation, a search left open at its end."""
    for words in STORY:
        await anna.say(words)


async def test_an_erased_conversation_is_gone(
    house: House, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No table holds a word of it, not even of what was set aside (R29)."""

    def broken(_start: Json) -> Dialogue[Ending]:
        raise LookupError("a bug")

    monkeypatch.setattr(turns, "DIALOGUES", {**DIALOGUES, "emergency": Definition("e", broken)})
    await tell(anna)
    await anna.say(f"{PLANTED} veut mourir")
    assert set(holding(house.database, PLANTED)) >= {"inbox.raw", "notes.words", "outbox.body"}
    await anna.say("arrêter")
    await anna.press("Oui, effacer")
    assert anna.sees == ["C'est effacé. Écrivez-moi quand vous voulez."]
    assert holding(house.database, PLANTED) == []
    assert [author for author, _text in await anna.log()] == ["person", "assistant"]


async def test_erasing_ones_own_leaves_the_others(house: House, anna: Person) -> None:
    """Nobody else's conversation is touched."""
    bilal = Person(house.desk, "bilal")
    await tell(anna)
    await tell(bilal)
    before = await bilal.log()
    await (await anna.say("arrêter")).press("Oui, effacer")
    assert await bilal.log() == before
    assert (await bilal.say(TOWN)).sees


async def test_a_conversation_starts_again_after_it_was_erased(anna: Person) -> None:
    """The address is still known, in its language."""
    await anna.say("english")
    await (await anna.say("stop")).press("Yes, erase it")
    await anna.say("hello")
    assert any("What would you like to do" in text for text in anna.sees)


async def test_the_inbox_keeps_no_content(house: House, anna: Person) -> None:
    """Once an update has had its turn, what it said is in the log only."""
    await tell(anna)
    raws = await house.database.read(lambda s: set(s.scalars(select(InboxRow.raw))))
    assert raws == {None}


async def test_journals_hold_codes_only(house: House, anna: Person) -> None:
    """Neither start values nor journals know the words of a person."""
    await tell(anna)
    assert not {"threads.start", "threads.journal"} & set(holding(house.database, PLANTED))
    open_ones = select(ThreadRow.journal).where(ThreadRow.ended.is_(False))
    journals = await house.database.read(lambda s: s.scalars(open_ones).all())
    assert journals == [[["need", "school"]]]


async def test_an_ended_thread_keeps_nothing(house: House, anna: Person) -> None:
    """Its start values and its journal go when it ends."""
    await tell(anna)
    await anna.press("Arrêter")
    ended = select(ThreadRow.start, ThreadRow.journal).where(ThreadRow.ended.is_(True))
    kept = await house.database.read(lambda s: [tuple(row) for row in s.execute(ended)])
    assert kept == [(None, [])] * len(kept)
    assert len(kept) > 1


async def test_nothing_is_in_clear_on_the_disk(house: House) -> None:
    """Neither words, nor towns, nor the address can be read in what the database stores."""
    writer = Person(house.desk, ADDRESS)
    await tell(writer)
    disk = b"".join(stored(house.database))
    assert b"find_help" in disk, "this reads what is stored"
    for word in (PLANTED, TOWN, TOWN.capitalize(), f'"{INSEE_CODE}"', "bonjour", ADDRESS):
        assert word.encode() not in disk, word


def stored(database: Database) -> Iterator[bytes]:
    """Every value as it is stored, not decrypted; of SQLite, also the files as they are."""
    for table in all_tables().tables:
        for value in database.read_now(partial(_values, table)):
            yield value if isinstance(value, bytes) else str(value).encode()
    if database.dialect == "sqlite":
        file = Path(str(database.url.database))
        yield from (path.read_bytes() for path in file.parent.glob(f"{file.name}*"))


def _values(table: str, session: Session) -> list[object]:
    rows = session.execute(text(f"SELECT * FROM {table}"))
    return [value for row in rows for value in row]
