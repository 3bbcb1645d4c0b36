"""The documents that people are handed: whole, tagged, in their language with French beside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.paper.receipt import receipt
from bot.paper.voice import Voice
from resources_db.agreements.terms import Answer
from tests.bot.paper.documents import DOCUMENTS, LINK, MADE, RECEIPT, SENDER
from tests.bot.paper.reading import read
from tests.bot.rendering.cards_of import CATALOGS

FRENCH = Voice(CATALOGS)
_LATIN = [lang for lang in CATALOGS.languages if lang != "ar"]


@pytest.mark.parametrize("lang", CATALOGS.languages)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_in_every_language(name: str, lang: str) -> None:
    """It is tagged, speaks its language, and has the French beside where that is another."""
    made = read(DOCUMENTS[name](Voice(CATALOGS, lang, beside=True)))
    assert made.lang == lang
    assert made.tags["Title"] == 1
    assert made.pages <= 3
    assert made.holds("1 / ")
    assert lang == "fr" or "fr" in made.languages | {lang}


@pytest.mark.parametrize("lang", _LATIN)
def test_words_can_be_read_back(lang: str) -> None:
    """A screen reader reads the letters that were written: Turkish, Romanian, Cyrillic too."""
    voice = Voice(CATALOGS, lang)
    made = read(DOCUMENTS["contract"](voice))
    assert made.title in made.text
    for told in ("Sam Martin", "Jardins de la Ville", "Léo Exemple"):
        assert made.holds(told)


def test_arabic_can_be_read_back() -> None:
    """One glyph a letter: what is read aloud is the word, not its strokes."""
    made = read(DOCUMENTS["letter"](Voice(CATALOGS, "ar", beside=True)))
    assert made.title == "دعوة شخصية"
    assert made.holds("دعوة")
    assert made.holds("شخصية")


def test_the_letter_tells_nobody_anything() -> None:
    """Neither the school, nor a reason, nor a child: only that a service of the city writes."""
    made = read(DOCUMENTS["letter"](FRENCH))
    for never in ("école", "collège", "lycée", "exclusion", "absence", "élève", "enfant"):
        assert never not in made.text.casefold()
    assert made.holds(LINK)
    assert made.holds("dimanche 6 décembre 2026")
    assert made.alternatives == {"Code à photographier, qui ouvre votre lien personnel"}


def test_the_contract_is_signed_by_four() -> None:
    """The school, the service, the pupil, one holder of parental authority (R2)."""
    made = read(DOCUMENTS["contract"](FRENCH))
    for who in (
        "Le chef d'établissement",
        "Le service Jeunesse",
        "L'élève",
        "Un titulaire de l'autorité parentale",
    ):
        assert made.holds(who)


def test_the_receipt_tells_who_when_what_and_how_to_take_it_back() -> None:
    """Everything its JSON twin tells, in words."""
    made = read(DOCUMENTS["receipt"](FRENCH))
    for told in ("Amal Benali", "22 novembre 2026", "11:30", "par téléphone", "2026-11-01"):
        assert made.holds(told)
    assert made.holds(RECEIPT.text_hash)
    assert made.holds("je retire mon accord")


def test_a_refusal_has_nothing_to_take_back() -> None:
    """The receipt of a no does not speak of withdrawing."""
    given = replace(RECEIPT, answer=Answer.NO, holds_until=None)
    assert not read(receipt(given, SENDER, FRENCH, MADE)).holds("retirer")


def test_the_end_report_goes_nowhere() -> None:
    """A pathway is never written in a document that follows the pupil (R37)."""
    assert read(DOCUMENTS["end report"](FRENCH)).holds("aucun document officiel")


def test_tables_have_headers() -> None:
    """The cells above the columns are headers for a screen reader."""
    assert read(DOCUMENTS["attendance"](FRENCH)).tags["TH"] == 8
    assert read(DOCUMENTS["calls"](FRENCH)).tags["TH"] == 5
