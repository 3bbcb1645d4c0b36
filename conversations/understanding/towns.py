"""The communes a message names: as its whole text, or in the middle of a sentence.

Built from any number of communes (35,000 for France), once for each edition of the directory.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import cos, inf, radians

from conversations.understanding.town_mentions import mentions
from conversations.understanding.town_names import TownNames
from conversations.understanding.town_words import Asked, asked_place, find_postcodes
from resources_db.directory.terms import Commune, CommuneCode

MOST = 8
"""Codes given at most: what fits on a screen."""
LONGEST_PLACE = 80
"""Characters of a message that can be nothing but a place."""
_TOO_FAR = 0.27**2
"""Thirty kilometres, as degrees of latitude, squared."""

_DIVIDED: Mapping[str, CommuneCode] = {
    "75": CommuneCode("75056"),
    "69": CommuneCode("69123"),
    "13": CommuneCode("13055"),
}
"""Paris, Lyon and Marseille: a postcode by arrondissement, one commune."""
_ARRONDISSEMENTS = re.compile(r"^(?:750[012]\d|75116|6900[1-9]|130(?:0[1-9]|1[0-6]))$")


class Towns:
    """The communes, by name and by postcode. Order of answers: most populous first."""

    def __init__(self, communes: Iterable[Commune]) -> None:
        ordered = sorted(communes, key=lambda commune: (-commune.population, commune.code))
        postcodes: dict[str, list[Commune]] = defaultdict(list)
        for commune in ordered:
            for postcode in commune.codes_postaux:
                postcodes[postcode].append(commune)
        self._by_code = {commune.code: commune for commune in ordered}
        self._postcodes = dict(postcodes)
        self._names = TownNames(ordered)

    def __len__(self) -> int:
        return len(self._by_code)

    def get(self, code: CommuneCode) -> Commune | None:
        """The commune of an INSEE code."""
        return self._by_code.get(code)

    def nearest(self, latitude: float, longitude: float) -> Commune | None:
        """The commune whose centre is nearest; None when none is within thirty kilometres."""
        found = min(
            (one for one in self._by_code.values() if one.codes_postaux),
            key=lambda one: _degrees_squared(one, latitude, longitude),
            default=None,
        )
        if found is None or _degrees_squared(found, latitude, longitude) > _TOO_FAR:
            return None
        return found

    def named(self, text: str) -> tuple[CommuneCode, ...]:
        """Communes that the whole text may name, with typos; () when nothing is near enough."""
        if len(text) > LONGEST_PLACE:
            return ()
        asked = asked_place(text)
        found = self._names.exact(asked.arrondissement or "")
        if asked.name and not found:
            found = self._names.nearest(asked.name)
        return _codes(self._narrowed(found, asked))

    def mentioned(self, text: str) -> tuple[CommuneCode, ...]:
        """Communes named exactly inside a sentence, or by postcode, in order of mention."""
        by_name = [one for communes in mentions(text, self._names) for one in communes]
        by_code: list[Commune] = []
        for postcode in find_postcodes(text):
            there = self._of_postcode(postcode)
            by_code.extend([one for one in there if one in by_name] or there)
        departements = {one.departement for one in by_code}
        others = [one for one in by_name if one.departement not in departements]
        return _codes([*by_code, *others])

    def _of_postcode(self, postcode: str) -> Sequence[Commune]:
        found = self._postcodes.get(postcode)
        if found is None and _ARRONDISSEMENTS.match(postcode):
            whole = self._by_code.get(_DIVIDED[postcode[:2]])
            return [whole] if whole else ()
        return found or ()

    def _narrowed(self, found: Sequence[Commune], asked: Asked) -> Sequence[Commune]:
        """What the postcode or the département beside the name leaves."""
        if asked.postcode is not None:
            there = self._of_postcode(asked.postcode)
            return [one for one in there if one in found] or there or found
        if asked.departement is not None:
            return [one for one in found if one.departement.lower() == asked.departement] or found
        return found


def _degrees_squared(commune: Commune, latitude: float, longitude: float) -> float:
    """A measure of distance that orders nearby places well enough, on a country's scale."""
    if commune.latitude is None or commune.longitude is None:
        return inf
    east = (commune.longitude - longitude) * cos(radians(latitude))
    return (commune.latitude - latitude) ** 2 + east**2


def _codes(communes: Iterable[Commune]) -> tuple[CommuneCode, ...]:
    return tuple(dict.fromkeys(commune.code for commune in communes))[:MOST]
