"""An arrangement as bytes: a line of JSON that says what follows, then the arrays as they are.

For the machine that wrote it: numbers are in its own order of bytes.
"""

from __future__ import annotations

import json
from array import array
from typing import Literal, TypedDict, cast

from resources_db.directory.arrangement import Arrangement
from resources_db.directory.entries import Entries
from resources_db.directory.postings import Postings
from resources_db.directory.terms import KindCode, NeedCode


class _Head(TypedDict):
    kinds: list[KindCode]
    needs: list[NeedCode]
    aged: list[NeedCode]
    records: int
    rows: int
    """Bytes of the entries' rows."""
    postings: list[tuple[list[str], int]]
    """Of each: its keys, and how many numbers it has."""


def dump(arranged: Arrangement) -> bytes:
    """The bytes of an arrangement."""
    entries, all_postings = arranged.entries, arranged.all_postings()
    head = _Head(
        kinds=list(entries.kinds),
        needs=list(entries.needs),
        aged=list(arranged.aged),
        records=len(entries),
        rows=len(entries.rows),
        postings=[(list(held.keys), len(held.numbers)) for held in all_postings],
    )
    arrays = [entries.helps]
    arrays += [part for held in all_postings for part in (held.ends, held.numbers)]
    line = json.dumps(head, separators=(",", ":")).encode()
    return b"".join([line, b"\n", entries.rows, *(part.tobytes() for part in arrays)])


def load(held: bytes) -> Arrangement:
    """The arrangement of bytes that :func:`dump` made. Raises ``ValueError`` or ``KeyError``."""
    line, _, rest = held.partition(b"\n")
    head = cast("_Head", json.loads(line))
    left, rows = memoryview(rest)[head["rows"] :], rest[: head["rows"]]
    helps, left = _array("Q", head["records"], left)
    postings: list[Postings] = []
    for keys, count in head["postings"]:
        ends, left = _array("I", len(keys), left)
        numbers, left = _array("I", count, left)
        postings.append(Postings(tuple(keys), ends, numbers))
    entries = Entries(tuple(head["kinds"]), tuple(head["needs"]), helps, rows)
    communes, other_communes, departements, not_doors = postings
    return Arrangement(
        entries, communes, other_communes, departements, not_doors, tuple(head["aged"])
    )


def _array(code: Literal["I", "Q"], length: int, held: memoryview) -> tuple[array[int], memoryview]:
    """The array at the beginning of what is held, and the rest."""
    read = array(code)
    read.frombytes(held[: length * read.itemsize])
    return read, held[length * read.itemsize :]
