"""The doors that a person may go to, and how near each one is."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from resources_db.directory.arrangement import Arrangement
from resources_db.directory.entries import Entry
from resources_db.directory.places import Places
from resources_db.directory.terms import CommuneCode, NeedCode, Reach

NEARBY_KM = 20.0
"""How far one goes to a door whose territory is not stated: half an hour by bus or train."""
_SECOND_TOWN_KM = 1.0
"""What a town that a resource also serves counts more than the one where it is."""


class Ring(IntEnum):
    """How near a door is."""

    TOWN = 0
    AROUND = 1
    DEPARTMENT = 2
    REGION = 3
    FRANCE = 4


class Door(NamedTuple):
    """A record, seen from where the person is."""

    entry: Entry
    ring: Ring
    km: float = 0.0


def doors_near(held: Arrangement, places: Places, need: NeedCode, near: CommuneCode) -> list[Door]:
    """The doors for a need that someone of this commune may go to, in no order."""
    here = places.get(near)
    town = places.family(near)
    wide = held.of_departement(here.departement, need) if here else []
    reaches_here = {entry.number for entry in wide}
    distances = dict.fromkeys(town, NEARBY_KM) | places.around(near, NEARBY_KM)
    found: dict[int, Door] = {}
    for commune, km in sorted(distances.items(), key=lambda pair: pair[1]):
        ring = Ring.TOWN if commune in town else Ring.AROUND
        for entry, first in held.doors_at(commune, need):
            if _serves(entry, ring, reaches_here):
                _keep_nearest(found, Door(entry, ring, km if first else km + _SECOND_TOWN_KM))
    for entry in wide:
        ring = Ring.REGION if entry.reach is Reach.REGION else Ring.DEPARTMENT
        _keep_nearest(found, Door(entry, ring))
    return list(found.values())


def _keep_nearest(found: dict[int, Door], door: Door) -> None:
    known = found.get(door.entry.number)
    if known is None or (door.ring, door.km) < (known.ring, known.km):
        found[door.entry.number] = door


def _serves(entry: Entry, ring: Ring, reaches_here: set[int]) -> bool:
    match entry.reach:
        case Reach.COMMUNE:
            return ring is Ring.TOWN
        case Reach.NEARBY | Reach.FRANCE:
            return True
        case Reach.DEPARTMENT | Reach.REGION:
            return entry.number in reaches_here
