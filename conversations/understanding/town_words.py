"""Reading the words of a place: the name, the postcode, the département."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from conversations.understanding.town_vocabulary import ARTICLES, LEADING
from resources_db.directory.words import words

_VARIANTS = {
    "st": "saint",
    "ste": "sainte",
    "sts": "saints",
    "stes": "saintes",
    "nd": "notre dame",
    "mt": "mont",
    "gd": "grand",
    "grd": "grand",
    "pt": "petit",
    "ptit": "petit",
    "vx": "vieux",
    "chap": "chapelle",
}
_CONTRACTED = {"au": ("a", "le"), "aux": ("a", "les"), "du": ("de", "le"), "des": ("de", "les")}
_POSTCODE = re.compile(r"(?<!\d)(\d{2}) ?(\d{3})(?!\d)", re.ASCII)
_DEPARTEMENT = re.compile(r"^(?:\d{2}|2[ab]|97\d)$", re.ASCII)
_SMALL_NUMBER = re.compile(r"^(\d{1,2})(?:e|er|eme|em|ieme)?$", re.ASCII)
_ARRONDISSEMENT = re.compile(r"^(?:\d|\d{1,2}(?:e|er|eme|em|ieme)|arr\w*|cedex)$")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a message that is nothing but a place says of it."""

    name: str
    """Folded; empty when the message is a postcode."""
    postcode: str | None
    departement: str | None
    arrondissement: str | None = None
    """The name with its arrondissement (« marseille 15e »), when a small number is written."""


def asked_place(text: str) -> Asked:
    """The parts of a place.

    >>> asked_place("j'habite à Elbeuf (76500)")
    Asked(name='elbeuf', postcode='76500', departement=None, arrondissement=None)
    """
    postcodes = find_postcodes(text)
    rest = _POSTCODE.sub(" ", text)
    found = [word for word in town_words(rest) if not _ARRONDISSEMENT.match(word)]
    departement = next((word for word in found if _DEPARTEMENT.match(word)), None)
    name = _bare([word for word in found if not _DEPARTEMENT.match(word)])
    joined = " ".join(name)
    numbers = [match for word in town_words(rest) if (match := _SMALL_NUMBER.match(word))]
    part = f"{joined} {_ordinal(int(numbers[0].group(1)))}" if numbers else None
    return Asked(joined, postcodes[0] if postcodes else None, departement, part)


def _ordinal(number: int) -> str:
    return "1er" if number == 1 else f"{number}e"


def find_postcodes(text: str) -> list[str]:
    """Every postcode written in the text, without its space."""
    return ["".join(match.groups()) for match in _POSTCODE.finditer(text)]


def _bare(found: list[str]) -> list[str]:
    """The name without « j'habite à »… but « La Garde » keeps its article."""
    start = 0
    while start < len(found) - 1 and found[start] in LEADING:
        if found[start] in ARTICLES and start + 2 == len(found):
            break
        start += 1
    return found[start:]


def contracted(found: Sequence[str]) -> str:
    """Words as names write them: « a le » inside a name is « au ».

    >>> contracted(["bourg", "de", "le", "bost"])
    'bourg du bost'
    """
    joined = " ".join(found)
    for short, (preposition, article) in _CONTRACTED.items():
        joined = joined.replace(f" {preposition} {article} ", f" {short} ")
    return joined


def town_words(text: str) -> list[str]:
    """Folded words of a place, with « St » and « Ste » in full.

    >>> town_words("St-Étienne-du-Rouvray")
    ['saint', 'etienne', 'du', 'rouvray']
    """
    full: list[str] = []
    for word in words(text):
        full.extend(_VARIANTS.get(word, word).split())
    return full


def uncontracted(found: list[str]) -> list[str]:
    """The same words with « au » as « à le »: « au Havre » names « Le Havre »."""
    full: list[str] = []
    for word in found:
        full.extend(_CONTRACTED.get(word, (word,)))
    return full
