"""What the tests of Telegram share."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.library import Library
from resources_db.directory.loading import load_facts
from resources_db.directory.shelf import Shelf
from resources_db.storage.database import Database
from resources_db.storage.keys import Keys
from resources_db.storage.migrate import migrate
from tests.bot.messages.house import START, publish
from tests.bot.telegram.kit import Assistant, Way, running
from tools.telegram_emulator.emulator import Emulator
from tools.telegram_emulator.person import Person

LIBRARIES = ("aiogram", "python-telegram-bot")


@pytest.fixture(scope="session")
def library() -> Library:
    """Every word and every commune, read once."""
    return Library.build(Shelf(-1, ()))


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory, keys: Keys) -> Path:
    """A SQLite file with a directory of a few resources, to be copied."""
    file = tmp_path_factory.mktemp("telegram") / "furnished.sqlite"
    migrate(f"sqlite:///{file}")
    shown = [it for it in load_facts() if "absenteisme" in it.needs][:12]
    with Database.open(f"sqlite:///{file}", keys) as opened:
        opened.write_now(lambda s: publish(s, shown, START))
    return file


@pytest.fixture
def database(furnished: Path, tmp_path: Path, keys: Keys) -> Iterator[Database]:
    """A database with a directory; the two kinds of database are compared elsewhere."""
    copy = shutil.copy(furnished, tmp_path / "telegram.sqlite")
    with Database.open(f"sqlite:///{copy}", keys) as opened:
        yield opened


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    """A Bot API of our own."""
    async with Emulator().listening() as listening:
        yield listening


@pytest.fixture(
    params=[(lib, mode) for lib in LIBRARIES for mode in ("polling", "webhook")], ids="-".join
)
def way(request: pytest.FixtureRequest) -> Way:
    """Each library, each way for updates to come."""
    return Way(*request.param)


@pytest.fixture(params=LIBRARIES)
def polling(request: pytest.FixtureRequest) -> Way:
    """Each library, by polling."""
    return Way(request.param, "polling")


@pytest.fixture
async def assistant(
    way: Way, emulator: Emulator, database: Database, library: Library
) -> AsyncIterator[Assistant]:
    """The assistant at work, once for each way."""
    async with running(way, emulator, database, library) as working:
        yield working


@pytest.fixture
def anna(assistant: Assistant) -> Person:
    """Someone who has never written before."""
    return assistant.person()
