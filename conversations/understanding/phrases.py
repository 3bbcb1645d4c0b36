"""Many patterns at once: which of them a message holds, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from conversations.understanding.patterns import Pattern, find_end
from conversations.understanding.spelling import Token
from conversations.understanding.stems import SHORTEST_STEM

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A phrase that was found: what it means, and the words it covers."""

    meaning: T
    start: int
    end: int


class Phrases(Generic[T]):
    """Patterns with their meanings, indexed by their first word."""

    def __init__(self, entries: Iterable[tuple[Pattern, T]]) -> None:
        self._entries = tuple(entries)
        self._first: dict[str, list[int]] = defaultdict(list)
        self._prefix: dict[str, list[int]] = defaultdict(list)
        for number, (pattern, _meaning) in enumerate(self._entries):
            first = pattern[0]
            for key in sorted(first.words | first.stems):
                self._first[key].append(number)
            for prefix in first.prefixes:
                self._prefix[prefix[:SHORTEST_STEM]].append(number)

    def find(self, tokens: Sequence[Token]) -> list[Hit[T]]:
        """Every phrase of the message, in order of place, then of the lists."""
        hits: list[Hit[T]] = []
        for start, token in enumerate(tokens):
            for number in self._candidates(token):
                pattern, meaning = self._entries[number]
                end = find_end(pattern, tokens, start)
                if end is not None:
                    hits.append(Hit(meaning, start, end))
        return hits

    def vocabulary(self) -> Iterator[str]:
        """Every whole word that the patterns are made of."""
        for pattern, _meaning in self._entries:
            for element in pattern:
                yield from element.words

    def prefixes(self) -> Iterator[str]:
        """Every beginning of a word that the patterns ask for."""
        for pattern, _meaning in self._entries:
            for element in pattern:
                yield from element.prefixes

    def __len__(self) -> int:
        return len(self._entries)

    def _candidates(self, token: Token) -> list[int]:
        numbers = {*self._first.get(token.word, ()), *self._first.get(token.stem, ())}
        numbers.update(self._prefix.get(token.word[:SHORTEST_STEM], ()))
        return sorted(numbers)
