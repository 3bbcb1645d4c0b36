"""Which records stand under which key, held in two arrays instead of a list for each key."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

_NONE: Sequence[int] = ()


class Postings(NamedTuple):
    """Record numbers by key. A commune's costs four bytes a record, and its name once."""

    keys: tuple[str, ...]
    """In order, each once."""
    ends: array[int]
    """Where the numbers of each key end; they begin where those of the key before end."""
    numbers: array[int]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, int]]) -> Postings:
        """From (key, number), in any order; the numbers of a key keep theirs."""
        by_key: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        for key, number in pairs:
            by_key[key].append(number)
        keys = tuple(sorted(by_key))
        numbers = array("I")
        for key in keys:
            numbers.extend(by_key[key])
        return cls(keys, array("I", accumulate(len(by_key[key]) for key in keys)), numbers)

    def under(self, key: str) -> Sequence[int]:
        """The numbers under a key; none under one that is not held.

        >>> Postings.of([("b", 1), ("a", 2), ("b", 3)]).under("b").tolist()
        [1, 3]
        """
        place = bisect_left(self.keys, key)
        if place == len(self.keys) or self.keys[place] != key:
            return _NONE
        return self.numbers[self.ends[place - 1] if place else 0 : self.ends[place]]
