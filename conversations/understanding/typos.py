"""Mending the typing mistakes of words that no list knows.

First by sound (« arsele » sounds like « harceler »), then by one or two wrong letters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extract, extractOne

from conversations.understanding.stems import SHORTEST_STEM, stem

SHORTEST = 5
"""Shorter words are never mended: one letter makes another word of them."""
LONG = 9
"""From this length on, two letters may be wrong."""
LONGEST = 25

_STUCK = {"l": "l", "d": "d", "m": "me", "t": "te", "s": "se", "n": "ne", "j": "je", "c": "ce"}
_VOWELS = frozenset("aeiouyh")
_SOUND = re.compile(
    r"(?P<f>ph)|(?P<k>qu?|k|c(?![eiyh]))|(?P<s>s?c(?=[eiy])|z)|(?P<o>e?au)|(?P<e>ai|ei)"
    r"|(?P<a>e(?=[mn][^aeiouymn]))|(?P<n>m(?=[bp]))|(?P<i>y)|(?P<silent>h)"
)
_DOUBLED = re.compile(r"(.)\1+")
_ENDING = re.compile(r"(?:er|ez|ee|es|ent|[estxd])$")


def sound(word: str) -> str:
    """How a French word roughly sounds, for words that sound the same to meet.

    >>> sound("harceler") == sound("arsele")
    True
    """
    return _DOUBLED.sub(r"\1", _ENDING.sub("", _SOUND.sub(_heard, word)))


def _heard(letters: re.Match[str]) -> str:
    return "" if letters.lastgroup == "silent" else str(letters.lastgroup)


class Mender:
    """The known words, by sound and by first letter."""

    def __init__(
        self,
        vocabulary: Iterable[str],
        prefixes: Iterable[str],
        stem_of: Callable[[str], str] = stem,
    ) -> None:
        self._words = frozenset(vocabulary)
        self._stem_of = stem_of
        self._stems = frozenset(map(stem_of, self._words))
        self._prefixes = tuple(sorted(set(prefixes)))
        self._by_sound: dict[str, str] = {}
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._words):
            if len(word) >= SHORTEST:
                self._by_sound.setdefault(sound(word), word)
                self._by_letter[word[0]].append(word)

    def vocabulary(self) -> Collection[str]:
        """Every known word."""
        return self._words

    def mend(self, word: str) -> tuple[str, ...]:
        """The known word that was probably meant, or the word itself.

        An article or a pronoun stuck to the word comes off it (« lecole »: « l », « ecole »).
        """
        if word in self._words:
            return (word,)
        unstuck = self._unstuck(word)
        if unstuck:
            return unstuck
        if not SHORTEST <= len(word) <= LONGEST or not word.isalpha() or self._knows(word):
            return (word,)
        return (self._alike(word) or self._near(word) or word,)

    def _unstuck(self, word: str) -> tuple[str, ...]:
        first, rest = word[:1], word[1:]
        is_stuck = (
            first in _STUCK
            and len(rest) >= SHORTEST_STEM
            and rest[0] in _VOWELS
            and rest in self._words
        )
        return (_STUCK[first], rest) if is_stuck else ()

    def _alike(self, word: str) -> str | None:
        return self._by_sound.get(sound(word))

    def _near(self, word: str) -> str | None:
        found = extractOne(
            word,
            self._by_letter.get(word[0], ()),
            scorer=DamerauLevenshtein.distance,
            score_cutoff=2 if len(word) >= LONG else 1,
        )
        return found[0] if found else None

    def _knows(self, word: str) -> bool:
        return self._stem_of(word) in self._stems or word.startswith(self._prefixes)


def nearest(name: str, names: Sequence[str]) -> list[str]:
    """The names with the fewest wrong letters, if few enough for a name of this length."""
    allowed = 3 if len(name) >= 14 else 2 if len(name) >= 8 else 1 if len(name) >= 4 else 0
    if not allowed:
        return []
    near = extract(name, names, scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=50)
    best = min((distance for _name, distance, _place in near), default=0)
    return sorted(found for found, distance, _place in near if distance == best)
