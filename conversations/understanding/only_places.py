"""A message that only names a place tells of no need, whatever its words look like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from conversations.understanding.spelling import Spelling
from conversations.understanding.towns import Towns
from resources_db.directory.terms import CommuneCode
from resources_db.directory.words import words

_AROUND = frozenset(
    words(
        "je j on nous a au en est habite habitons habitent suis vis vivons sommes "
        "ville commune centre"
    )
)
"""Words said beside the name of the place where one lives."""


def names_of(communes: Iterable[CommuneCode], towns: Towns) -> frozenset[str]:
    """The words of the names of these communes."""
    found = (towns.get(code) for code in communes)
    return frozenset(word for commune in found if commune for word in words(commune.nom))


def is_only_a_place(said: Sequence[str], names: frozenset[str], spelling: Spelling) -> bool:
    """True when the words are those of a place's name, with small words around them."""
    others = [
        word
        for word in said
        if word not in names
        and word not in spelling.light
        and word not in _AROUND
        and not word.isdecimal()
    ]
    return bool(names) and not others
