"""A large directory's shelf in a folder: made once for an edition, then only read.

The folder is derived data: it may be thrown away at any time and is made again. What is in it
is checked by its sums when it is opened, so that half a folder is never taken for a whole one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TypedDict, cast
from zlib import crc32

from sqlalchemy.orm import Session

from resources_db.directory import arrangement_file, search_index
from resources_db.directory.arrangement import Arrangement
from resources_db.directory.editions import read_some
from resources_db.directory.places import Places
from resources_db.directory.search_index import SearchIndex
from resources_db.directory.shelf import Shelf
from resources_db.directory.staging import shown_ids
from resources_db.directory.terms import PublishAdvice, Resource, ResourceId

_ARRANGEMENT, _MANIFEST = "arrangement", "manifest.json"
_REMEMBERED = 512
"""Records kept at hand once read: some screens of cards."""
_BATCH = 500
_PIECE = 1 << 20


class Unusable(Exception):
    """The folder does not hold a whole shelf: it is to be made again. Says what is wrong."""


class _Manifest(TypedDict):
    edition: int
    sums: dict[str, int]


class StoredRecords:
    """The records of an index that was written with them."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index
        self.at = lru_cache(_REMEMBERED)(index.record)
        """The record of a number."""

    def __len__(self) -> int:
        return len(self._index)

    def __iter__(self) -> Iterator[Resource]:
        return (self._index.record(number) for number in range(len(self)))

    def number_of(self, id_: ResourceId, /) -> int | None:
        return next(iter(self._index.having(search_index.ID, id_, limit=1)), None)


def shown_in_order(session: Session, edition: int) -> Iterator[Resource]:
    """What the shown edition may show, in the order of ids, whatever the database sorts by."""
    ids = iter(sorted(shown_ids(session)))
    while some := list(islice(ids, _BATCH)):
        found = read_some(session, edition, some)
        records = (found[id_] for id_ in some if id_ in found)
        yield from (record for record in records if record.advice is not PublishAdvice.NEVER)


def write(folder: Path, edition: int, records: Iterable[Resource], places: Places) -> None:
    """Make the shelf in an empty folder. Raises ``OSError`` or ``ValueError`` when it cannot."""
    index = SearchIndex.write(folder, records, places)
    arranged = Arrangement.of(StoredRecords(index))
    (folder / _ARRANGEMENT).write_bytes(arrangement_file.dump(arranged))
    manifest = _Manifest(edition=edition, sums=_sums(folder))
    (folder / _MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")


def in_memory(
    edition: int, records: Iterable[Resource], places: Places
) -> tuple[Shelf, SearchIndex]:
    """The same without a folder, where the disk cannot be written."""
    index = SearchIndex.of(records, places, kept=True)
    stored = StoredRecords(index)
    return Shelf.stored(edition, stored, Arrangement.of(stored)), index


def open_shelf(folder: Path) -> tuple[Shelf, SearchIndex]:
    """The shelf of a folder. Raises :class:`Unusable`."""
    try:
        text = (folder / _MANIFEST).read_text(encoding="utf-8")
        manifest = cast("_Manifest", json.loads(text))
        if manifest["sums"] != _sums(folder):
            raise Unusable("a file is not as it was written")
        index = SearchIndex.open(folder)
        arranged = arrangement_file.load((folder / _ARRANGEMENT).read_bytes())
        return Shelf.stored(manifest["edition"], StoredRecords(index), arranged), index
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Unusable(type(error).__name__) from error


def _sums(folder: Path) -> dict[str, int]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {str(path.relative_to(folder)): _sum(path) for path in files if path.name != _MANIFEST}


def _sum(path: Path) -> int:
    total = 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            total = crc32(piece, total)
    return total
