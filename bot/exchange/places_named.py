"""Which commune a row means, from what its cells say of it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.exchange.findings import Notes
from conversations.understanding.towns import Towns
from resources_db.directory.places import Places
from resources_db.directory.terms import Commune, CommuneCode
from resources_db.directory.words import fold

_POSTCODE = re.compile(r"\b(\d{5})\b")
_END_OF_ADDRESS = re.compile(r"\b(\d{5})[\s,]+([^\d,;]+)$")
_CEDEX = re.compile(r"\bcedex\b.*$")
_ALIKE = 88
"""How alike two names of a same postcode must be, of 100."""
_SHORT_POSTCODE = 4


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says of its place. Its postcode was read by :meth:`Locator.postcode`."""

    code_insee: str | None = None
    commune: str | None = None
    code_postal: str | None = None
    adresse: str | None = None

    def __bool__(self) -> bool:
        return any((self.code_insee, self.commune, self.code_postal, self.adresse))


class Locator:
    """Finds the commune of a row. ``around``: the département of the city, for equal names."""

    def __init__(self, places: Places, towns: Towns, around: str | None) -> None:
        self._places = places
        self._towns = towns
        self._around = around
        self._of_postcode: dict[str, list[Commune]] = defaultdict(list)
        self._of_name: dict[str, list[Commune]] = defaultdict(list)
        for commune in places.communes:
            self._of_name[_plain(commune.nom)].append(commune)
            for postcode in commune.codes_postaux:
                self._of_postcode[postcode].append(commune)

    def find(self, said: Said, notes: Notes) -> Commune | None:
        """The commune, when it is certain enough; otherwise the reason is noted."""
        if said.code_insee:
            if found := self._places.get(CommuneCode(said.code_insee)):
                return found
            notes.keep("code_insee", said.code_insee, "code de commune inconnu : gardé à part")
        name, postcode = said.commune, said.code_postal
        if said.adresse and (not name or not postcode):
            written = _END_OF_ADDRESS.search(said.adresse.strip())
            if written and not postcode and written[1] in self._of_postcode:
                postcode, name = written[1], name or written[2].strip()
        if postcode:
            return self._with_postcode(name, postcode, notes)
        return self._by_name(name, notes) if name else None

    def postcode(self, text: str | None, notes: Notes) -> str | None:
        """A postcode that exists; « 1000 » gets the zero that a spreadsheet forgot."""
        if not text:
            return None
        bare = text.removesuffix(".0").replace(" ", "")
        if len(bare) == _SHORT_POSTCODE and bare.isdecimal() and f"0{bare}" in self._of_postcode:
            notes.say("code_postal", text, f"le zéro du début manquait : lu « 0{bare} »")
            return f"0{bare}"
        if re.fullmatch(r"\d{5}", bare, re.ASCII):
            return bare
        notes.keep("code_postal", text, "un code postal a cinq chiffres : gardé à part")
        return None

    def nearest(self, latitude: float, longitude: float) -> Commune | None:
        """The commune whose centre is nearest to a position."""
        return self._towns.nearest(latitude, longitude)

    def _with_postcode(self, name: str | None, postcode: str, notes: Notes) -> Commune | None:
        there = self._of_postcode.get(postcode, [])
        if name:
            wanted = _plain(name)
            for commune in there:
                if _plain(commune.nom) == wanted:
                    return commune
            near = [one for one in there if _are_alike(one.nom, name)]
            if len(near) == 1:
                notes.say("commune", name, f"lu « {near[0].nom} »")
                return near[0]
            return self._by_name(name, notes, postcode)
        if len(there) == 1:
            return there[0]
        if there:
            names = ", ".join(one.nom for one in there[:5])
            why = "plusieurs communes ont ce code postal : commune non retenue"
            notes.say("code_postal", postcode, why, f"vouliez-vous dire {names} ?")
        else:
            notes.say("code_postal", postcode, "code postal inconnu ici : commune non retenue")
        return None

    def _by_name(self, name: str, notes: Notes, postcode: str | None = None) -> Commune | None:
        """A commune by its name: the only one of France, or of the département, to bear it."""
        named = self._of_name.get(_plain(name), [])
        area = postcode[:2] if postcode else self._around
        near = [one for one in named if area and _is_in(one, area)]
        if len(named) == 1:
            return named[0]
        if len(near) == 1:
            why = f"plusieurs communes de ce nom : prise celle du département {area}"
            notes.say("commune", name, why)
            return near[0]
        guesses = named or [
            one for code in self._towns.named(fold(name)) if (one := self._places.get(code))
        ]
        near = [one for one in guesses if area and _is_in(one, area)]
        if named:  # « Saint-Aubin » may be short for Saint-Aubin-Épinay
            near = [
                one
                for one in self._places.communes
                if area and _is_in(one, area) and _plain(one.nom).startswith(f"{_plain(name)} ")
            ]
        if not named and len(near) == 1 and _are_alike(near[0].nom, name):
            notes.say("commune", name, f"lu « {near[0].nom} ({near[0].departement}) »")
            return near[0]
        shown = ", ".join(f"{one.nom} ({one.departement})" for one in (near or guesses)[:5])
        why = "commune non reconnue avec certitude : gardée en toutes lettres"
        notes.say("commune", name, why, f"vouliez-vous dire {shown} ?" if shown else "")
        return None


def _are_alike(nom: str, said: str) -> bool:
    return fuzz.ratio(_plain(nom), _plain(said)) >= _ALIKE


def _is_in(commune: Commune, area: str) -> bool:
    return commune.departement == area or any(
        postcode.startswith(area) for postcode in commune.codes_postaux
    )


def _plain(name: str) -> str:
    words = [{"st": "saint", "ste": "sainte"}.get(word, word) for word in fold(name).split()]
    return _CEDEX.sub("", " ".join(words)).strip()
