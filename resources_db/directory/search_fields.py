"""What the search index holds of a record: words that our own analyser made, and exact marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from resources_db.directory.phones import digits
from resources_db.directory.places import Places
from resources_db.directory.search_words import stem, telling
from resources_db.directory.taxonomy import kinds, needs
from resources_db.directory.terms import OpenTo, Resource
from resources_db.directory.words import fold, words

NEED, FIRST_NEED, KIND = "need:", "first:", "kind:"
COMMUNE, DEPARTEMENT = "commune:", "departement:"
PROFESSIONALS_ONLY = "professionals"
"""The mark of a door that families do not open themselves."""
NO_PLACE = "everywhere"
"""The mark of what names no place: it serves as well from anywhere."""


@dataclass(frozen=True, slots=True)
class Searched:
    """One record as the index takes it: folded words in order, and marks."""

    name: list[str]
    told: list[str]
    """What it does, and where."""
    aside: list[str]
    """What is rarely searched for, and tells less."""
    whole: str
    """The whole name, to know it when it is typed as it is."""
    phone: str | None
    marks: list[str]

    def words(self) -> Iterator[str]:
        """Every word of its texts."""
        yield from self.name
        yield from self.told
        yield from self.aside


def searched(record: Resource, places: Places) -> Searched:
    """A record as the index takes it."""
    towns = [town.nom for code in record.communes if (town := places.get(code))]
    return Searched(
        name=telling(words(record.nom)),
        told=telling(words(" ".join([record.description, record.territory, *towns]))),
        aside=telling(
            words(" ".join([record.publics or "", record.adresse or "", record.langues or ""]))
        ),
        whole=fold(record.nom),
        phone=digits(record.telephone) if record.telephone else None,
        marks=list(_marks(record)),
    )


def _marks(record: Resource) -> Iterator[str]:
    yield KIND + record.kind
    yield from (NEED + need for need in record.needs)
    yield from (FIRST_NEED + need for need in record.needs[:1])
    yield from (COMMUNE + commune for commune in record.communes)
    yield from (DEPARTEMENT + departement for departement in record.departements)
    if OpenTo.USAGERS not in record.mobilisable_par:
        yield PROFESSIONALS_ONLY
    if not (record.communes or record.departements):
        yield NO_PLACE


@cache
def taxonomy_marks() -> Mapping[str, Mapping[str, float]]:
    """For each stem of the taxonomy, the marks of the records it speaks of, and how much.

    So that « drogue » finds who helps with addictions, though none of their texts says so.
    """
    held: dict[str, dict[str, float]] = {}

    def say(text: str, mark: str, weight: float) -> None:
        for word in telling(words(text)):
            marks = held.setdefault(stem(word), {})
            marks[mark] = max(weight, marks.get(mark, 0))

    for kind in kinds().values():
        say(kind.label, KIND + kind.code, _OF_KIND)
    for need in needs().values():
        for text in (need.description, *need.examples):
            say(text, NEED + need.code, _BESIDE)
        say(need.label, NEED + need.code, _OF_NEED)
        say(need.label, FIRST_NEED + need.code, _OF_FIRST_NEED)
    return held


@cache
def everyday_words() -> Sequence[tuple[frozenset[str], str]]:
    """The stems of what people say of each need (« boule au ventre »), and the mark it leads to."""
    return [
        (frozenset(map(stem, telling(words(example)))), NEED + need.code)
        for need in needs().values()
        for example in need.examples
    ]


def taxonomy_words() -> set[str]:
    """The words that lead somewhere through the taxonomy, as they are spelt."""
    texts = [kind.label for kind in kinds().values()]
    for need in needs().values():
        texts += [need.label, need.description, *need.examples]
    return {word for text in texts for word in telling(words(text))}


_OF_KIND, _OF_NEED, _OF_FIRST_NEED, _BESIDE = 1.0, 0.6, 0.6, 0.2
