"""Places of the directory for what comes next: a few for each need, with source and date."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.library import Library
from bot.paper.voice import Said
from bot.rendering.cards import source_text
from bot.rendering.cautions import caution
from bot.rendering.freshness_words import checked_words
from conversations.texts import Text
from resources_db.directory.finding import find
from resources_db.directory.suiting import has_contact
from resources_db.directory.terms import Audience, CommuneCode, NeedCode, Resource, ResourceId

NEEDS: Final = tuple(
    map(NeedCode, ("soutien_scolaire", "orientation", "parentalite_ado", "loisirs_sport"))
)
"""What a family looks for after a measure, while nobody has chosen, in the order of the paper."""
_OF_EACH: Final = 2
_LOOKED_THROUGH: Final = 12


@dataclass(frozen=True, slots=True)
class Place:
    """One record, as a paper tells it."""

    name: str
    contacts: tuple[Said, ...]
    cautions: tuple[Text, ...]
    sources: tuple[Text, ...]


def places_for(
    library: Library, near: str | None, today: date, needs: Collection[NeedCode] = NEEDS
) -> tuple[Place, ...]:
    """Doors that open to families and can be reached, near the city first; each record once."""
    chosen: dict[ResourceId, None] = {}
    for need in needs:
        found = find(
            library.shelf,
            library.places,
            need,
            near=None if near is None else CommuneCode(near),
            age=None,
            audience=Audience.PARENT,
            limit=_LOOKED_THROUGH,
        )
        new = [one for one in found if one not in chosen and has_contact(library.shelf[one])]
        chosen.update(dict.fromkeys(new[:_OF_EACH]))
    return tuple(_place(library.shelf[one], today) for one in chosen)


def _place(record: Resource, today: date) -> Place:
    return Place(
        name=record.nom,
        contacts=tuple(_contacts(record)),
        cautions=tuple(caution(record, today)),
        sources=tuple(_sources(record, today)),
    )


def _contacts(record: Resource) -> Iterator[Said]:
    known = (record.telephone, record.adresse, record.courriel, record.site_web)
    yield from (it for it in known if it is not None)


def _sources(record: Resource, today: date) -> Iterator[Text]:
    yield source_text(record)
    if record.checked is not None:
        yield checked_words(record.checked, today)
