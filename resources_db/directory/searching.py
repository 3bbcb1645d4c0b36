"""Searching the directory in one's own words, with or without accents and typos."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from resources_db.directory.doors import NEARBY_KM
from resources_db.directory.places import Places
from resources_db.directory.search_index import SearchIndex
from resources_db.directory.search_words import expansions, numbers, telling
from resources_db.directory.shelf import Shelf, may_open
from resources_db.directory.terms import Audience, CommuneCode, Resource, ResourceId
from resources_db.directory.words import words

_LONGEST_QUERY = 40
"""Words read of a query; what follows is not a search any more."""
_PHONE = 100.0
"""A number that is a record's own says more than any word."""
_NAME = 10.0
"""The whole name of a record, typed as it is."""
_SHORT = 3
"""Digits from which a number in a sentence is taken for a phone: « 15 ans » is an age."""
_MEANING = 0.7
_TYPO = 0.6
"""What a synonym and a guessed spelling count, beside the word as written."""
_HERE, _AROUND, _SAME_DEPARTMENT, _ELSEWHERE = 1.6, 1.4, 1.2, 0.5


class Found(NamedTuple):
    """One record found. Scores compare within one search only."""

    id: ResourceId
    score: float


class Searcher:
    """Searches one edition. Making it reads every record once; it never changes."""

    def __init__(self, shelf: Shelf, places: Places) -> None:
        self.edition = shelf.edition
        self._places = places
        self._index = SearchIndex(shelf, places)

    def search(
        self,
        text: str,
        *,
        near: CommuneCode | None = None,
        audience: Audience = Audience.PARENT,
        limit: int = 10,
    ) -> list[Found]:
        """The records that speak of a text, best first; the same text gives the same list.

        ``near`` favours what is close, without hiding the rest.
        """
        said = words(text)[:_LONGEST_QUERY]
        nearness = _Nearness(self._places, near) if near else None
        found: list[Found] = []
        for number, score in self._scores(said).items():
            record = self._index.records[number]
            if may_open(audience, record):
                factor = nearness.of(record) if nearness else 1.0
                found.append(Found(record.id, round(score * factor, 6)))
        return sorted(found, key=lambda hit: (-hit.score, hit.id))[:limit]

    def _scores(self, said: list[str]) -> Mapping[int, float]:
        """Numbers first, then the words as written, then what they stand for."""
        scores: dict[int, float] = defaultdict(float)
        meanings = list(expansions(said))
        for number in self._by_phone(said, meanings):
            scores[number] += _PHONE
        for number in self._index.named(" ".join(said)):
            scores[number] += _NAME
        asked = [word for word in telling(said) if not (scores and word.isdecimal())]
        matched: Counter[int] = Counter()
        for word in asked:
            for number, score in self._about(word).items():
                scores[number] += score
                matched[number] += 1
        for number, count in matched.items():
            scores[number] *= 0.5 + 0.5 * count / len(asked)
        for word in {word: None for meaning in meanings for word in telling(meaning)}:
            for number, score in self._index.about(word).items():
                scores[number] += _MEANING * score
        return scores

    def _by_phone(self, said: list[str], meanings: Iterable[list[str]]) -> set[int]:
        whole_question = telling(said)
        asked = {n for n in numbers(said) if len(n) >= _SHORT or whole_question == [n]}
        meant = {n for meaning in meanings for n in numbers(meaning)}
        return {number for phone in asked | meant for number in self._index.with_phone(phone)}

    def _about(self, word: str) -> Mapping[int, float]:
        """What a word brings to each record, guessing its spelling when nobody knows it."""
        if self._index.knows(word):
            return self._index.about(word)
        best: dict[int, float] = defaultdict(float)
        for guess in self._index.close_to(word):
            for number, score in self._index.about(guess).items():
                best[number] = max(best[number], _TYPO * score)
        return best


class _Nearness:
    """How much the place of a record counts, seen from a commune."""

    def __init__(self, places: Places, near: CommuneCode) -> None:
        here = places.get(near)
        self._town = places.family(near)
        self._around = places.around(near, NEARBY_KM)
        self._departement = here.departement if here else None

    def of(self, record: Resource) -> float:
        """More than 1 near, 1 for what serves everywhere, less far away."""
        if any(code in self._town for code in record.communes):
            return _HERE
        if any(code in self._around for code in record.communes):
            return _AROUND
        if self._departement in record.departements:
            return _SAME_DEPARTMENT
        return _ELSEWHERE if record.communes or record.departements else 1.0
