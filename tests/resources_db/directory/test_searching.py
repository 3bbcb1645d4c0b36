"""Searching in one's own words: typos, acronyms, numbers, near a town."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resources_db.directory.places import Places
from resources_db.directory.search_words import expansions, numbers, stem, telling
from resources_db.directory.searching import Searcher
from resources_db.directory.shelf import Shelf
from resources_db.directory.terms import Audience, PublishAdvice, Resource
from resources_db.directory.words import words
from tests.resources_db.directory import towns


def _first(searcher: Searcher, text: str) -> str:
    return searcher.search(text)[0].id


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("numéro de l'APRE à Rouen", "pub-024"),
        ("le service jeunesse est ouvert pendant les vacances ?", "pub-032"),
        ("mission locale de Rouen", "pub-051"),
        ("cio rouen", "pub-044"),
        ("maison des ados marseille", "pub-074"),
        ("MDPH", "pub-064"),
        ("boule au ventre marseille maison adolescents", "pub-074"),
        ("planning familial 13", "pub-072"),
        ("collège Verlaine", "seed-133"),
        ("APSN", "seed-098"),
        ("E2C", "seed-041"),
        ("MGI", "seed-038"),
        ("médiation familiale Harpe", "pub-066"),
        ("cannabis", "pub-018"),
    ],
)
def test_a_known_thing_is_found_by_its_name(searcher: Searcher, text: str, id_: str) -> None:
    """Its own words, an acronym, or an everyday expression bring it first."""
    assert _first(searcher, text) == id_


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("mision localle rouen", "pub-051"),
        ("MEDIATION FAMILLIALE HARPE", "pub-066"),
        ("planing familial 13", "pub-072"),
        ("harcelment", "pub-007"),
        ("ecole de la deuxieme chanse normandi", "pub-054"),
        ("colege verlaine", "seed-133"),
    ],
)
def test_misspelt_words_are_understood(searcher: Searcher, text: str, id_: str) -> None:
    """One wrong letter in a word, two in a long one; accents and capitals do not matter."""
    assert _first(searcher, text) == id_


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("3018", "pub-007"),
        ("le 39 89 c'est quoi", "pub-017"),
        ("02 35 15 04 00", "pub-066"),
        ("0235150400", "pub-066"),
        ("15", "pub-001"),
        ("le 3020", "pub-007"),
        ("08victimes", "pub-014"),
        ("net écoute", "pub-007"),
    ],
)
def test_a_number_finds_its_record(searcher: Searcher, text: str, id_: str) -> None:
    """Its digits however they are written; a number that is no more gives its successor."""
    assert _first(searcher, text) == id_


def test_every_phone_finds_a_record_that_has_it(searcher: Searcher, shelf: Shelf) -> None:
    """Known-item search by phone, on every record shown."""
    for r in shelf:
        if r.telephone:
            found = searcher.search(r.telephone, audience=Audience.SCHOOL)
            assert shelf[found[0].id].telephone == r.telephone


def test_every_name_finds_its_record(searcher: Searcher, shelf: Shelf) -> None:
    """Known-item search by name: each record is among the first three for its own name."""
    lost = [
        r.nom
        for r in shelf
        if r.id not in [hit.id for hit in searcher.search(r.nom, audience=Audience.SCHOOL)][:3]
    ]
    assert lost == []


def test_an_age_is_not_a_phone(searcher: Searcher) -> None:
    """« 15 ans » does not call the SAMU before what the rest of the sentence asks."""
    assert _first(searcher, "mission locale 15 ans") != "pub-001"


def test_near_a_town_its_places_come_first(searcher: Searcher) -> None:
    """The same words, asked in two towns."""
    assert searcher.search("mission locale", near=towns.ROUEN)[0].id == "pub-051"
    assert searcher.search("mission locale", near=towns.MARSEILLE_15)[0].id == "pub-078"
    assert searcher.search("caf", near=towns.LE_HAVRE)[0].id == "pub-046"


@pytest.mark.parametrize("audience", Audience)
def test_what_is_never_shown_is_not_found(
    searcher: Searcher, resources: list[Resource], audience: Audience
) -> None:
    """Neither by its name, nor by its number, for anyone."""
    never = [r for r in resources if r.advice is PublishAdvice.NEVER]
    for r in never:
        for text in (r.nom, r.telephone or "", r.description):
            hits = {hit.id for hit in searcher.search(text, audience=audience, limit=1000)}
            assert not hits & {record.id for record in never}


def test_families_do_not_find_professionals_doors(searcher: Searcher) -> None:
    """The GPDS is a meeting of the school: a school finds it, a parent does not."""
    assert searcher.search("GPDS", audience=Audience.SCHOOL)[0].id == "seed-005"
    assert "seed-005" not in [hit.id for hit in searcher.search("GPDS", limit=1000)]


@pytest.mark.parametrize("text", ["", "   ", "le la les", "😀😀", "<b>", "\x00", "\ud800", "zzzzz"])
def test_what_says_nothing_finds_nothing(searcher: Searcher, text: str) -> None:
    """No error, no chance result."""
    assert searcher.search(text) == []


def test_a_very_long_text_is_read_at_its_beginning(searcher: Searcher) -> None:
    """A hundred thousand characters do not make a search slow."""
    assert _first(searcher, "mission locale de Rouen " + "et " * 33_000) == "pub-051"


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=60), limit=st.integers(0, 20))
def test_any_text_gives_a_well_ordered_list(searcher: Searcher, text: str, limit: int) -> None:
    """No duplicate, scores that fall, the same list twice, never more than asked."""
    found = searcher.search(text, limit=limit)
    assert len(found) <= limit
    assert len({hit.id for hit in found}) == len(found)
    assert found == sorted(found, key=lambda hit: (-hit.score, hit.id))
    assert found == searcher.search(text, limit=limit)


def test_the_order_of_the_import_changes_nothing(resources: list[Resource], places: Places) -> None:
    """The same records in another order give the same answers."""
    one = Searcher(Shelf(1, resources), places)
    other = Searcher(Shelf(2, resources[::-1]), places)
    for text in ("médiation familiale rouen", "ecole", "mision localle", "centre"):
        assert one.search(text, limit=50) == other.search(text, limit=50)


def test_words_of_one_family_share_their_stem() -> None:
    """Plural and feminine do not matter."""
    assert stem("educateurs") == stem("educateur")
    assert stem("decrocheuse") == stem("decrocheuses")


def test_a_sentence_is_reduced_to_what_it_says() -> None:
    """Empty words go, numbers are read whole, acronyms are told."""
    assert telling(words("Je cherche une aide pour mon fils")) == ["aide", "fils"]
    assert list(numbers(words("le 39 89 ou le 3018"))) == ["3989", "3018"]
    assert ["maison", "des", "adolescents"] in list(expansions(words("la MDA")))
