"""What finding must know of every record, in a few bytes each.

A directory of 150,000 services holds in some megabytes, instead of the gigabyte that its
records take as Python objects. The records themselves are read when their cards are worded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntFlag
from struct import Struct

from resources_db.directory.terms import KindCode, NeedCode, Reach, Resource

_ROW = Struct("<QHHBBhh")
"""Needs (a bit each), kind, marks, first need, reach, lowest and highest age."""
_REACHES = tuple(Reach)
_NO_LIMIT, _OLDEST = -1, 999


class Marks(IntFlag):
    """What is true of a record, and tells whether and when it is shown."""

    REMOTE = 1
    """A line or a site: it serves wherever the person is."""
    CONTACT = 2
    """Its card gives a way to reach it."""
    TELEPHONE = 4
    FAMILIES = 8
    """Families may open this door themselves."""
    SURE = 16
    """It may be shown without a word of caution."""
    GENERIC = 32
    """A kind of place rather than a place one could go to."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record, as far as choosing and ordering need it."""

    number: int
    """Its place in the order of the ids: the last word between equals."""
    kind: KindCode
    first_need: NeedCode
    reach: Reach
    age_min: int | None
    age_max: int | None
    marks: Marks


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of all records, packed. Never changes once made."""

    kinds: tuple[KindCode, ...]
    needs: tuple[NeedCode, ...]
    rows: bytes

    @classmethod
    def of(cls, marked: Iterable[tuple[Resource, Marks]]) -> Entries:
        """The entries of records, in their order."""
        kinds: dict[KindCode, int] = {}
        needs: dict[NeedCode, int] = {}
        rows = bytearray()
        for resource, marks in marked:
            bits = [needs.setdefault(need, len(needs)) for need in resource.needs]
            rows += _ROW.pack(
                sum(1 << bit for bit in set(bits)),
                kinds.setdefault(resource.kind, len(kinds)),
                marks,
                bits[0] if bits else 0,
                _REACHES.index(resource.reach),
                _limit(resource.age_min),
                _limit(resource.age_max),
            )
        return cls(tuple(kinds), tuple(needs), bytes(rows))

    def __len__(self) -> int:
        return len(self.rows) // _ROW.size

    def __getitem__(self, number: int) -> Entry:
        _, kind, marks, first, reach, age_min, age_max = _ROW.unpack_from(
            self.rows, number * _ROW.size
        )
        return Entry(
            number,
            self.kinds[kind],
            self.needs[first] if self.needs else NeedCode(""),
            _REACHES[reach],
            None if age_min == _NO_LIMIT else age_min,
            None if age_max == _NO_LIMIT else age_max,
            Marks(marks),
        )

    def for_need(self, need: NeedCode, numbers: Iterable[int]) -> list[Entry]:
        """Of these records, the entries of those that help with a need."""
        if need not in self.needs:
            return []
        bit = 1 << self.needs.index(need)
        rows, size, unpack = self.rows, _ROW.size, _ROW.unpack_from
        return [self[number] for number in numbers if unpack(rows, number * size)[0] & bit]


def _limit(age: int | None) -> int:
    return _NO_LIMIT if age is None else min(max(age, 0), _OLDEST)
