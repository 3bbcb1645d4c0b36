"""Sentences find their language, and French where they have none."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.rendering.catalogs import Catalogs
from conversations.texts import Ref, Text, plural, vital
from resources_db.directory.terms import Commune, CommuneCode, Need, NeedCode

_HEADER = (
    'msgid ""\nmsgstr ""\n"Language: {lang}\\n"\n'
    '"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Plural-Forms: {forms};\\n"\n"X-Accroche-Review: {review}\\n"\n\n'
)
ENGLISH = """
msgid "Bonjour {name}"
msgstr "Hello {name}"

#, fuzzy
msgid "Peut-être"
msgstr "Certainly"

msgid "{count} lieu à {town}"
msgid_plural "{count} lieux à {town}"
msgstr[0] "{count} place in {town}"
msgstr[1] "{count} places in {town}"

msgid "Fugue"
msgstr "Runaway"
"""
ARABIC = """
msgid "Bonjour {name}"
msgstr "مرحبا {name}"
"""
ELBEUF = Commune(CommuneCode("76231"), "Elbeuf", "76", ("76500",), None, None)


class Names:
    """A commune, a need and a resource."""

    def commune(self, code: str, /) -> Commune | None:
        return ELBEUF if code == "76231" else None

    def need(self, code: str, /) -> Need | None:
        return Need(NeedCode("fugue"), "Fugue", "", None, ()) if code == "fugue" else None

    def resource(self, id_: str, /) -> str | None:
        return "Mission locale" if id_ == "pub-1" else None


@pytest.fixture
def catalogs(tmp_path: Path) -> Catalogs:
    """French, English and Arabic."""
    for lang, forms, review, entries in (
        ("en", "nplurals=2; plural=(n != 1)", "unreviewed", ENGLISH),
        ("fr", "nplurals=2; plural=(n > 1)", "reviewed", ""),
        ("ar", "nplurals=2; plural=(n != 1)", "reviewed", ARABIC),
    ):
        file = tmp_path / lang / "LC_MESSAGES" / "accroche.po"
        file.parent.mkdir(parents=True)
        header = _HEADER.format(lang=lang, forms=forms, review=review)
        file.write_text(header + entries, encoding="utf-8")
    return Catalogs.load(tmp_path)


def test_french_comes_first_and_review_is_known(catalogs: Catalogs) -> None:
    """The languages are those of the folder; each says whether someone has read it through."""
    assert catalogs.languages[0] == "fr"
    assert set(catalogs.languages) == {"ar", "en", "fr"}
    assert catalogs.by_language["fr"].reviewed
    assert not catalogs.by_language["en"].reviewed


def test_a_sentence_in_each_language(catalogs: Catalogs) -> None:
    """The values go into the translated sentence."""
    text = Text("Bonjour {name}", (("name", "Ana {x}"),))
    assert catalogs.sentence(text, "fr") == "Bonjour Ana {x}"
    assert catalogs.sentence(text, "en") == "Hello Ana {x}"
    assert catalogs.sentence(text, "ar") == "مرحبا \u2068Ana {x}\u2069"


@pytest.mark.parametrize("lang", ["en", "ar", "sw", ""])
def test_what_is_not_translated_is_said_in_french(catalogs: Catalogs, lang: str) -> None:
    """A missing sentence, a doubtful one and an unknown language all fall back to French."""
    assert catalogs.sentence(Text("Peut-être"), lang) == "Peut-être"
    assert catalogs.sentence(Text("Inconnu {a}", (("a", 1),)), lang) == "Inconnu 1"


@pytest.mark.parametrize(
    ("count", "french", "english"),
    [
        (0, "0 lieu à Elbeuf (76)", "0 places in Elbeuf (76)"),
        (1, "1 lieu à Elbeuf (76)", "1 place in Elbeuf (76)"),
        (2, "2 lieux à Elbeuf (76)", "2 places in Elbeuf (76)"),
    ],
)
def test_counting(catalogs: Catalogs, count: int, french: str, english: str) -> None:
    """Each language counts in its own way: zero is singular in French, plural in English."""
    text = plural(
        "{count} lieu à {town}", "{count} lieux à {town}", count, town=Ref("commune", "76231")
    )
    assert catalogs.sentence(text, "fr", Names()) == french
    assert catalogs.sentence(text, "en", Names()) == english


def test_records_are_named_in_the_language(catalogs: Catalogs) -> None:
    """A need's label is translated; a place and a resource keep their names."""
    assert catalogs.sentence(Ref("need", "fugue"), "en", Names()) == "Runaway"
    assert catalogs.sentence(Ref("commune", "76231"), "en", Names()) == "Elbeuf (76)"
    assert catalogs.sentence(Ref("resource", "pub-1"), "en", Names()) == "Mission locale"


def test_a_record_that_is_gone_never_stops_a_reply(catalogs: Catalogs) -> None:
    """Unknown codes are shown as they are; a withdrawn card is said to be withdrawn."""
    assert catalogs.sentence(Ref("commune", "99999"), "fr") == "99999"
    assert catalogs.sentence(Ref("need", "old"), "fr") == "old"
    assert catalogs.sentence(Ref("resource", "gone"), "fr") == "une fiche retirée de l'annuaire"


def test_a_sentence_inside_a_sentence(catalogs: Catalogs) -> None:
    """An inner sentence is said in the reader's language even where the outer is not."""
    inner = Text("Bonjour {name}", (("name", "Ana"),))
    assert catalogs.sentence(Text("« {quote} »", (("quote", inner),)), "en") == "« Hello Ana »"


def test_an_empty_folder_still_speaks_french(tmp_path: Path) -> None:
    """Without any catalog the assistant answers in its source language."""
    alone = Catalogs.load(tmp_path)
    assert alone.languages == ("fr",)
    assert alone.sentence(plural("{count} lieu", "{count} lieux", 3), "fr") == "3 lieux"


def test_french_stands_beside_unreviewed_words_about_safety(catalogs: Catalogs) -> None:
    """Only where the words are about safety, translated, and not read through by anyone."""
    hello = Text("Bonjour {name}", (("name", "Ana"),))
    assert catalogs.unreviewed == {"en"}
    assert catalogs.beside(vital(hello), "en") == "Bonjour Ana"
    assert catalogs.beside(hello, "en") is None
    assert catalogs.beside(vital(hello), "ar") is None
    assert catalogs.beside(vital(Text("Sans traduction")), "en") is None
