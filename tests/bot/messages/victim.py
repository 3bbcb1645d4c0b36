"""An assistant that gets killed, in a process of its own.

``python -m tests.bot.messages.victim`` reads one *life* a line: database, folder, number, and
where to die. Each is lived by a fresh process (a fork of one that has only imported modules and
read words, which saves a second each), and answered by its return code.

A life takes up where the one before it ended, as ``accroche serve`` would: what a dead process
held is free again (SQLite), or has lapsed since (PostgreSQL: each life's clock is an hour ahead
of the last one's). It offers every update that was not acknowledged, and the last acknowledged
ones once more, delivers what is due, and ends.
"""

from __future__ import annotations

import asyncio
import gc
import importlib
import json
import os
import sys
import traceback
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy.orm import Session, configure_mappers

from bot import killpoints
from bot.channels.port import Incoming, Sent
from bot.clock import system_clock
from bot.library import CATALOGS, WORD_LISTS, Library
from bot.messages.body import Body
from bot.messages.desk import MessageDesk
from bot.rendering.catalogs import Catalogs
from conversations.understanding.knowledge import Knowledge, NoPlaces
from conversations.understanding.lexicon import SPELLING, Lexicon
from conversations.understanding.towns import Towns
from resources_db.directory.places import Places
from resources_db.directory.searching import Searcher
from resources_db.directory.shelf import Shelf
from resources_db.directory.taxonomy import kinds, needs
from resources_db.messages.inbox import forget_claims
from resources_db.storage import leases
from resources_db.storage.database import Database
from resources_db.storage.keys import load_or_create
from tests.bot.messages.house import CHAT, Builder, House
from tests.bot.messages.person import said

PERSONS = ("anna", "bilal", "chloe")
_REPORT = ("trouver de l'aide", "1", "1", "je préfère ne pas dire", "signaler une erreur", "1", "1")
SCRIPT = (
    *("bonjour", "english", "français"), *_REPORT, *("english", "français"), *_REPORT,
    *("english", "français"),
)  # fmt: skip
"""What each person writes, in order: two mistakes are reported, the language changes six times."""
OFFERED_AGAIN = 2
"""Acknowledged updates that are offered once more: the acknowledgement may have been lost."""


@dataclass(frozen=True)
class Notebook:
    """A channel that writes what it delivers to the disk."""

    file: Path
    run: int

    async def deliver(self, address: str, body: Body, *, again: bool) -> Sent:
        """Delivered once this line is on the disk."""
        _append(self.file, json.dumps([self.run, address, again, body.text]))
        return Sent()


@dataclass(frozen=True)
class Life:
    """What one process is to do."""

    url: str
    folder: str
    number: int
    fuse: str
    """« point:n », where it dies; empty when it is left in peace."""


def ready() -> None:
    """Do beforehand what each fork would do again, and share what is held with all of them."""
    configure_mappers()
    gc.freeze()


def serve(library: Library) -> None:
    """Live each life that is asked for, one after the other."""
    ready()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os._exit(_lived(Life(*json.loads(line)), library))
        _child, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _lived(life: Life, library: Library) -> int:
    os.environ[killpoints.VARIABLE] = life.fuse
    importlib.reload(killpoints)  # it reads its variable when it is imported
    try:
        asyncio.run(live(life, library))
    except BaseException:  # noqa: BLE001 -- told to the test, which wants silence
        traceback.print_exc()
        return 1
    return 0


async def live(life: Life, library: Library) -> None:
    """One life, to its end or to its death."""
    folder, run = Path(life.folder), life.number
    with Database.open(life.url, load_or_create(folder / "keys.json")) as database:
        if database.dialect == "sqlite":
            await database.write(_free_everything)
        builder = Builder(library, lambda: system_clock() + timedelta(hours=run))
        house = builder.house(database, {CHAT: Notebook(folder / "delivered", run)})
        delivery = asyncio.create_task(house.sender.deliver_when_woken())
        await house.metronome.sweep()
        await _feed_everyone(house, folder)
        await house.sender.deliver_due()
        delivery.cancel()


async def _feed_everyone(house: House, folder: Path) -> None:
    await asyncio.gather(*(_feed(house.desk, person, folder / person) for person in PERSONS))


async def _feed(desk: MessageDesk, person: str, acknowledged: Path) -> None:
    """Offer a person's updates one after the other, as a channel does."""
    done = _lines(acknowledged)
    for number in range(max(0, done - OFFERED_AGAIN), len(SCRIPT)):
        update = f"{person} {number}"
        await desk.receive(Incoming(CHAT, update, person, said(SCRIPT[number])))
        if number >= done:
            _append(acknowledged, update)


def _lines(file: Path) -> int:
    return len(file.read_text().splitlines()) if file.exists() else 0


def _append(file: Path, line: str) -> None:
    with file.open("a") as written:
        written.write(line + "\n")
        written.flush()
        os.fsync(written.fileno())


def _free_everything(session: Session) -> None:
    forget_claims(session)
    leases.release_all(session)


def small_library() -> Library:
    """The words of the commands and buttons only, so that a run starts at once."""
    catalogs = Catalogs.load(CATALOGS)
    spelling = {SPELLING: (WORD_LISTS / SPELLING).read_text("utf-8")}
    lexicon = Lexicon.from_data(spelling, needs().values())
    knowledge = Knowledge(Towns(()), lexicon, needs(), NoPlaces(), catalogs.languages)
    shelf, places = Shelf(-1, ()), Places(())
    searcher = Searcher(shelf, places)
    return Library(shelf, searcher, places, needs(), kinds(), knowledge, catalogs)


if __name__ == "__main__":
    serve(small_library())
