"""Communes by name: exact, begun or misspelt. Names are compared in folded words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from conversations.understanding.town_vocabulary import ARTICLES, NOT_PLACES
from conversations.understanding.town_words import contracted, town_words
from conversations.understanding.typos import nearest
from resources_db.directory.terms import Commune

SHORTEST_BEGINNING = 4
"""Letters of a name that may be left unfinished (« Vitrol » for « Vitrolles »)."""
SMALL_BESIDE = 20
"""A misspelt or unfinished name does not mean a commune this many times smaller than another."""
_BEGINNING = _ENDING = 3
_ARRONDISSEMENT = " arrondissement"
_TOO_COMMON = frozenset(
    {"saint", "sainte", "notre dame", "mont", "le", "la", "les", "sur", "villiers"}
)


class TownNames:
    """The names of the communes. Give them most populous first: answers keep that order."""

    def __init__(self, communes: Iterable[Commune]) -> None:
        named: dict[str, list[Commune]] = defaultdict(list)
        for commune in communes:
            name = " ".join(town_words(commune.nom))
            named[name].append(commune)
            article, _space, rest = name.partition(" ")
            if rest and article in ARTICLES:
                named[rest].append(commune)
            if name.endswith(_ARRONDISSEMENT):
                named[name.removesuffix(_ARRONDISSEMENT)].append(commune)
        self._named = dict(named)
        self._letters: dict[str, list[str]] = defaultdict(list)
        self._beginnings: dict[str, list[str]] = defaultdict(list)
        self._endings: dict[str, list[str]] = defaultdict(list)
        for name in self._named:
            self._letters[name[:1]].append(name)
            self._beginnings[name[:_BEGINNING]].append(name)
            self._endings[name[-_ENDING:]].append(name)
        self._first_words = frozenset(name.partition(" ")[0] for name in self._named)

    def begins(self, word: str) -> bool:
        """Whether some name begins with this whole word."""
        return word in self._first_words

    def exact(self, name: str) -> Sequence[Commune]:
        """Communes of exactly this folded name, with or without its article."""
        return self._named.get(name, ())

    def nearest(self, name: str) -> Sequence[Commune]:
        """Communes that these folded words may name, the likeliest meaning only."""
        exact = self.exact(name) or self.exact(contracted(name.split()))
        longer = self._going_on(name)
        if exact:
            return _by_size(
                [*exact, *(one for one in longer if one.population > exact[0].population)]
            )
        if name in NOT_PLACES:
            return ()
        return _by_size(longer or self._unfinished(name) or self._misspelt(name))

    def _going_on(self, name: str) -> list[Commune]:
        """Communes whose name goes on after these words (« Sotteville » lès Rouen)."""
        return [] if name in _TOO_COMMON else self._starting(name + " ")

    def _unfinished(self, name: str) -> list[Commune]:
        if len(name) < SHORTEST_BEGINNING or name in _TOO_COMMON:
            return []
        return _not_dwarfed(self._starting(name))

    def _starting(self, start: str) -> list[Commune]:
        if len(start) <= _BEGINNING:
            return []
        bucket = self._beginnings.get(start[:_BEGINNING], ())
        return [one for name in bucket if name.startswith(start) for one in self._named[name]]

    def _misspelt(self, name: str) -> list[Commune]:
        near = nearest(name, self._letters.get(name[:1], ()))
        near = near or nearest(name, self._endings.get(name[-_ENDING:], ()))
        return _not_dwarfed([commune for one in near for commune in self._named[one]])


def _by_size(communes: Iterable[Commune]) -> Sequence[Commune]:
    return sorted(communes, key=lambda one: (-one.population, one.code))


def _not_dwarfed(communes: Sequence[Commune]) -> list[Commune]:
    biggest = max((one.population for one in communes), default=0)
    return [one for one in communes if one.population * SMALL_BESIDE >= biggest]
