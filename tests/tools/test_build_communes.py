"""The file of communes is built from two data sets that are each imperfect."""

from __future__ import annotations

import json
import lzma
import struct
from pathlib import Path

import pytest

from resources_db.directory.communes import load_communes
from tools.build_communes import build, centre, read_point

_NULL = r"\N"


def _point(longitude: float, latitude: float) -> str:
    return struct.pack("<BIdd", 1, 1, longitude, latitude).hex()


def _square(west: float, south: float, side: float = 0.1) -> str:
    """The outline of a square commune."""
    east, north = west + side, south + side
    ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    flat = [number for point in ring for number in point]
    polygon = struct.pack("<BII", 1, 3, 1) + struct.pack(f"<I{len(flat)}d", len(ring), *flat)
    return (struct.pack("<BII", 1, 6, 1) + polygon).hex()


def _names(folder: Path, *entries: dict[str, object]) -> Path:
    path = folder / "communes.json"
    path.write_text(json.dumps(entries), encoding="utf-8")
    return path


def _outlines(folder: Path, *rows: tuple[str, str, str]) -> Path:
    path = folder / "communes.csv.lzma"
    lines = ["code,mairie_localisation,geometry,population_municipale"]
    lines += [f"{code},{hall},{outline},7" for code, hall, outline in rows]
    path.write_bytes(lzma.compress("\n".join(lines).encode()))
    return path


def _entry(code: str, nom: str, **more: object) -> dict[str, object]:
    return {
        "code": code,
        "nom": nom,
        "type": "commune-actuelle",
        "departement": code[:2],
        "codesPostaux": ["76000"],
        "population": 10,
    } | more


@pytest.mark.parametrize(
    ("hall", "where"),
    [
        (_point(1.02, 49.03), (49.03, 1.02)),
        (_point(49.03, 49.03), (49.05, 1.05)),
        (_point(float("nan"), float("nan")), (49.05, 1.05)),
        (_NULL, (49.05, 1.05)),
    ],
)
def test_a_commune_is_at_its_town_hall_if_that_is_inside_it(
    tmp_path: Path, hall: str, where: tuple[float, float]
) -> None:
    """A hall registered elsewhere, or not at all, gives way to the middle of the outline."""
    names = _names(tmp_path, _entry("76540", "Rouen"))
    outlines = _outlines(tmp_path, ("76540", hall, _square(1.0, 49.0)))
    target = tmp_path / "out.csv"
    assert build(names, outlines, target) == 1
    (rouen,) = load_communes(target)
    assert (rouen.latitude, rouen.longitude) == pytest.approx(where)
    assert (rouen.nom, rouen.population, rouen.codes_postaux) == ("Rouen", 10, ("76000",))


def test_arrondissements_keep_their_postcodes_for_themselves(tmp_path: Path) -> None:
    """« 13015 » is one place, and a former commune is kept if its name is its own."""
    part: dict[str, object] = {"type": "arrondissement-municipal", "commune": "13055"}
    former: dict[str, object] = {
        "type": "commune-deleguee",
        "chefLieu": "76540",
        "codesPostaux": [],
    }
    names = _names(
        tmp_path,
        _entry("13055", "Marseille", codesPostaux=["13001", "13015"]),
        _entry("13215", "Marseille 15e", codesPostaux=["13015"], **part),
        _entry("76540", "Rouen"),
        _entry("76900", "Rouen", **former),
        _entry("76901", "Saint-Sever", **former),
    )
    outlines = _outlines(tmp_path, ("76540", _point(1.0, 49.0), _NULL))
    target = tmp_path / "out.csv"
    build(names, outlines, target)
    loaded = {c.nom: c for c in load_communes(target)}
    assert sorted(loaded) == ["Marseille", "Marseille 15e", "Rouen", "Saint-Sever"]
    assert loaded["Marseille"].codes_postaux == ("13001",)
    assert loaded["Marseille 15e"].fait_partie_de == "13055"
    assert loaded["Saint-Sever"].latitude == pytest.approx(49.0)
    assert loaded["Marseille"].latitude is None


def test_a_new_commune_takes_a_point_that_shares_its_postcode(tmp_path: Path) -> None:
    """In its own département only."""
    names = _names(
        tmp_path,
        _entry("76540", "Rouen"),
        _entry("76999", "Nouvelle"),
        _entry("27999", "Voisine", departement="27"),
    )
    outlines = _outlines(tmp_path, ("76540", _point(1.0, 49.0), _NULL))
    target = tmp_path / "out.csv"
    build(names, outlines, target)
    loaded = {c.nom: c.latitude for c in load_communes(target)}
    assert loaded == {"Rouen": 49.0, "Nouvelle": 49.0, "Voisine": None}


def test_the_middle_is_weighted_by_area() -> None:
    """A square has its middle in its middle, whatever the direction of its outline."""
    assert centre(bytes.fromhex(_square(2.0, 48.0))) == pytest.approx((48.05, 2.05))
    assert read_point(bytes.fromhex(_point(2.0, 48.0))) == (48.0, 2.0)
