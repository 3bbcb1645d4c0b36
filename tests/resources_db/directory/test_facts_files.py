"""Reading files of facts: what is wrong is told with its line, its field and the mend."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from resources_db.directory.bad_data import BadData
from resources_db.directory.loading import Files, load_facts
from resources_db.directory.records import from_json, to_json
from resources_db.directory.sources import founding, page, year_of
from resources_db.directory.terms import Resource
from tests.resources_db.directory.made_up import resources as any_resource
from tests.resources_db.directory.raw_facts import PUBLIC, SEED, FactRecord


def _write(folder: Path, records: object) -> Path:
    path = folder / "facts.json"
    path.write_text(json.dumps(records, indent=1), encoding="utf-8")
    return path


def _told(files: Files) -> BadData:
    with pytest.raises(BadData) as error:
        load_facts(files)
    return error.value


def _changed(record: FactRecord, **values: object) -> list[FactRecord]:
    return [record | values if r is record else r for r in PUBLIC]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", None),
        ("phone", 119),
        ("publish_advice", "perhaps"),
        ("fields_verified", "phone"),
        ("fields_verified", [1]),
        ("sources", ["https://example.org"]),
        ("id", "pub 006"),
        ("id", "x" * 81),
        ("id", "pub-007"),
    ],
)
def test_a_wrong_value_says_where_it_stands(tmp_path: Path, field: str, value: object) -> None:
    """The line of the record in the file, the field, and what is expected."""
    path = _write(tmp_path, _changed(PUBLIC[5], **{field: value}))
    told = _told(Files(public=path))
    assert (told.file, told.field) == ("facts.json", field)
    assert told.mend
    if field != "id":
        assert '"pub-006"' in path.read_text("utf-8").splitlines()[told.line - 1]


def test_a_missing_field_is_named(tmp_path: Path) -> None:
    """A record without its advice cannot be shown: which one is told."""
    record = {k: v for k, v in PUBLIC[0].items() if k != "publish_advice"}
    told = _told(Files(public=_write(tmp_path, [record])))
    assert told.field == "publish_advice"


@pytest.mark.parametrize(
    "content",
    [b"", b"[{", b"{}", b'["a"]', b"[1]", b"[" * 100_000, '["é"]'.encode("latin-1")],
)
def test_a_broken_file_is_refused_whole(tmp_path: Path, content: bytes) -> None:
    """Empty, cut in the middle, something else, too deep, another encoding."""
    path = tmp_path / "facts.json"
    path.write_bytes(content)
    assert _told(Files(public=path)).file == "facts.json"


def test_a_record_without_a_decision_is_refused(tmp_path: Path) -> None:
    """A new record needs its line in the curation before it is shown."""
    path = _write(tmp_path, [*PUBLIC, PUBLIC[0] | {"id": "pub-999"}])
    told = _told(Files(public=path))
    assert (told.file, told.field) == ("curation.csv", "id")
    assert "pub-999" in str(told)


def test_a_record_merged_into_nothing_is_refused(tmp_path: Path) -> None:
    """A merge must name a record that is an entry."""
    curation = Files().curation.read_text("utf-8").replace("merge:pub-032", "merge:pub-999")
    path = tmp_path / "curation.csv"
    path.write_text(curation, "utf-8")
    assert "pub-999" in str(_told(Files(curation=path)))


def test_an_unknown_document_is_refused(tmp_path: Path) -> None:
    """Every seed record cites a document that we can name."""
    records = [SEED[0] | {"source_file": "009.txt"}, *SEED[1:]]
    assert _told(Files(seed=_write(tmp_path, records))).field == "source_file"


def test_a_new_record_with_its_decision_is_shown(tmp_path: Path) -> None:
    """The editor adds a record and its line: it is there, and nothing else moved."""
    record = PUBLIC[0] | {"id": "pub-999", "name": "Un lieu neuf"}
    line = "pub-999,Un lieu neuf,entry,cio,orientation,nearby,76540,76,non,,,usagers,,"
    curation = tmp_path / "curation.csv"
    curation.write_text(f"{Files().curation.read_text('utf-8')}{line}\n", "utf-8")
    public = _write(tmp_path, [*PUBLIC, record])
    before = {r.id: r for r in load_facts()}
    after = {str(r.id): r for r in load_facts(Files(public=public, curation=curation))}
    assert after.pop("pub-999").nom == "Un lieu neuf"
    assert after == before


@given(any_resource("x-1"))
def test_a_resource_is_kept_field_for_field(resource: Resource) -> None:
    """What is read back is what was written, lone surrogates and NUL included."""
    text = to_json(resource)
    assert from_json(text) == resource
    assert to_json(from_json(text)) == text
    assert text.isascii()


def test_a_field_of_a_newer_version_is_left_out(resources: list[Resource]) -> None:
    """An older version can still read what a newer one wrote."""
    text = to_json(resources[0])
    newer = json.dumps(json.loads(text) | {"new_field": 1})
    assert from_json(newer) == resources[0]
    assert replace(resources[0], nom="x") != resources[0]


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ("28/09/2023", 2023),
        ("2015 environ (page 03/2022)", 2015),
        ("JO du 26/04/2021", 2021),
        ("non datée", None),
        ("non datée (après août 2021)", None),
        ("article ancien (page remaniée 10/2021)", None),
        (None, None),
    ],
)
def test_the_year_of_a_page(date: str | None, year: int | None) -> None:
    """The first year named; none when the page says it is undated."""
    assert year_of(date) == year


def test_a_source_is_named_by_its_site() -> None:
    """Without the editor's remarks on its date; a copy found elsewhere is not linked to."""
    source = page("https://www.rouen.fr/jeunes", "2015 environ (page 03/2022)")
    assert (source.label, source.date) == ("rouen.fr", "2015 environ")
    assert page("https://example.org/x", "copie non datée d'un site").url is None
    assert founding("autre.txt", "art. 1") is None
