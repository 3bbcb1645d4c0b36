"""Towns named in the middle of a sentence, told from the ordinary words they may be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from conversations.understanding.town_names import TownNames
from conversations.understanding.town_vocabulary import (
    ARTICLES,
    ORDINARY_NAMES,
    PLACE_WORDS,
    SURE_PLACE_WORDS,
)
from conversations.understanding.town_words import contracted, town_words, uncontracted
from resources_db.directory.terms import Commune

LONGEST_NAME = 8
"""Words of the longest names looked for."""
SHORT_NAME = 3
"""Letters: a name no longer needs to be announced as a place."""
CITY = 20_000
"""Inhabitants from which a name is known enough to need no announcement."""

_DEPARTEMENT = re.compile(r"^(?:\d{2}|2[ab]|97\d)$")
_POSTCODE = re.compile(r"^\d{5}$")


def mentions(text: str, names: TownNames) -> Iterator[Sequence[Commune]]:
    """The communes of each name found in the sentence, longest names first tried."""
    words = uncontracted(town_words(text))
    place = 0
    while place < len(words):
        size, communes = _mention(words, place, names) if names.begins(words[place]) else (0, ())
        if communes:
            yield communes
        place += max(size, 1)


def _mention(words: Sequence[str], place: int, names: TownNames) -> tuple[int, Sequence[Commune]]:
    for size in range(min(LONGEST_NAME, len(words) - place), 0, -1):
        part, after = words[place : place + size], words[place + size :]
        communes = [one for one in names.exact(contracted(part)) if _is_own(part, one)]
        if communes and _is_meant(part, words[:place], after, communes[0]):
            return size, _near(communes, after)
    return 0, ()


def _is_own(name: Sequence[str], commune: Commune) -> bool:
    """False for « crèche » and the commune La Crèche; true for « Havre »."""
    return len(name) > 1 or commune.population >= CITY or len(town_words(commune.nom)) == 1


def _is_meant(
    name: Sequence[str], before: Sequence[str], after: Sequence[str], commune: Commune
) -> bool:
    """True when the sentence means a town by these words, and not an ordinary word."""
    if any(word in SURE_PLACE_WORDS for word in before[-2:]) or _is_located(after):
        return True
    is_city = commune.population >= CITY
    if len(" ".join(name)) <= SHORT_NAME or _is_ordinary(name):
        return is_city and bool(before) and before[-1] in {"a", "sur"} and len(name) == 1
    announced = bool(before) and before[-1] in PLACE_WORDS
    return announced or len(name) > 2 or is_city


def _is_ordinary(name: Sequence[str]) -> bool:
    return all(word in ORDINARY_NAMES or word in ARTICLES for word in name)


def _is_located(after: Sequence[str]) -> bool:
    return bool(after) and bool(_POSTCODE.match(after[0]))


def _near(communes: Sequence[Commune], after: Sequence[str]) -> Sequence[Commune]:
    """Among namesakes, those of the département written just after the name."""
    if after and _DEPARTEMENT.match(after[0]):
        return [one for one in communes if one.departement.lower() == after[0]] or communes
    return communes
