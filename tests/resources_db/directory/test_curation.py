"""Every record of the facts has been decided upon, in codes that exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from resources_db.directory.bad_data import BadData
from resources_db.directory.curation import (
    COLUMNS,
    DEFAULT_PATH,
    Aside,
    Entry,
    SameAs,
    load_curation,
)
from resources_db.directory.places import Places
from resources_db.directory.taxonomy import needs
from resources_db.directory.terms import OpenTo, Reach, Resource
from tests.resources_db.directory.raw_facts import BY_ID, SEED

_LINE = "x-1,Un lieu,entry,cio,orientation,nearby,76540,76,non,,,usagers,,"


def test_every_record_is_shown_merged_or_set_aside_with_a_reason(
    resources: list[Resource],
) -> None:
    """Nothing of either file is forgotten, and nothing is shown that they do not hold."""
    decisions = load_curation()
    assert decisions.keys() == BY_ID.keys()
    entries = {id_ for id_, decision in decisions.items() if isinstance(decision, Entry)}
    assert {str(r.id) for r in resources} == entries
    for decision in decisions.values():
        match decision:
            case Aside(reason):
                assert len(reason) > 10
            case SameAs(other):
                assert other in entries
            case Entry():
                assert decision.kind


def test_the_name_beside_each_decision_is_the_record_s() -> None:
    """A reviewer reads the right name on each line."""
    lines = DEFAULT_PATH.read_text(encoding="utf-8").splitlines()[1:]
    for line in lines:
        name = BY_ID[line.split(",")[0]]["name"]
        assert name in line


def test_the_themes_of_a_seed_record_are_kept() -> None:
    """The founding documents' themes are needs already: the editor may add, not drop."""
    decisions = load_curation()
    for record in SEED:
        decision = decisions[record["id"]]
        if isinstance(decision, Entry):
            assert set(record["themes"]) <= set(decision.needs)


def test_what_the_public_does_not_reach_is_for_professionals() -> None:
    """A seed record without direct access is not a parent's door, two announced cases apart."""
    to_be_known = {"seed-002", "seed-020"}
    decisions = load_curation()
    for record in SEED:
        decision = decisions[record["id"]]
        if isinstance(decision, Entry) and not record["direct_public_access"]:
            open_to_all = OpenTo.USAGERS in decision.mobilisable_par
            assert open_to_all == (record["id"] in to_be_known)


@pytest.mark.parametrize("id_", ["seed-066", "seed-075", "seed-011", "seed-018", "seed-099"])
def test_what_is_no_help_is_set_aside(id_: str) -> None:
    """Councils, courts, committees and past schemes are not offered (the editor's notes)."""
    assert isinstance(load_curation()[id_], Aside)


def test_every_commune_named_exists(resources: list[Resource], places: Places) -> None:
    """The INSEE codes are real, and their département is among those of the record."""
    for r in resources:
        for code in r.communes:
            commune = places.get(code)
            assert commune is not None
            assert commune.departement in r.departements
        assert bool(r.departements) == (r.reach is not Reach.FRANCE)


def test_the_schools_and_associations_of_the_nord_are_there(
    resources: list[Resource],
) -> None:
    """The table of the ALSES: thirty schools, their fourteen associations, each in its town."""
    table = [r for r in SEED if "tableau ALSES" in r["source_ref"]]
    kinds = [r["type"] for r in table]
    assert kinds.count("college_alses") == 30
    assert kinds.count("association_prevention_specialisee") == 14
    by_id = {str(r.id): r for r in resources}
    for record in table:
        assert by_id[record["id"]].communes[0].startswith("59")


def test_every_need_is_served_somewhere(resources: list[Resource]) -> None:
    """The 32 needs of the taxonomy all have something to show."""
    served = {need for r in resources for need in r.needs}
    assert len(needs()) == 32
    assert served == set(needs())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("decision", "shown"),
        ("decision", "merge:"),
        ("decision", "aside"),
        ("kind", "cinema"),
        ("needs", "bonheur"),
        ("reach", "monde"),
        ("communes", "7654"),
        ("departements", "7"),
        ("age_min", "seize"),
    ],
)
def test_a_wrong_decision_says_where_it_stands(tmp_path: Path, field: str, value: str) -> None:
    """The line, the field and the mend are told, and nothing is loaded."""
    cells = dict(zip(COLUMNS, _LINE.split(","), strict=True)) | {"id": "x-2", field: value}
    path = tmp_path / "curation.csv"
    path.write_text("\n".join([",".join(COLUMNS), _LINE, ",".join(cells.values())]), "utf-8")
    with pytest.raises(BadData) as told:
        load_curation(path)
    assert (told.value.file, told.value.line, told.value.field) == ("curation.csv", 3, field)
    assert told.value.mend


@pytest.mark.parametrize("line", ["x-2,Un lieu", _LINE + ",de trop", "", _LINE])
def test_a_line_cut_short_too_long_empty_or_repeated_is_refused(tmp_path: Path, line: str) -> None:
    """A file cut in the middle is not half-read."""
    path = tmp_path / "curation.csv"
    path.write_text(f"{','.join(COLUMNS)}\n{_LINE}\n{line}\n", "utf-8")
    with pytest.raises(BadData, match="ligne 3"):
        load_curation(path)
