"""Where communes are: which contains which, and which are around which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from math import asin, cos, floor, radians, sin, sqrt

from resources_db.directory.terms import Commune, CommuneCode

_EARTH_KM = 6371.0
_CELL = 0.3
"""Side of a grid cell in degrees: over 20 km in both directions anywhere in France."""


def distance_km(a: Commune, b: Commune) -> float | None:
    """Kilometres as the crow flies; None when one of the two has no known position."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    lat_a, lat_b = radians(a.latitude), radians(b.latitude)
    half_lat, half_lon = (lat_b - lat_a) / 2, radians(b.longitude - a.longitude) / 2
    chord = sin(half_lat) ** 2 + cos(lat_a) * cos(lat_b) * sin(half_lon) ** 2
    return 2 * _EARTH_KM * asin(sqrt(chord))


class Places:
    """The communes known here, found by code and by neighbourhood. Never changes once made."""

    def __init__(self, communes: Iterable[Commune]) -> None:
        self.communes = tuple(communes)
        self._by_code = {commune.code: commune for commune in self.communes}

    def get(self, code: CommuneCode) -> Commune | None:
        """The commune of this code, if known here."""
        return self._by_code.get(code)

    def family(self, code: CommuneCode) -> frozenset[CommuneCode]:
        """The commune, the one it is a part of and its own parts: the same town for people.

        Marseille's 15e goes with Marseille, but not with the 16e.
        """
        commune = self.get(code)
        whole = commune.fait_partie_de if commune else None
        codes = {code, *self._parts.get(code, ())}
        return frozenset(codes | {whole} if whole else codes)

    def around(self, code: CommuneCode, km: float) -> dict[CommuneCode, float]:
        """Communes within this distance (20 km at most), the nearest first, itself at 0."""
        here = self.get(code)
        if here is None or here.latitude is None or here.longitude is None:
            return {code: 0.0}
        column, row = _cell(here.latitude, here.longitude)
        near = [
            (distance, other.code)
            for x in (column - 1, column, column + 1)
            for y in (row - 1, row, row + 1)
            for other in self._grid.get((x, y), ())
            if (distance := distance_km(here, other)) is not None and distance <= km
        ]
        return {neighbour: distance for distance, neighbour in sorted(near)}

    @cached_property
    def _parts(self) -> dict[CommuneCode, list[CommuneCode]]:
        parts: dict[CommuneCode, list[CommuneCode]] = defaultdict(list)
        for commune in self.communes:
            if commune.fait_partie_de:
                parts[commune.fait_partie_de].append(commune.code)
        return dict(parts)

    @cached_property
    def _grid(self) -> dict[tuple[int, int], list[Commune]]:
        grid: dict[tuple[int, int], list[Commune]] = defaultdict(list)
        for commune in self.communes:
            if commune.latitude is not None and commune.longitude is not None:
                grid[_cell(commune.latitude, commune.longitude)].append(commune)
        return dict(grid)


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    return floor(latitude / _CELL), floor(longitude / _CELL)
