"""Narrowing a search, turning its pages, and saying why a record is there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resources_db.directory.places import Places, distance_km
from resources_db.directory.search_query import Wanted
from resources_db.directory.search_reasons import Reading, Where, reasons
from resources_db.directory.searching import Question, Searcher
from resources_db.directory.shelf import Shelf
from resources_db.directory.suiting import is_of_age
from resources_db.directory.terms import Audience, KindCode, NeedCode, Resource
from tests.resources_db.directory import towns

EVERYONE = Wanted(audience=Audience.SCHOOL)


def _all(searcher: Searcher, shelf: Shelf, question: Question) -> list[Resource]:
    return [shelf[hit.id] for hit in searcher.page(question, limit=1000).found]


def test_a_need_and_a_kind_narrow(searcher: Searcher, shelf: Shelf) -> None:
    """Only records that have one of the needs, and one of the kinds."""
    need, kind = NeedCode("harcelement"), KindCode("ligne_3018")
    by_need = _all(searcher, shelf, Question("aide", wanted=Wanted(needs=(need,))))
    assert by_need
    assert all(need in record.needs for record in by_need)
    by_kind = _all(searcher, shelf, Question("", wanted=Wanted(kinds=(kind,))))
    assert {record.kind for record in by_kind} == {kind}


def test_needs_alone_give_everything_that_serves_them(searcher: Searcher, shelf: Shelf) -> None:
    """Without words, a filter lists all that it lets through, near first when a town is given."""
    need = NeedCode("orientation")
    wanted = Wanted(audience=Audience.SCHOOL, needs=(need,))
    listed = _all(searcher, shelf, Question("", wanted=wanted))
    assert {r.id for r in listed} == {r.id for r in shelf if need in r.needs}
    near = _all(searcher, shelf, Question("", towns.ROUEN, wanted=wanted))
    assert {r.id for r in near} == {r.id for r in listed}
    assert towns.ROUEN in near[0].communes


@pytest.mark.parametrize("age", [0, 11, 15, 16, 26, 60])
def test_an_age_keeps_what_may_receive_it(searcher: Searcher, shelf: Shelf, age: int) -> None:
    """Both limits included; an unknown limit excludes nothing."""
    wanted = Wanted(audience=Audience.SCHOOL, age=age)
    kept = {r.id for r in _all(searcher, shelf, Question("maison mission centre", wanted=wanted))}
    before = _all(searcher, shelf, Question("maison mission centre", wanted=EVERYONE))
    assert kept == {record.id for record in before if is_of_age(age, record)}


def test_a_distance_keeps_the_doors_within_it(
    searcher: Searcher, shelf: Shelf, places: Places
) -> None:
    """Ten kilometres around Rouen: no other door, and no line."""
    found = _all(searcher, shelf, Question("aide jeunes maison", towns.ROUEN, 10.0, EVERYONE))
    here = places.get(towns.ROUEN)
    assert found
    assert here is not None
    for record in found:
        doors = (door for code in record.communes if (door := places.get(code)))
        assert min(distance_km(here, door) or 0.0 for door in doors) <= 10


@settings(max_examples=40, deadline=None)
@given(
    text=st.sampled_from(["maison", "mision local", "écoute des jeunes", "76", "aide"]),
    near=st.sampled_from([None, towns.ROUEN, towns.MARSEILLE_15, towns.BREST]),
    size=st.integers(1, 7),
)
def test_pages_follow_without_gap_or_double(
    searcher: Searcher, text: str, near: str | None, size: int
) -> None:
    """Page after page gives what one long page gives; a page past the end is empty."""
    question = Question(text, towns.ROUEN if near else None, wanted=EVERYONE)
    whole = searcher.page(question, limit=40).found
    turned = [
        hit
        for number in range(1, 41)
        for hit in searcher.numbered(question, number, size=size).found
    ]
    assert turned[: len(whole)] == whole


def test_leaving_out_one_by_one_pages_as_well(searcher: Searcher, shelf: Shelf) -> None:
    """« Ouvert maintenant » is asked of each record; pages still follow."""

    def with_phone(record: Resource) -> bool:
        return record.telephone is not None

    question = Question("jeunes", wanted=EVERYONE)
    whole = searcher.page(question, limit=100, keep=with_phone).found
    assert whole
    assert all(shelf[hit.id].telephone for hit in whole)
    turned = [
        hit
        for number in range(1, 60)
        for hit in searcher.numbered(question, number, size=3, keep=with_phone).found
    ]
    assert turned == whole


def test_the_reasons_name_the_words(searcher: Searcher, shelf: Shelf, places: Places) -> None:
    """A guessed word, an acronym and a phone number each say how they led to the record."""

    def why(text: str, id_: str) -> set[tuple[str, Reading, Where]]:
        record = next(r for r in shelf if r.id == id_)
        found = reasons(searcher.asked(text), record, places)
        return {(it.read_as, it.how, it.where) for it in found}

    assert ("mission", Reading.GUESSED, Where.NAME) in why("mision", "pub-051")
    assert ("adolescents", Reading.MEANT, Where.NAME) in why("MDA", "pub-075")
    assert ("0235150400", Reading.WRITTEN, Where.TELEPHONE) in why("02 35 15 04 00", "pub-066")
    assert ("need:refus_scolaire", Reading.EVERYDAY, Where.NEED_OR_KIND) in why(
        "boule au ventre", "pub-042"
    )


def test_every_word_that_found_a_record_is_a_reason(searcher: Searcher, shelf: Shelf) -> None:
    """Nothing is found without a reason to tell."""
    places = Places(())
    for text in ("médiation familiale", "mision localle rouen", "MDA", "3018", "boule au ventre"):
        for hit in searcher.search(text, audience=Audience.SCHOOL, limit=30):
            assert list(reasons(searcher.asked(text), shelf[hit.id], places))
