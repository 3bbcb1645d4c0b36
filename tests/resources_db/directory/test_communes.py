"""The communes of France: complete, placed, quick to load; a bad file says where it is bad."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from time import perf_counter

import pytest

from resources_db.directory.bad_data import BadData
from resources_db.directory.communes import COLUMNS, DEFAULT_PATH, load_communes
from resources_db.directory.places import Places, distance_km
from resources_db.directory.terms import Commune, CommuneCode
from tests.resources_db.directory import towns

_GOOD = "76540,Rouen,76,76000 76100,117662,49.4433,1.0998,"


def _named(places: Places, code: CommuneCode) -> Commune:
    commune = places.get(code)
    assert commune is not None
    return commune


def test_all_of_france_is_there(places: Places) -> None:
    """Every current commune of the geographic code, and the parts that keep a name."""
    whole = [c for c in places.communes if c.fait_partie_de is None]
    assert 34_900 < len(whole) < 35_100
    assert len({c.code for c in places.communes}) == len(places.communes)
    assert {"76", "13", "59", "2A", "2B", "971", "974", "976"} <= {c.departement for c in whole}


def test_the_towns_of_the_facts_are_where_they_are(places: Places) -> None:
    """Known positions, to a kilometre."""
    rouen = _named(places, towns.ROUEN)
    assert (rouen.nom, rouen.codes_postaux) == ("Rouen", ("76000", "76100"))
    assert rouen.latitude == pytest.approx(49.443, abs=0.01)
    assert rouen.longitude == pytest.approx(1.099, abs=0.01)
    assert distance_km(rouen, _named(places, towns.LILLE)) == pytest.approx(194, abs=5)


def test_the_mainland_is_wholly_placed(places: Places) -> None:
    """Every commune of the mainland and the overseas départements has a position in France."""
    for c in places.communes:
        if c.departement < "975":
            assert c.latitude is not None
            assert c.longitude is not None
            if len(c.departement) == 2:
                assert 41 < c.latitude < 51.2
                assert -5.2 < c.longitude < 9.7


def test_a_postcode_of_an_arrondissement_is_one_place(places: Places) -> None:
    """« 13015 » is the 15e of Marseille alone; Marseille keeps no postcode of its own."""
    holders = [c for c in places.communes if "13015" in c.codes_postaux]
    assert [c.nom for c in holders] == ["Marseille 15e Arrondissement"]
    assert holders[0].fait_partie_de == towns.MARSEILLE
    for city, count in (("13055", 16), ("69123", 9), ("75056", 20)):
        assert len(places.family(CommuneCode(city))) == count + 1


def test_a_former_commune_is_known_by_its_name(places: Places) -> None:
    """Lomme is a part of Lille, and keeps its place on the map."""
    lomme = _named(places, towns.LOMME)
    assert lomme.fait_partie_de == towns.LILLE
    assert lomme.population > 20_000
    assert places.family(towns.LOMME) == {towns.LOMME, towns.LILLE}


def test_what_is_around_is_what_a_ruler_finds(places: Places) -> None:
    """The grid forgets no commune within twenty kilometres, north or south, nearest first."""
    for code in (towns.DUNKERQUE, towns.MARSEILLE, towns.SAINT_DENIS_DE_LA_REUNION):
        here = _named(places, code)
        ruler = {
            c.code: km
            for c in places.communes
            if (km := distance_km(here, c)) is not None and km <= 20
        }
        around = places.around(code, 20)
        assert around == ruler
        assert [*around.values()] == sorted(around.values())
        assert next(iter(around)) == code


def test_a_place_that_is_not_on_the_map_has_no_neighbours(places: Places) -> None:
    """An unknown code is only around itself."""
    unknown = CommuneCode("99999")
    assert places.get(unknown) is None
    assert places.around(unknown, 20) == {unknown: 0.0}
    assert places.family(unknown) == {unknown}


def test_some_departements_can_be_loaded_alone() -> None:
    """A city may keep only what it needs."""
    loaded = load_communes(departements={"76", "13"})
    assert {c.departement for c in loaded} == {"76", "13"}
    assert 700 < len(loaded) < 1000


def test_loading_all_of_france_is_light() -> None:
    """A quarter of a second and 25 MB, with a margin for a busy machine."""
    quickest = 10.0
    for _ in range(3):
        start = perf_counter()
        load_communes()
        quickest = min(quickest, perf_counter() - start)
    tracemalloc.start()
    kept = load_communes()
    size, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(kept) > 35_000
    assert quickest < 1.0
    assert size < 25_000_000


def test_the_file_stays_small() -> None:
    """It travels with every clone."""
    assert DEFAULT_PATH.stat().st_size < 2_500_000


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (_GOOD.replace("76540", "7654"), "code"),
        (_GOOD.replace("Rouen", ""), "nom"),
        (_GOOD.replace(",76,", ",,"), "departement"),
        (_GOOD.replace("117662", "beaucoup"), "population"),
        (_GOOD.replace("49.4433", "nord"), "latitude"),
        (_GOOD.replace("1.0998", "nan"), "longitude"),
        (_GOOD.replace("1.0998", "1099.8"), "longitude"),
        (_GOOD + "x,y", "colonnes"),
        ("76540,Rou", "colonnes"),
    ],
)
def test_a_bad_line_says_where_it_is_bad(tmp_path: Path, line: str, field: str) -> None:
    """The file, the line and the field, and how to mend it."""
    path = tmp_path / "communes.csv"
    path.write_text(f"{','.join(COLUMNS)}\n{_GOOD}\n{line}\n", encoding="utf-8")
    with pytest.raises(BadData) as told:
        load_communes(path)
    assert (told.value.file, told.value.line, told.value.field) == ("communes.csv", 3, field)


@pytest.mark.parametrize("content", [b"", b"nom;code\n", "Orléans".encode("latin-1")])
def test_a_file_of_something_else_is_refused(tmp_path: Path, content: bytes) -> None:
    """No header, another one, or another encoding."""
    path = tmp_path / "communes.csv"
    path.write_bytes(content)
    with pytest.raises(BadData, match=r"communes\.csv"):
        load_communes(path)
