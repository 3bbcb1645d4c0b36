"""The place of an appointment: a record of the directory that someone named, or words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.library import Library
from resources_db.directory.words import fold

_OFFERED = 5
WORDS = "words"
"""Said of the place in the form: no record, the words are kept."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where it takes place, as the door is asked for it."""

    record: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Lookup:
    """What was found for the words that were typed."""

    place: Place
    offered: tuple[tuple[str, str], ...] = ()
    """Records that they may mean, with their name and address: somebody chooses."""


def look_up(library: Library, typed: str, room: str, form: Mapping[str, str]) -> Lookup:
    """The record of this name; else the words, with the records that come near."""
    if not typed:
        return Lookup(Place(words=room or None))
    words = ", ".join(filter(None, (typed, room)))
    hits = library.searcher.search(typed, near=library.city_days.commune)
    near = [one for hit in hits if (one := library.record(hit.id))]
    same = [one for one in near if fold(one.nom) == fold(typed)]
    if len(same) == 1:
        return Lookup(Place(str(same[0].id), room or None))
    offered = tuple((str(one.id), _named(one.nom, one.adresse)) for one in near[:_OFFERED])
    said = form.get("record", "")
    if said in {id_ for id_, _name in offered}:
        return Lookup(Place(said, room or None), offered)
    return Lookup(Place(words=words), offered)


def worded(library: Library, place: str | None, words: str | None) -> str | None:
    """The place as a page of the service shows it."""
    name = None if place is None else library.resource(place) or place
    return ", ".join(filter(None, (name, words))) or None


def _named(name: str, address: str | None) -> str:
    return f"{name} ({address})" if address else name
