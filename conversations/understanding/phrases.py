"""Many patterns at once: which of them a message holds, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Generic, TypeVar

from conversations.understanding.patterns import FARTHEST, Pattern, find_end
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
        return [
            Hit(self._entries[number][1], start, end)
            for start, token in enumerate(tokens)
            for number in self._candidates(token, tokens[start + 1 : start + 1 + FARTHEST])
            if (end := find_end(self._entries[number][0], tokens, start)) is not None
        ]

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

    def _candidates(self, token: Token, after: Sequence[Token]) -> list[int]:
        """The patterns that begin with this word and may go on with one of those after it."""
        numbers = {*self._first.get(token.word, ()), *self._first.get(token.stem, ())}
        numbers.update(self._prefix.get(token.word[:SHORTEST_STEM], ()))
        if not numbers:
            return []
        words, stems = {one.word for one in after}, {one.stem for one in after}
        return sorted(number for number in numbers if self._may_go_on(number, words, stems))

    def _may_go_on(self, number: int, words: AbstractSet[str], stems: AbstractSet[str]) -> bool:
        pattern = self._entries[number][0]
        return len(pattern) == 1 or pattern[1].may_match(words, stems)
