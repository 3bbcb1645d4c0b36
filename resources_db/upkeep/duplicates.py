"""Records that are likely the same place: proposed to a person, never merged alone.

Only records that share something are compared: a phone number, an address, or the commune with
a word of the name that few others have. So a national directory stays quick to look over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from rapidfuzz.fuzz import ratio
from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.directory.phones import digits
from resources_db.directory.terms import PublishAdvice, Resource, ResourceId
from resources_db.directory.words import fold
from resources_db.upkeep.tables import DistinctRow

_MOST_TOGETHER = 40
"""A number or a word that more records share is a switchboard's, or no rare word."""
_SHORTEST_NUMBER = 9
"""Digits: short numbers are lines that many records rightly give."""
_SHORTEST_WORD = 4
"""Letters of a word that tells something of a name."""
_SAME_PHONE, _SAME_ADDRESS, _SAME_TOWN = 70, 80, 92
"""How alike two names must be (0 to 100), after what the records share."""


class Shared(StrEnum):
    """What two records have in common besides their name."""

    PHONE = "phone"
    ADDRESS = "address"
    COMMUNE = "commune"


@dataclass(frozen=True, slots=True)
class LookAlikes:
    """Two records that are likely one place."""

    first: Resource
    second: Resource
    shared: Shared
    alike: int
    """How alike their names are, 0 to 100."""


Pair = tuple[ResourceId, ResourceId]
_Key = tuple[Shared, str]


@dataclass(frozen=True, slots=True)
class _Named:
    """A record with its name as it is compared."""

    record: Resource
    name: str
    """The folded words of the name, in one order."""


def likely_duplicates(
    records: Iterable[Resource], distinct: AbstractSet[Pair] = frozenset()
) -> list[LookAlikes]:
    """The pairs to look at, the most alike first; not those that a person said to be distinct."""
    blocks: dict[_Key, list[_Named]] = defaultdict(list)
    for record in records:
        if record.advice is not PublishAdvice.NEVER:
            named = _Named(record, " ".join(sorted(fold(record.nom).split())))
            for key in _keys(named):
                blocks[key].append(named)
    found: dict[Pair, LookAlikes] = {}
    for shared in Shared:
        for (kind, _value), together in blocks.items():
            if kind is shared and 1 < len(together) <= _MOST_TOGETHER:
                for pair in _pairs(shared, together):
                    found.setdefault((pair.first.id, pair.second.id), pair)
    proposed = (pair for ids, pair in found.items() if ids not in distinct)
    return sorted(proposed, key=lambda pair: (-pair.alike, pair.first.id, pair.second.id))


def kept_apart(session: Session) -> frozenset[Pair]:
    """The pairs that a person said to be two places."""
    rows = session.execute(select(DistinctRow.first, DistinctRow.second))
    return frozenset((ResourceId(first), ResourceId(second)) for first, second in rows)


def _keys(named: _Named) -> Iterator[_Key]:
    record = named.record
    if record.telephone and len(number := digits(record.telephone)) >= _SHORTEST_NUMBER:
        yield Shared.PHONE, number
    for commune in record.communes[:1]:
        if record.adresse:
            yield Shared.ADDRESS, f"{commune} {fold(record.adresse)}"
        for word in set(named.name.split()):
            if len(word) >= _SHORTEST_WORD:
                yield Shared.COMMUNE, f"{commune} {word}"


def _pairs(shared: Shared, together: list[_Named]) -> Iterator[LookAlikes]:
    for one, other in combinations(together, 2):
        enough = _enough(shared, one.record, other.record)
        alike = ratio(one.name, other.name, score_cutoff=enough)
        if alike >= enough and not _are_told_apart(one.record, other.record):
            first, second = sorted((one.record, other.record), key=lambda record: record.id)
            yield LookAlikes(first, second, shared, round(alike))


def _enough(shared: Shared, one: Resource, other: Resource) -> int:
    """How alike two names must be: a number shared from town to town is a network's."""
    if shared is Shared.PHONE:
        same_town = one.communes[:1] == other.communes[:1]
        return _SAME_PHONE if same_town else _SAME_TOWN
    return _SAME_ADDRESS if shared is Shared.ADDRESS else _SAME_TOWN


def _are_told_apart(one: Resource, other: Resource) -> bool:
    """Two services of one structure, in one source: whoever publishes them means two."""
    same_source = one.origin != "" and one.origin == other.origin
    if not (same_source and one.structure and other.structure):
        return False
    return one.structure.id == other.structure.id
