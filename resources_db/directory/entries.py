"""What finding must know of every record, in a few bytes each.

A directory of 150,000 services holds in some megabytes, instead of the gigabyte that its
records take as Python objects. The records themselves are read when their cards are worded.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from struct import Struct
from typing import Final, NamedTuple

from resources_db.directory.terms import KindCode, NeedCode, Reach, Resource

_ROW = Struct("<HHBBhh")
"""Kind, marks, first need, reach, lowest and highest age."""
_REACHES = tuple(Reach)
_NO_LIMIT, _OLDEST = -1, 999


REMOTE: Final = 1
"""A line or a site: it serves wherever the person is."""
CONTACT: Final = 2
"""Its card gives a way to reach it."""
TELEPHONE: Final = 4
FAMILIES: Final = 8
"""Families may open this door themselves."""
SURE: Final = 16
"""It may be shown without a word of caution."""
GENERIC: Final = 32
"""A kind of place rather than a place one could go to."""


class Entry(NamedTuple):
    """One record, as far as choosing and ordering need it."""

    number: int
    """Its place in the order of the ids: the last word between equals."""
    kind: KindCode
    first_need: NeedCode
    reach: Reach
    age_min: int | None
    age_max: int | None
    marks: int
    """What is true of it: the sum of the marks above."""

    def has(self, mark: int) -> bool:
        """Whether this mark is true of it."""
        return self.marks & mark != 0


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of all records, packed. Never changes once made."""

    kinds: tuple[KindCode, ...]
    needs: tuple[NeedCode, ...]
    helps: array[int]
    """The needs of each record, a bit each: most questions look no further."""
    rows: bytes

    @classmethod
    def of(cls, marked: Iterable[tuple[Resource, int]]) -> Entries:
        """The entries of records, in their order."""
        kinds: dict[KindCode, int] = {}
        needs: dict[NeedCode, int] = {}
        helps, rows = array("Q"), bytearray()
        for resource, marks in marked:
            bits = [needs.setdefault(need, len(needs)) for need in resource.needs]
            helps.append(sum(1 << bit for bit in set(bits)))
            rows += _ROW.pack(
                kinds.setdefault(resource.kind, len(kinds)),
                marks,
                bits[0] if bits else 0,
                _REACHES.index(resource.reach),
                _limit(resource.age_min),
                _limit(resource.age_max),
            )
        return cls(tuple(kinds), tuple(needs), helps, bytes(rows))

    def __len__(self) -> int:
        return len(self.helps)

    def __getitem__(self, number: int) -> Entry:
        kind, marks, first, reach, age_min, age_max = _ROW.unpack_from(
            self.rows, number * _ROW.size
        )
        return Entry(
            number,
            self.kinds[kind],
            self.needs[first] if self.needs else NeedCode(""),
            _REACHES[reach],
            None if age_min == _NO_LIMIT else age_min,
            None if age_max == _NO_LIMIT else age_max,
            marks,
        )

    def for_need(self, need: NeedCode, numbers: Iterable[int]) -> list[Entry]:
        """Of these records, the entries of those that help with a need."""
        if need not in self.needs:
            return []
        bit, helps = 1 << self.needs.index(need), self.helps
        return [self[number] for number in numbers if helps[number] & bit]


def _limit(age: int | None) -> int:
    return _NO_LIMIT if age is None else min(max(age, 0), _OLDEST)
