"""How much the place of a record counts, seen from a commune."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from resources_db.directory.doors import NEARBY_KM
from resources_db.directory.places import Places
from resources_db.directory.search_fields import COMMUNE, DEPARTEMENT, NO_PLACE
from resources_db.directory.terms import CommuneCode

_HERE, _NEXT, _AROUND, _SAME_DEPARTMENT, _ANYWHERE, _ELSEWHERE = 1.6, 1.5, 1.4, 1.2, 1.0, 0.5
_NEXT_KM = 10.0


class Ring(NamedTuple):
    """Records by their place: those with one of the marks, or all when there is none."""

    marks: tuple[str, ...] | None
    factor: float


def rings(places: Places, near: CommuneCode) -> Iterator[Ring]:
    """From here outwards. A record counts in the first of the rings that it is in."""
    here = places.get(near)
    town = places.family(near)
    around = places.around(near, NEARBY_KM)
    yield Ring(_communes(town), _HERE)
    yield Ring(_communes(code for code, km in around.items() if km <= _NEXT_KM), _NEXT)
    yield Ring(_communes(around), _AROUND)
    if here is not None:
        yield Ring((DEPARTEMENT + here.departement,), _SAME_DEPARTMENT)
    yield Ring((NO_PLACE,), _ANYWHERE)
    yield Ring(None, _ELSEWHERE)


def doors_within(places: Places, near: CommuneCode, km: float) -> tuple[str, ...]:
    """The marks of the doors of this town, and of those around it so near."""
    return _communes({*places.family(near), *places.around(near, km)})


def _communes(codes: Iterable[CommuneCode]) -> tuple[str, ...]:
    return tuple(sorted(COMMUNE + code for code in codes))
