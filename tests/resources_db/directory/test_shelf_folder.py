"""A large directory's shelf in a folder answers as the one in memory, or says it is damaged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from resources_db.actions import Actor, Done, Role
from resources_db.directory import shelf_folder, staging
from resources_db.directory.actions import PublishEdition
from resources_db.directory.finding import ages_matter, find, lines
from resources_db.directory.places import Places
from resources_db.directory.search_query import Wanted
from resources_db.directory.searching import Question, Searcher
from resources_db.directory.shelf import Shelf
from resources_db.directory.shelf_folder import Unusable, shown_in_order
from resources_db.directory.shelf_key import key_of
from resources_db.directory.taxonomy import needs
from resources_db.directory.terms import Audience, PublishAdvice, Resource, ResourceId
from resources_db.door import perform
from resources_db.storage.database import Database
from tests.resources_db.directory import towns
from tests.resources_db.directory.made_up import a_resource

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
TEXTS = ("mission locale", "mision localle rouen", "MDA", "3018", "boule au ventre", "centre")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, shelf: Shelf, places: Places) -> Path:
    """The shipped directory in a folder, as a large one would be."""
    folder = tmp_path_factory.mktemp("shelf")
    records = (shelf.records.at(number) for number in range(len(shelf)))
    shelf_folder.write(folder, 7, records, places)
    return folder


def test_it_answers_as_the_one_in_memory(
    folder: Path, shelf: Shelf, searcher: Searcher, places: Places
) -> None:
    """Same records, same finding, same search, same order."""
    stored, index = shelf_folder.open_shelf(folder)
    assert (stored.edition, len(stored)) == (7, len(shelf))
    assert sorted(stored, key=lambda r: r.id) == sorted(shelf, key=lambda r: r.id)
    assert stored.get(ResourceId("nobody")) is None
    for need in needs():
        for audience in Audience:
            found = [
                find(one, places, need, near=towns.ROUEN, age=15, audience=audience)
                for one in (stored, shelf)
            ]
            assert found[0] == found[1]
        assert ages_matter(stored, need) == ages_matter(shelf, need)
    assert lines(stored, Audience.YOUNG) == lines(shelf, Audience.YOUNG)
    other = Searcher(stored, places, index)
    for text in TEXTS:
        question = Question(text, towns.ROUEN, wanted=Wanted(audience=Audience.SCHOOL))
        assert other.page(question, limit=50) == searcher.page(question, limit=50)


def test_without_a_disk_it_is_made_in_memory(shelf: Shelf, places: Places) -> None:
    """The records are read from the index, as from a folder."""
    records = (shelf.records.at(number) for number in range(len(shelf)))
    stored, _ = shelf_folder.in_memory(3, records, places)
    assert sorted(stored, key=lambda r: r.id) == sorted(shelf, key=lambda r: r.id)


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _flip(path: Path) -> None:
    held = bytearray(path.read_bytes())
    held[len(held) // 2] ^= 1
    path.write_bytes(held)


@pytest.mark.parametrize("harm", [_truncate, _flip, Path.unlink])
@pytest.mark.parametrize(
    "which", ["manifest.json", "arrangement", "records/*.store", "words/*.term"]
)
def test_a_damaged_folder_is_never_taken_for_a_whole_one(
    tmp_path: Path, places: Places, which: str, harm: Callable[[Path], None]
) -> None:
    """A byte lost, a bit changed, a file gone: it is to be made again."""
    shelf_folder.write(tmp_path, 1, [a_resource()], places)
    shelf_folder.open_shelf(tmp_path)
    harm(next(tmp_path.glob(which)))
    with pytest.raises(Unusable):
        shelf_folder.open_shelf(tmp_path)


def test_an_empty_directory_has_a_folder_too(tmp_path: Path, places: Places) -> None:
    """Nothing is found, and nothing fails."""
    shelf_folder.write(tmp_path, 1, [], places)
    stored, index = shelf_folder.open_shelf(tmp_path)
    assert list(stored) == []
    assert Searcher(stored, places, index).search("mission locale") == []


def test_both_databases_give_the_records_in_one_order(database: Database) -> None:
    """By id, as Python compares: PostgreSQL's own order depends on its locale."""
    ids = ["b-2", "B-1", "a_1", "a-10", "a-9", "A-1", "a.1", "a:1"]
    edition = _publish(database, *(a_resource(id_) for id_ in ids))
    hidden = a_resource("a-0")
    _publish(database, *(a_resource(id_) for id_ in ids), _never(hidden))
    found = database.read_now(lambda s: [r.id for r in shown_in_order(s, edition + 1)])
    assert found == sorted(ids)


def test_a_key_is_of_one_edition_of_one_database(database: Database) -> None:
    """Another edition has another key; the same has the same."""
    first = _publish(database, a_resource())
    second = _publish(database, a_resource(nom="Autre"))
    keys = database.read_now(lambda s: [key_of(s, first), key_of(s, second), key_of(s, second)])
    assert keys[0] != keys[1] == keys[2]


def _never(resource: Resource) -> Resource:
    return replace(resource, advice=PublishAdvice.NEVER)


def _publish(database: Database, *resources: Resource) -> int:
    edition = database.write_now(lambda s: staging.stage(s, resources, "essai", NOON))
    editor = Actor(frozenset({Role.EDITOR}))
    done = database.write_now(lambda s: perform(s, editor, PublishEdition(edition), NOON))
    assert done == Done(edition)
    return edition
