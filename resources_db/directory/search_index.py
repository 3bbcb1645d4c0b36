"""The index behind the search: made once for an edition, never changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA

from resources_db.directory.phones import digits
from resources_db.directory.places import Places
from resources_db.directory.search_words import stem, telling
from resources_db.directory.shelf import Shelf
from resources_db.directory.taxonomy import kinds, needs
from resources_db.directory.terms import Resource
from resources_db.directory.words import fold, words

_SATURATION = 1.2
"""BM25's k1: how fast a word repeated in a record stops counting more."""
_LENGTH = 0.4
"""BM25's b, low because records are short: how much a long text weighs its words down."""
_TYPO_FROM = 4
_TWO_TYPOS_FROM = 8
"""Letters from which a word may have one wrong letter, and two."""
_TYPO_CANDIDATES = 5


class SearchIndex:
    """Which records speak of which stem, and how much."""

    def __init__(self, shelf: Shelf, places: Places) -> None:
        self.records = tuple(shelf)
        self._phones: dict[str, list[int]] = defaultdict(list)
        self._names: dict[str, list[int]] = defaultdict(list)
        self._postings: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        self._stems: dict[str, str] = {}
        for number, record in enumerate(self.records):
            self._names[fold(record.nom)].append(number)
            if record.telephone:
                self._phones[digits(record.telephone)].append(number)
            for weight, usual, text in _fields(record, places):
                self._add(number, telling(words(text)), weight, usual)
        self._vocabulary = sorted(self._stems)

    def with_phone(self, number: str) -> list[int]:
        """Records with this phone number, digits only."""
        return self._phones.get(number, [])

    def named(self, folded: str) -> list[int]:
        """Records that bear exactly this name."""
        return self._names.get(folded, [])

    def about(self, word: str) -> dict[int, float]:
        """How much each record speaks of a word: rare words tell more, repetitions less."""
        held = self._postings.get(stem(word))
        if not held:
            return {}
        rarity = log(1 + (len(self.records) - len(held) + 0.5) / (len(held) + 0.5))
        return {n: rarity * tf * (1 + _SATURATION) / (tf + _SATURATION) for n, tf in held.items()}

    def knows(self, word: str) -> bool:
        """Whether some record has this word, or a word of its family."""
        return stem(word) in self._postings

    def close_to(self, word: str) -> list[str]:
        """Known words that this one may be a misspelling of, the closest first."""
        if len(word) < _TYPO_FROM or word.isdecimal():
            return []
        allowed = 2 if len(word) >= _TWO_TYPOS_FROM else 1
        found = process.extract(
            word,
            self._vocabulary,
            scorer=OSA.distance,
            score_cutoff=allowed,
            limit=_TYPO_CANDIDATES,
        )
        return [known for known, _, _ in found]

    def _add(self, number: int, said: list[str], weight: float, usual: float) -> None:
        share = weight / (1 - _LENGTH + _LENGTH * len(said) / usual)
        for word in said:
            self._stems.setdefault(word, stem(word))
            self._postings[self._stems[word]][number] += share


def _fields(record: Resource, places: Places) -> Iterator[tuple[float, float, str]]:
    """The texts of a record: its weight, its usual number of words, the text."""
    yield 5.0, 5, record.nom
    yield 2.0, 4, kinds()[record.kind].label
    for place, need in enumerate(record.needs):
        yield (1.5 if place == 0 else 0.8), 4, needs()[need].label
        yield 0.3, 8, needs()[need].description
        yield 0.3, 12, " ".join(needs()[need].examples)
    yield 1.0, 12, record.description
    yield 1.5, 3, record.territory
    towns = (town.nom for code in record.communes if (town := places.get(code)))
    yield 1.0, 2, " ".join(towns)
    yield 0.5, 5, record.publics or ""
    yield 0.5, 6, record.adresse or ""
    yield 0.3, 4, record.langues or ""
