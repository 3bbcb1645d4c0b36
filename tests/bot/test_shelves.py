"""A large directory is arranged in a folder, once, while the chat goes on answering."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest

from bot.library import Librarian
from bot.shelves import Held, Shelves, make_ready
from resources_db.actions import Actor, Done, Role
from resources_db.directory import staging
from resources_db.directory.actions import PublishEdition
from resources_db.directory.places import Places
from resources_db.directory.terms import Resource, ResourceId
from resources_db.door import perform
from resources_db.storage.database import Database
from resources_db.storage.errors import StorageUnavailable
from tests.resources_db.directory.made_up import a_resource

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
NO_PLACES = Places(())
FIRST, SECOND = a_resource("x-1", "Maison des Lilas"), a_resource("x-2", "Atelier du Port")


def publish(database: Database, *resources: Resource) -> int:
    """Show these records and no others."""
    edition = database.write_now(lambda s: staging.stage(s, resources, "essai", NOON))
    editor = Actor(frozenset({Role.EDITOR}))
    done = database.write_now(lambda s: perform(s, editor, PublishEdition(edition), NOON))
    assert done == Done(edition)
    return edition


def ids(held: Held) -> list[str]:
    """What is on a shelf."""
    return sorted(record.id for record in held.shelf)


def shelves_in(folder: Path) -> list[Path]:
    """The shelves that a folder holds."""
    return [path for path in folder.iterdir() if path.is_dir()]


def test_a_small_directory_needs_no_folder(database: Database, tmp_path: Path) -> None:
    """It stays in memory, and nothing is written."""
    publish(database, FIRST)
    held = database.read_now(Shelves(NO_PLACES, tmp_path / "shelf").present)
    assert ids(held) == ["x-1"]
    assert not (tmp_path / "shelf").exists()


def test_an_empty_database_has_an_empty_shelf(database: Database, tmp_path: Path) -> None:
    """Before the first import nothing is found, and nothing fails."""
    held = database.read_now(Shelves(NO_PLACES, tmp_path / "shelf", large=0).present)
    assert ids(held) == []


def test_a_large_one_is_made_once(database: Database, tmp_path: Path) -> None:
    """The second opening reads what the first made; an older edition's shelf goes."""
    shelves = Shelves(NO_PLACES, tmp_path / "shelf", large=1)
    publish(database, FIRST)
    assert ids(database.read_now(shelves.present)) == ["x-1"]
    [made] = shelves_in(tmp_path / "shelf")
    written = (made / "manifest.json").stat().st_mtime_ns
    assert ids(database.read_now(shelves.present)) == ["x-1"]
    assert (made / "manifest.json").stat().st_mtime_ns == written
    publish(database, FIRST, SECOND)
    assert ids(database.read_now(shelves.present)) == ["x-1", "x-2"]
    assert shelves_in(tmp_path / "shelf") != [made]
    assert len(shelves_in(tmp_path / "shelf")) == 1


def test_several_processes_share_one(database: Database, tmp_path: Path) -> None:
    """Who comes while it is made waits, and takes it."""
    publish(database, FIRST, SECOND)
    everyone = [Shelves(NO_PLACES, tmp_path / "shelf", large=1) for _ in range(3)]

    def present(shelves: Shelves) -> Held:
        return database.read_now(shelves.present)

    with ThreadPoolExecutor() as threads:
        found = list(threads.map(present, everyone))
    assert [ids(held) for held in found] == [["x-1", "x-2"]] * 3
    assert len(shelves_in(tmp_path / "shelf")) == 1


def test_a_damaged_one_is_made_again(
    database: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """With a line in the log; what an interrupted making left goes too."""
    shelves = Shelves(NO_PLACES, tmp_path / "shelf", large=1)
    publish(database, FIRST)
    database.read_now(shelves.present)
    [made] = shelves_in(tmp_path / "shelf")
    (made / "arrangement").write_bytes(b"?")
    (tmp_path / "shelf" / "making-x").mkdir()
    with caplog.at_level(logging.WARNING, logger="accroche"):
        assert ids(database.read_now(shelves.present)) == ["x-1"]
    assert [line.message for line in caplog.records] == ["shelf.damaged"]
    assert shelves_in(tmp_path / "shelf") == [made]


def test_without_a_disk_it_is_held_in_memory(
    database: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A disk that is full or read-only: a line in the log, and the same answers."""
    (tmp_path / "shelf").write_text("not a folder")
    shelves = Shelves(NO_PLACES, tmp_path / "shelf", large=1)
    publish(database, FIRST, SECOND)
    with caplog.at_level(logging.WARNING, logger="accroche"):
        held = database.read_now(shelves.present)
    assert ids(held) == ["x-1", "x-2"]
    assert [line.message for line in caplog.records] == ["shelf.in_memory"]


class Renewing:
    """Makes a shelf again when the test lets it."""

    def __init__(self, database: Database) -> None:
        self.may, self.done = Event(), Event()
        self._database = database

    def __call__(self, shelves: Shelves) -> Held:
        assert self.may.wait(10)
        try:
            return self._database.read_now(shelves.present)
        finally:
            self.done.set()


@pytest.fixture
def open_librarian(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Renewing], Librarian]:
    """Opens a librarian for whom one record is a large directory."""
    monkeypatch.setattr("bot.library.Shelves", _AlwaysLarge)
    return lambda renewing: database.read_now(
        lambda session: Librarian.open(session, folder=tmp_path / "shelf", renew=renewing)
    )


def _AlwaysLarge(places: Places, folder: Path | None) -> Shelves:  # noqa: N802 - stands for a class
    return Shelves(places, folder, large=1)


def _found(librarian: Librarian, text: str) -> list[str]:
    return [hit.id for hit in librarian.present.searcher.search(text)]


def test_a_correction_is_shown_at_once(
    database: Database, open_librarian: Callable[[Renewing], Librarian]
) -> None:
    """Before the new shelf is there, cards have the new facts, and what went is gone."""
    publish(database, FIRST, SECOND)
    renewing = Renewing(database)
    librarian = open_librarian(renewing)
    edition = publish(database, replace(FIRST, nom="Maison des Iris", telephone="3018"))
    library = database.read_now(librarian.library)
    assert library.shelf.edition == edition
    corrected = library.record("x-1")
    assert corrected is not None
    assert (corrected.nom, corrected.telephone) == ("Maison des Iris", "3018")
    assert library.record("x-2") is None
    assert _found(librarian, "lilas") == ["x-1"]
    renewing.may.set()
    assert renewing.done.wait(10)
    _until(lambda: _found(librarian, "iris") == ["x-1"])
    assert _found(librarian, "lilas") == []


def test_a_whole_import_waits_for_its_shelf(
    database: Database,
    open_librarian: Callable[[Renewing], Librarian],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The old directory answers meanwhile, whole, and the new one takes its place at once."""
    monkeypatch.setattr("bot.library._FEW", 0)
    publish(database, FIRST)
    renewing = Renewing(database)
    librarian = open_librarian(renewing)
    publish(database, SECOND)
    assert database.read_now(librarian.library).record("x-1") == FIRST
    renewing.may.set()
    assert renewing.done.wait(10)
    _until(lambda: _found(librarian, "atelier") == ["x-2"])
    assert database.read_now(librarian.library).record("x-1") is None


def test_a_making_that_fails_is_tried_again(
    database: Database,
    open_librarian: Callable[[Renewing], Librarian],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A line in the log; the old shelf answers, and the next message asks again."""
    publish(database, FIRST)
    tried = Event()

    class Failing(Renewing):
        def __call__(self, shelves: Shelves) -> Held:
            tried.set()
            raise StorageUnavailable("gone")

    librarian = open_librarian(Failing(database))
    publish(database, FIRST, SECOND)
    with caplog.at_level(logging.WARNING, logger="accroche"):
        database.read_now(librarian.library)
        assert tried.wait(10)
        _until(lambda: "shelf.not_renewed" in [line.message for line in caplog.records])
    assert librarian.present.record("x-1") == FIRST


@pytest.mark.slow
def test_another_process_makes_it(tmp_path: Path, bare_environment: None) -> None:
    """``python -m bot.shelves`` fills the folder that the assistant then opens."""
    from bot.doctor_search import examine_search
    from bot.installation import open_database
    from bot.settings_reading import read_settings
    from bot.shelves import LARGE, folder_of

    settings = read_settings(var_dir=tmp_path / "var", env_file=tmp_path / "none")
    settings.var_dir.mkdir()
    with open_database(settings) as database:
        publish(database, *(a_resource(f"x-{number}") for number in range(LARGE)))
        assert "n'est pas prêt" in str(examine_search(settings, database))
        assert make_ready(settings, database)
        shelves = Shelves(NO_PLACES, folder_of(settings))
        said = str(examine_search(settings, database))
        held = database.read_now(shelves.at_hand)
    assert said.startswith("bien    Recherche : l'index est prêt")
    assert held is not None
    assert len(held.shelf) == LARGE
    assert held.shelf.get(ResourceId("x-7")) is not None


def _until(holds: Callable[[], bool]) -> None:
    """Wait for another thread, which is about to finish."""
    for _ in range(1000):
        if holds():
            return
        Event().wait(0.01)
    pytest.fail("it never came to be")
