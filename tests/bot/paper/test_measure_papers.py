"""What each paper of a measure says, and what those that go to a host never say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from bot.paper.measures.about import About
from bot.paper.measures.attendance import attendance
from bot.paper.measures.booklet import booklet
from bot.paper.measures.contract import contract
from bot.paper.measures.papers import voice_with
from bot.paper.sheet import Sheet, printed
from bot.paper.signs import printable
from bot.paper.voice import Voice
from bot.rendering.catalogs import PARIS
from resources_db.measures.terms import Frame, Ground, Regime, Site
from tests.bot.paper.documents import DOCUMENTS
from tests.bot.paper.measure_about import ABOUT, DARI, GARDENS, MADE, MEASURE, SENDER
from tests.bot.paper.reading import read
from tests.bot.rendering.cards_of import CATALOGS

FRENCH = Voice(CATALOGS)
OF_MEASURES = ("contract", "attendance", "booklet", "end report", "follow-up")


@pytest.mark.parametrize("name", OF_MEASURES)
def test_every_paper_says_who_is_responsible_and_insured(name: str) -> None:
    """R16 and R17 stand on each of them."""
    made = read(DOCUMENTS[name](FRENCH))
    assert made.holds("l'élève reste sous la responsabilité de l'établissement")
    assert made.holds("L'établissement et la Ville sont assurés.")


def test_the_contract_says_what_is_signed_already() -> None:
    """With its day and means for who may see the proofs; bare for the others."""
    known = read(DOCUMENTS["contract"](FRENCH))
    assert known.holds("Signé sur sa page, le samedi 21 novembre 2026.")
    assert known.holds("Signé sur papier, noté le samedi 21 novembre 2026.")
    unproven = replace(ABOUT, measure=replace(MEASURE, proofs=()))
    bare = read(printed(contract(unproven), SENDER, FRENCH, MADE))
    assert bare.holds("Déjà signé.")
    assert not bare.holds("Signé sur")


def test_a_sanction_inside_the_school_is_signed_by_its_head_alone() -> None:
    """One place to sign (R45), and no host's insurance."""
    frame = Frame(Regime.RESPONSIBILITY, Ground.SANCTION, Site.INSIDE)
    made = contract(replace(ABOUT, measure=replace(MEASURE, frame=frame)))
    told = read(printed(made, SENDER, FRENCH, MADE))
    assert told.holds("Sans cette signature")
    assert not told.holds("Un titulaire de l'autorité parentale")
    assert not told.holds("La convention avec le lieu d'accueil")


@pytest.mark.parametrize("make", [attendance, booklet])
def test_what_goes_to_a_host_names_neither_school_nor_reason(
    make: Callable[[About], Sheet],
) -> None:
    """A first name; whoever prints it, a tutor learns nothing from it (R15)."""
    name = "attendance" if make is attendance else "booklet"
    made = read(DOCUMENTS[name](FRENCH))
    assert made.holds("Léo")
    for never in ("Collège de l'Exemple", "Alternative", "exclusion", "Benali", "Léo Exemple"):
        assert not made.holds(never), never


def test_the_attendance_sheet_has_a_page_for_each_place() -> None:
    """What is left at one place does not tell of another."""
    pages = PdfReader(BytesIO(DOCUMENTS["attendance"](FRENCH))).pages
    assert [GARDENS in page.extract_text() for page in pages] == [False, True]


def test_the_booklet_holds_what_was_written_in_any_script() -> None:
    """Words, the day they tell of, the tutor's; lines for what is not written yet."""
    made = read(DOCUMENTS["booklet"](FRENCH))
    for told in ("J'ai planté des arbres.", "mardi 24 novembre 2026", "Un travail soigné."):
        assert made.holds(told)
    assert sorted(made.text.count(letter) for letter in "گ") == [DARI.count("گ")]


def test_an_unknown_language_is_french_alone() -> None:
    """A wrong address gives the paper all the same."""
    for asked in (None, "fr", "tlh"):
        assert voice_with(CATALOGS, asked, PARIS).lang == "fr"
    beside = voice_with(CATALOGS, "ar", PARIS)
    assert (beside.lang, beside.beside) == ("ar", True)


SCRIPTS = (
    "من در باغ کار کردم و یاد گرفتم پ چ ژ گ ک ی",
    "ما په باغ کې کار وکړ ټ ډ ړ ږ ښ ګ ڼ ې ۍ ځ څ",
    "Я саджав дерева ґ є і ї",
    "Ağaç diktim ğ ı İ ş",
    "Am plantat copaci ș ț ă â î",
)
"""Dari, Pashto, Ukrainian, Turkish, Romanian: what a young person may write, or be called."""


@pytest.mark.parametrize("words", SCRIPTS)
def test_every_letter_of_the_families_scripts_can_be_printed(words: str) -> None:
    """None becomes the sign that stands for an unknown one."""
    assert printable(words) == words
