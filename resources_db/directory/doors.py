"""The doors that a person may go to, and how near each one is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from resources_db.directory.places import Places
from resources_db.directory.shelf import NeedShelf
from resources_db.directory.terms import Commune, CommuneCode, Reach, Resource, ResourceId

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


@dataclass(frozen=True, slots=True)
class Door:
    """A resource, seen from where the person is."""

    resource: Resource
    ring: Ring
    km: float = 0.0


def doors_near(held: NeedShelf, places: Places, near: CommuneCode) -> list[Door]:
    """The doors for a need that someone of this commune may go to, in no order."""
    here = places.get(near)
    town = places.family(near)
    distances = dict.fromkeys(town, NEARBY_KM) | places.around(near, NEARBY_KM)
    found: dict[ResourceId, Door] = {}
    for commune, km in sorted(distances.items(), key=lambda pair: pair[1]):
        ring = Ring.TOWN if commune in town else Ring.AROUND
        for resource in held.by_commune.get(commune, ()):
            if _serves(resource, here, ring):
                second = 0.0 if commune == resource.communes[0] else _SECOND_TOWN_KM
                _keep_nearest(found, Door(resource, ring, km + second))
    for resource in held.by_departement.get(here.departement, ()) if here else ():
        wide = Ring.REGION if resource.reach is Reach.REGION else Ring.DEPARTMENT
        _keep_nearest(found, Door(resource, wide))
    return list(found.values())


def _keep_nearest(found: dict[ResourceId, Door], door: Door) -> None:
    known = found.get(door.resource.id)
    if known is None or (door.ring, door.km) < (known.ring, known.km):
        found[door.resource.id] = door


def _serves(resource: Resource, here: Commune | None, ring: Ring) -> bool:
    match resource.reach:
        case Reach.COMMUNE:
            return ring is Ring.TOWN
        case Reach.NEARBY | Reach.FRANCE:
            return True
        case Reach.DEPARTMENT | Reach.REGION:
            return here is not None and here.departement in resource.departements
