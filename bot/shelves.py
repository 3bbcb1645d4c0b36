"""Where the directory's shelf comes from: memory for a small one, a folder for a large one.

The folder is next to the data, is shared by the processes of one machine (one makes, the others
wait for it), and may be thrown away: it is made again from the database. ``python -m
bot.shelves`` makes it and stops; the assistant starts that beside itself, so that the chat
keeps its processor and its memory while 150,000 records are read.
"""

from __future__ import annotations

import fcntl
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

from sqlalchemy.orm import Session

from bot.installation import open_database
from bot.logs import event
from bot.settings import HOME, Settings
from bot.settings_reading import read_settings
from resources_db.directory import shelf_folder
from resources_db.directory.communes import load_communes
from resources_db.directory.editions import current_edition
from resources_db.directory.places import Places
from resources_db.directory.record_access import in_order
from resources_db.directory.search_index import SearchIndex
from resources_db.directory.shelf import Shelf
from resources_db.directory.shelf_folder import Unusable, shown_in_order
from resources_db.directory.shelf_key import key_of
from resources_db.directory.tables import EditionRow
from resources_db.storage.database import Database

LARGE = 3_000
"""Records from which the shelf is kept in a folder; below, making it takes less than a second."""


class Held(NamedTuple):
    """A shelf, and the index to search it."""

    shelf: Shelf
    search: SearchIndex


@dataclass(frozen=True, slots=True)
class Shelves:
    """The shelves of an installation. ``folder`` None: everything in memory."""

    places: Places
    folder: Path | None = None
    large: int = LARGE

    def is_large(self, session: Session) -> bool:
        """Whether the edition that is shown belongs in the folder."""
        edition = current_edition(session)
        if self.folder is None or edition is None:
            return False
        return session.get_one(EditionRow, edition).count >= self.large

    def present(self, session: Session) -> Held:
        """The shelf of the edition that is shown, made when it was not yet."""
        if not self.is_large(session):
            shelf = Shelf.read(session)
            return Held(shelf, SearchIndex.of(in_order(shelf.records), self.places))
        try:
            return self._stored(session)
        except (OSError, ValueError) as error:
            event("shelf.in_memory", logging.WARNING, error=type(error).__name__)
            edition = current_edition(session) or 0
            records = shown_in_order(session, edition)
            return Held(*shelf_folder.in_memory(edition, records, self.places))

    def at_hand(self, session: Session) -> Held | None:
        """The stored shelf of the edition that is shown, if it is whole."""
        edition = current_edition(session)
        if self.folder is None or edition is None:
            return None
        path = self.folder / key_of(session, edition)
        try:
            return Held(*shelf_folder.open_shelf(path)) if path.is_dir() else None
        except Unusable as error:
            event("shelf.damaged", logging.WARNING, edition=edition, reason=str(error))
            return None

    def _stored(self, session: Session) -> Held:
        with self._alone():
            return self.at_hand(session) or self._made(session)

    def _made(self, session: Session) -> Held:
        """Made aside and then put in its place: nobody sees half of it."""
        edition = current_edition(session) or 0
        path = self._root / key_of(session, edition)
        event("shelf.making", edition=edition)
        aside = Path(mkdtemp(prefix="making-", dir=self._root))
        try:
            shelf_folder.write(aside, edition, shown_in_order(session, edition), self.places)
            self._keep_only(aside)
            aside.rename(path)
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)
            raise
        return Held(*shelf_folder.open_shelf(path))

    def _keep_only(self, kept: Path) -> None:
        """Older shelves go: who still reads one has it open, and keeps it to the end."""
        for path in self._root.iterdir():
            if path.is_dir() and path != kept:
                shutil.rmtree(path, ignore_errors=True)

    @contextmanager
    def _alone(self) -> Generator[None]:
        """Inside, no other process makes a shelf in this folder."""
        self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self._root / "making.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    @property
    def _root(self) -> Path:
        if self.folder is None:
            raise ValueError("Small directories have no folder.")
        return self.folder


def folder_of(settings: Settings) -> Path:
    """Where this installation keeps the shelf of a large directory."""
    return settings.var_dir / "shelf"


def make_beside(settings: Settings) -> bool:
    """Make the shelf of the present edition in another process; whether it could."""
    given = {"ACCROCHE_DATABASE_URL": settings.database_url, "ACCROCHE_VAR_DIR": settings.var_dir}
    environment = os.environ | {name: str(value) for name, value in given.items()}
    command = [sys.executable, "-m", "bot.shelves"]
    return subprocess.run(command, check=False, cwd=HOME, env=environment).returncode == 0


def make_ready(settings: Settings, database: Database) -> bool:
    """Whether what is shown can be searched at once: for a large directory, its shelf is made."""
    shelves = Shelves(Places(()), folder_of(settings))
    return not database.read_now(shelves.is_large) or make_beside(settings)


def renewal(settings: Settings, database: Database) -> Callable[[Shelves], Held]:
    """Makes the shelf of the present edition: beside us if that works, else in our memory."""

    def renew(shelves: Shelves) -> Held:
        if not make_beside(settings):
            event("shelf.not_made_beside", logging.WARNING)
        return database.read_now(shelves.present)

    return renew


def main() -> int:
    """Make the shelf of the edition that is shown, unless it is there."""
    settings = read_settings()
    shelves = Shelves(Places(load_communes()), folder_of(settings))
    with open_database(settings) as database:
        database.read_now(lambda session: shelves.is_large(session) and shelves.present(session))
    return 0


if __name__ == "__main__":
    sys.exit(main())
