"""What ``accroche search`` prints: cards or JSON, and why each of them is there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from bot.library import Library
from bot.rendering.plain import card_as_text
from bot.rendering.replies import Wording
from resources_db.directory.places import distance_km
from resources_db.directory.search_reasons import Reading, Where, reasons
from resources_db.directory.searching import Found, Page, Question
from resources_db.directory.terms import Commune, Resource

_NOTHING = "Rien dans l'annuaire pour ces mots."
_WHERE = {
    Where.NAME: "dans le nom",
    Where.WHOLE_NAME: "le nom entier",
    Where.TELEPHONE: "le numéro",
    Where.TOLD: "dans la description ou le secteur",
    Where.ASIDE: "dans le public, l'adresse ou les langues",
    Where.NEED_OR_KIND: "par son genre ou ses besoins",
}


@dataclass(frozen=True, slots=True)
class Result:
    """One page of a search."""

    library: Library
    question: Question
    near: Commune | None
    number: int
    page: Page

    def as_json(self, *, explained: bool) -> str:
        """One object: where it was looked for, and the resources, best first."""
        resources: list[dict[str, object]] = []
        for hit, record in self._records():
            told: dict[str, object] = {
                "id": hit.id,
                "name": record.nom,
                "kind": record.kind,
                "score": hit.score,
                "telephone": record.telephone,
                "adresse": record.adresse,
            }
            if self.near is not None:
                told["km"] = self._km(record)
            if explained:
                told["why"] = list(self._why(record))
            resources.append(told)
        near = self.near and {"code": self.near.code, "name": self.near.nom}
        more = self.page.next is not None
        told = {"near": near, "page": self.number, "more": more, "resources": resources}
        return json.dumps(told, ensure_ascii=False)

    def as_text(self, here: datetime, *, explained: bool) -> str:
        """The cards as the chat shows them."""
        zone = here.tzinfo
        if zone is None:
            raise ValueError("The instant needs its time zone.")
        wording = Wording(self.library, "fr", zone, here.date(), here)
        told: list[str] = []
        for hit, record in self._records():
            card = wording.card(hit.id)
            if card is not None:
                why = self._why_in_words(hit, record) if explained else ""
                told.append(card_as_text(card, "fr") + why)
        if not told:
            return _NOTHING
        if self.near is not None:
            told.insert(0, f"Près de {self.near.nom} ({self.near.departement}) :")
        if self.page.next is not None:
            told.append(f"La suite : --page {self.number + 1}")
        return "\n\n".join(told)

    def _records(self) -> Iterator[tuple[Found, Resource]]:
        for hit in self.page.found:
            record = self.library.record(hit.id)
            if record is not None:
                yield hit, record

    def _why_in_words(self, hit: Found, record: Resource) -> str:
        km = self._km(record)
        lines = [*self._why(record), *([f"à {km:g} km"] if km is not None else [])]
        return "\n" + "\n".join(
            [f"Pourquoi (note {hit.score:.2f}) :", *(f"- {it}" for it in lines)]
        )

    def _why(self, record: Resource) -> Iterator[str]:
        asked = self.library.searcher.asked(self.question.text)
        found = reasons(asked, record, self.library.places)
        for (said, read_as, how), group in groupby(
            found, lambda it: (it.asked, it.read_as, it.how)
        ):
            places = ", ".join(_WHERE[reason.where] for reason in group)
            yield f"{_read(said, read_as, how)} : {places}"

    def _km(self, record: Resource) -> float | None:
        """From the commune asked for to the nearest of the record's."""
        here, town = self.near, self.library.places.get
        if here is None:
            return None
        doors = (door for code in record.communes if (door := town(code)))
        found = [km for door in doors if (km := distance_km(here, door)) is not None]
        return round(min(found), 1) if found else None


def _read(said: str, read_as: str, how: Reading) -> str:
    match how:
        case Reading.WRITTEN:
            return f"« {read_as} »"
        case Reading.GUESSED:
            return f"« {said} » lu « {read_as} »"
        case Reading.MEANT:
            return f"« {read_as} », que « {said} » veut dire"
        case Reading.EVERYDAY:
            return f"« {said} », comme on dit de {read_as.partition(':')[2]}"
