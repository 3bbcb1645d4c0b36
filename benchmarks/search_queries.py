"""Queries whose answer is known: a record's name and its town, as they are or misspelt.

Misspelt means: at least a third of the words of five letters or more have a wrong letter (one
left out, doubled, swapped with the next, replaced by another), or are written by ear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import NamedTuple

from resources_db.directory.search_words import telling
from resources_db.directory.terms import Resource
from resources_db.directory.words import words

_LONG = 5
_BY_EAR = (("ph", "f"), ("qu", "k"), ("eau", "o"), ("ss", "c"), ("c", "ss"), ("y", "i"), ("h", ""))
_LETTERS = "aeioustrnlmpdc"


class Query(NamedTuple):
    """A text, and the records that it names: usually one."""

    text: str
    answers: frozenset[str]


def queries(
    records: Sequence[Resource], count: int, seed: int, *, misspelt: bool = False
) -> Iterator[Query]:
    """So many known-item queries on these records, the same for the same seed."""
    random = Random(seed)
    same: dict[str, set[str]] = {}
    for record in records:
        same.setdefault(_named(record), set()).add(record.id)
    for record in random.sample(records, count):
        text = _named(record)
        said = _misspelt(text, random) if misspelt else text
        yield Query(said, frozenset(same[text]))


def _named(record: Resource) -> str:
    return f"{record.nom} {record.territory.rsplit(' (', 1)[0]}"


def _misspelt(text: str, random: Random) -> str:
    said = words(text)
    long = [place for place, word in enumerate(said) if len(word) >= _LONG and telling([word])]
    for place in random.sample(long, max(1, -(-len(long) // 3))) if long else ():
        said[place] = random.choice(_MISTAKES)(said[place], random)
    return " ".join(said)


def _left_out(word: str, random: Random) -> str:
    at = random.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _doubled(word: str, random: Random) -> str:
    at = random.randrange(len(word))
    return word[: at + 1] + word[at:]


def _swapped(word: str, random: Random) -> str:
    at = random.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _replaced(word: str, random: Random) -> str:
    at = random.randrange(len(word))
    return word[:at] + random.choice(_LETTERS) + word[at + 1 :]


def _by_ear(word: str, random: Random) -> str:
    heard = [word.replace(spelt, said, 1) for spelt, said in _BY_EAR if spelt in word]
    return random.choice(heard) if heard else _doubled(word, random)


_MISTAKES: Sequence[Callable[[str, Random], str]] = (
    _left_out,
    _doubled,
    _swapped,
    _replaced,
    _by_ear,
)
