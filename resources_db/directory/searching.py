"""Searching the directory in one's own words, with or without accents and typos."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from resources_db.directory.nearness import doors_within, rings
from resources_db.directory.places import Places
from resources_db.directory.record_access import in_order
from resources_db.directory.search_index import Scored, SearchIndex
from resources_db.directory.search_query import Asked, Wanted
from resources_db.directory.shelf import Shelf
from resources_db.directory.terms import Audience, CommuneCode, Resource, ResourceId

_LOOKED_THROUGH = 500
"""Records looked through for a page, when some are left out one by one (« ouvert maintenant »)."""


class Found(NamedTuple):
    """One record found. Scores compare within one search only."""

    id: ResourceId
    score: float


class Page(NamedTuple):
    """Some of the records found, best first."""

    found: list[Found]
    next: int | None
    """Where the next page begins; None after the last."""


@dataclass(frozen=True, slots=True)
class Question:
    """What someone looks for. ``near`` favours what is close, without hiding the rest."""

    text: str
    near: CommuneCode | None = None
    within: float | None = None
    """Only doors so many kilometres from ``near`` (20 at most), its own town always."""
    wanted: Wanted = field(default_factory=Wanted)


class Searcher:
    """Searches one edition. It never changes."""

    def __init__(self, shelf: Shelf, places: Places, index: SearchIndex | None = None) -> None:
        self.edition = shelf.edition
        self.index = index or SearchIndex.of(in_order(shelf.records), places)
        self._records = shelf.records
        self._places = places

    def search(
        self,
        text: str,
        *,
        near: CommuneCode | None = None,
        audience: Audience = Audience.PARENT,
        limit: int = 10,
    ) -> list[Found]:
        """The records that speak of a text, best first; the same text gives the same list."""
        question = Question(text, near, wanted=Wanted(audience=audience))
        return self.page(question, limit=limit).found

    def page(
        self,
        question: Question,
        *,
        first: int = 0,
        limit: int = 10,
        keep: Callable[[Resource], bool] | None = None,
    ) -> Page:
        """The records from the one at place ``first`` on, that ``keep`` lets through."""
        if keep is None:
            best = self._best(question, first + limit + 1)[first:]
            found = [self._found(hit) for hit in best[:limit]]
            return Page(found, first + limit if len(best) > limit else None)
        kept: list[Found] = []
        for place, hit in enumerate(self._best(question, first + _LOOKED_THROUGH)[first:], first):
            if len(kept) == limit:
                return Page(kept, place)
            if keep(self._records.at(hit.number)):
                kept.append(self._found(hit))
        return Page(kept, None)

    def numbered(
        self,
        question: Question,
        number: int,
        *,
        size: int,
        keep: Callable[[Resource], bool] | None = None,
    ) -> Page:
        """The page of a number, from 1; the pages of one edition follow without gap or double."""
        if keep is None:
            return self.page(question, first=(number - 1) * size, limit=size)
        page = self.page(question, limit=size, keep=keep)
        for _ in range(number - 1):
            if page.next is None:
                return Page([], None)
            page = self.page(question, first=page.next, limit=size, keep=keep)
        return page

    def asked(self, text: str) -> Asked:
        """How a text is read, to tell why a record was found."""
        return Asked.read(text, self.index)

    def with_phone(self, number: str) -> list[ResourceId]:
        """The records with this phone number, digits only."""
        return [self._records.at(n).id for n in self.index.having("phone", number)]

    def _found(self, hit: Scored) -> Found:
        return Found(self._records.at(hit.number).id, hit.score)

    def _best(self, question: Question, limit: int) -> list[Scored]:
        """Exact: each ring's best are asked for, and a nearer ring never counts less."""
        asked = Asked.read(question.text, self.index)
        query = asked.query(question.wanted)
        if query is None:
            return []
        if question.near is None:
            return self.index.best(query, limit)
        if question.within is not None:
            query = asked.within(query, doors_within(self._places, question.near, question.within))
        scores: dict[int, float] = {}
        for ring in rings(self._places, question.near):
            for number, score in self.index.best(asked.within(query, ring.marks), limit):
                scores.setdefault(number, score * ring.factor)
        ranked = (Scored(number, round(score, 4)) for number, score in scores.items())
        return sorted(ranked, key=lambda hit: (-hit.score, hit.number))[:limit]
