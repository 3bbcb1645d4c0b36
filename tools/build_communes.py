"""Builds the directory's ``communes.csv`` from two open data sets, both under Licence Ouverte.

Run it when a new year of the geographic code is out (the README beside it says where from)::

    python -m tools.build_communes communes.json communes.csv.lzma OUT.csv

The first file gives names, postcodes and population; the second the position of each town
hall, or the outline of the commune. Only the standard library is used.
"""

from __future__ import annotations

import csv
import json
import lzma
import struct
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from math import isnan
from pathlib import Path
from typing import NamedTuple, Required, TypedDict

COLUMNS = (
    "code",
    "nom",
    "departement",
    "codes_postaux",
    "population",
    "latitude",
    "longitude",
    "fait_partie_de",
)
_PARTS = {"commune-associee", "commune-deleguee", "arrondissement-municipal"}
_NULL = r"\N"
"""How the second data set writes « nothing »."""
_MARGIN = 0.03
"""Degrees outside a commune's outline where its town hall may be: outlines are simplified."""
Point = tuple[float, float]
"""Latitude and longitude, or the other way round inside an outline."""


class _Entry(TypedDict, total=False):
    """What is read of a record of the first data set."""

    code: Required[str]
    nom: Required[str]
    type: Required[str]
    departement: str
    codesPostaux: list[str]
    population: int
    chefLieu: str
    commune: str


def read_point(wkb: bytes) -> Point:
    """(latitude, longitude) of a little-endian WKB point.

    >>> read_point(struct.pack("<BIdd", 1, 1, 1.09, 49.44))
    (49.44, 1.09)
    """
    longitude, latitude = struct.unpack_from("<dd", wkb, 5)
    return latitude, longitude


def centre(wkb: bytes) -> Point:
    """(latitude, longitude) of the area-weighted centre of a little-endian WKB multipolygon.

    Holes are so small beside a commune that only the outer rings are counted.
    """
    area = x_sum = y_sum = 0.0
    for ring in _outer_rings(wkb):
        for (x0, y0), (x1, y1) in pairwise(ring):
            cross = x0 * y1 - x1 * y0
            area += cross
            x_sum += (x0 + x1) * cross
            y_sum += (y0 + y1) * cross
    return y_sum / (3 * area), x_sum / (3 * area)


def _outer_rings(wkb: bytes) -> Iterator[list[Point]]:
    (polygons,) = struct.unpack_from("<I", wkb, 5)
    offset = 9
    for _ in range(polygons):
        (rings,) = struct.unpack_from("<I", wkb, offset + 5)
        offset += 9
        for ring in range(rings):
            (count,) = struct.unpack_from("<I", wkb, offset)
            flat = struct.unpack_from(f"<{2 * count}d", wkb, offset + 4)
            offset += 4 + 16 * count
            if ring == 0:
                yield list(zip(flat[::2], flat[1::2], strict=True))


class Where(NamedTuple):
    """What the second data set says of a commune."""

    point: Point | None
    population: int


_NOWHERE = Where(None, 0)


def positions(path: Path) -> dict[str, Where]:
    """Where each commune is: its town hall, else the centre of its outline."""
    csv.field_size_limit(sys.maxsize)
    found: dict[str, Where] = {}
    with lzma.open(path, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            point = _position(row["mairie_localisation"], row["geometry"])
            people = row["population_municipale"]
            found.setdefault(row["code"], Where(point, 0 if people == _NULL else int(people)))
    return found


def _position(hall: str, outline: str) -> Point | None:
    at_hall = None if hall == _NULL else read_point(bytes.fromhex(hall))
    if at_hall is None or isnan(at_hall[0]):
        return None if outline == _NULL else centre(bytes.fromhex(outline))
    if outline == _NULL or _inside(at_hall, bytes.fromhex(outline)):
        return at_hall
    return centre(bytes.fromhex(outline))


def _inside(hall: Point, outline: bytes) -> bool:
    """Some town halls were registered in another town, or with their numbers mixed up."""
    points = [point for ring in _outer_rings(outline) for point in ring]
    longitudes = [longitude for longitude, _ in points]
    latitudes = [latitude for _, latitude in points]
    return (
        min(latitudes) - _MARGIN <= hall[0] <= max(latitudes) + _MARGIN
        and min(longitudes) - _MARGIN <= hall[1] <= max(longitudes) + _MARGIN
    )


def rows(entries: Iterable[_Entry], where: Mapping[str, Where]) -> Iterator[tuple[str, ...]]:
    """The lines of the CSV file, in the order of the codes.

    Postcodes that belong to an arrondissement are left to it, so that « 13015 » means one place.
    A former commune is kept, as a part of its commune, when it bears a name of its own.
    """
    everything = list(entries)
    kept = _kept(everything)
    taken = {
        (_whole(e), postcode)
        for e in kept
        if e["type"] == "arrondissement-municipal"
        for postcode in e.get("codesPostaux", [])
    }
    beside = _beside(everything, where)
    for entry in sorted(kept, key=lambda e: e["code"]):
        code = entry["code"]
        here = where.get(code, _NOWHERE)
        postcodes = [p for p in entry.get("codesPostaux", []) if (code, p) not in taken]
        point = here.point or beside(entry)
        yield (
            code,
            entry["nom"],
            _department(entry),
            " ".join(postcodes),
            str(entry.get("population", here.population)),
            *_degrees(point),
            _whole(entry),
        )


def _kept(entries: list[_Entry]) -> list[_Entry]:
    current = {e["code"]: e for e in entries if e["type"] == "commune-actuelle"}
    names = {(e["nom"], _department(e)) for e in current.values()}
    parts = [
        e
        for e in entries
        if e["type"] in _PARTS
        and e["code"] not in current
        and (e["nom"], _department(e)) not in names
    ]
    return [*current.values(), *parts]


def _beside(entries: list[_Entry], where: Mapping[str, Where]) -> Callable[[_Entry], Point | None]:
    """For a commune too new for the second data set: a point of its whole, part or postcode."""
    of_whole: dict[str, Point] = {}
    of_postcode: dict[tuple[str, str], Point] = {}
    for entry in entries:
        point = where.get(entry["code"], _NOWHERE).point
        if point:
            of_whole.setdefault(_whole(entry), point)
            for postcode in entry.get("codesPostaux", []):
                of_postcode.setdefault((_department(entry), postcode), point)

    def point_beside(entry: _Entry) -> Point | None:
        if whole := _whole(entry):
            return where.get(whole, _NOWHERE).point
        postcode = "".join(entry.get("codesPostaux", [])[:1])
        return of_whole.get(entry["code"]) or of_postcode.get((_department(entry), postcode))

    return point_beside


def _whole(entry: _Entry) -> str:
    return entry.get("commune") or entry.get("chefLieu") or ""


def _department(entry: _Entry) -> str:
    return entry.get("departement") or entry["code"][:3]


def _degrees(point: Point | None) -> tuple[str, str]:
    return (f"{point[0]:.4f}", f"{point[1]:.4f}") if point else ("", "")


def build(names: Path, outlines: Path, target: Path) -> int:
    """Write the file; the number of lines written, without the header."""
    entries: list[_Entry] = json.loads(names.read_text(encoding="utf-8"))
    lines = list(rows(entries, positions(outlines)))
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(lines)
    return len(lines)


if __name__ == "__main__":
    print(build(*(Path(argument) for argument in sys.argv[1:4])))
