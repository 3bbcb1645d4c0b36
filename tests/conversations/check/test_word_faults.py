"""Each fault that shows once dialogues are put into words is planted, and found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from bot.checking import Checked, prove
from bot.library import Library
from bot.rendering.catalogs import Catalog, Catalogs
from conversations.check.findings import Fault, Finding
from conversations.engine import Definition
from conversations.journal import Json
from conversations.steps import Call, Dialogue, Ending, Rest, Say
from conversations.texts import Ref, Text, plural
from resources_db.directory.terms import ResourceId
from tests.conversations.check.conftest import Prove
from tests.conversations.check.tiny import Odd, asks, asks_oddly, house, says

SENTENCE = "Bonjour {name}"
EXITS = {"Menu": "Menu", "Parler à quelqu'un": "Talk", "Arrêter": "Stop"}
HELLO = house(hello=says(SENTENCE, name="Ana"))


def _in_english(
    library: Library,
    dialogues: Mapping[str, Definition],
    english: Mapping[str, str],
    *sources: tuple[str, ...],
) -> list[Finding]:
    translations = {**EXITS, **english}
    catalogs = Catalogs(
        {"fr": Catalog(reviewed=True), "en": Catalog(reviewed=False, sentences=translations)}
    )
    checked = Checked(dialogues, replace(library, catalogs=catalogs), sources, date(2026, 11, 21))
    return list(prove(checked).findings)


def test_a_missing_translation_is_found(library: Library) -> None:
    """A sentence of a dialogue that English lacks."""
    (found,) = _in_english(library, HELLO, {})
    assert (found.fault, found.dialogue) == (Fault.MISSING_TRANSLATION, "hello")
    assert found.detail == "« Bonjour {name} » n'existe pas en « en »"


def test_a_different_placeholder_is_found(library: Library) -> None:
    """A translation that asks for another value than its source."""
    (found,) = _in_english(library, HELLO, {SENTENCE: "Hello {nom}"}, (SENTENCE,))
    assert (found.fault, found.dialogue) == (Fault.WRONG_PLACEHOLDERS, "catalogue")


def test_a_sentence_that_no_dialogue_says_is_compared_too(library: Library) -> None:
    """What the pages say, and answers to commands, are proved from the catalogs."""
    good = {SENTENCE: "Hello {name}"}
    assert _in_english(library, HELLO, good) == []
    (found,) = _in_english(library, HELLO, good, ("Sur la page",))
    assert (found.fault, found.dialogue) == (Fault.MISSING_TRANSLATION, "catalogue")


def test_a_counting_sentence_needs_its_forms(library: Library) -> None:
    """A plural that English has only as a plain sentence is missing."""

    def counts(start: Json) -> Dialogue[Ending]:
        yield Say(plural("{count} lieu", "{count} lieux", 2))
        return Rest()

    found = _in_english(library, house(counts=counts), {"{count} lieu": "{count} place"})
    assert [it.fault for it in found] == [Fault.MISSING_TRANSLATION]


def test_sentences_inside_sentences_and_calls_are_compared(library: Library) -> None:
    """A sentence is missing wherever it hides."""

    def nests(start: Json) -> Dialogue[Ending]:
        yield Say(Text("{a}", (("a", Text("Dedans")),)), calls=(Call("112", Text("Secours")),))
        return Rest()

    found = _in_english(library, house(nests=nests), {"{a}": "{a}"})
    assert {it.detail.split(" »")[0] for it in found} == {"« Dedans", "« Secours"}


def test_a_value_that_is_not_given_is_found(faults: Prove) -> None:
    """A placeholder would be shown with its braces."""
    (found,) = faults(house(hello=says(SENTENCE, nom="Ana")))
    assert (found.fault, found.detail) == (
        Fault.WRONG_PLACEHOLDERS,
        "« Bonjour {name} » attend {name}",
    )


@pytest.mark.parametrize(
    ("label", "detail"),
    [
        ("Stop", "le bouton « Stop » est aussi la commande « stop »"),
        ("RETOUR !", "le bouton « RETOUR ! » est aussi la commande « back »"),
        ("Menü", "le bouton « Menü » est aussi la commande « menu »"),
    ],
)
def test_a_label_that_is_a_command_is_found(faults: Prove, label: str, detail: str) -> None:
    """In any language, however it is written."""
    found = faults(house(dialogue=asks("Pomme", label)))
    assert detail + " (« fr »)" in {it.detail for it in found}


def test_a_translated_label_that_is_a_command_is_found(library: Library) -> None:
    """The label is innocent in French; its translation is not."""
    words = {"Laquelle ?": "Which?", "Dos": "Back", "Bras": "Arm"}
    (found,) = _in_english(library, house(body=asks("Dos", "Bras")), words)
    assert (found.fault, found.dialogue) == (Fault.SHADOWED_COMMAND, "body")


def test_an_accepted_answer_that_is_a_command_is_found(faults: Prove) -> None:
    """A question that takes « menu » as its answer would never get it."""
    (found,) = faults(house(dialogue=asks_oddly(Odd(word="menu", buttons=("word",)))))
    assert found.detail == "« menu » est une réponse et aussi la commande « menu » (« fr »)"


@pytest.mark.parametrize("labels", [("Pomme", "pomme !"), ("Pomme", "parler à quelqu'un")])
def test_two_buttons_that_say_the_same_are_found(faults: Prove, labels: tuple[str, str]) -> None:
    """Among the answers, or between an answer and a way out."""
    assert Fault.SAME_LABEL in {it.fault for it in faults(house(dialogue=asks(*labels)))}


def _tells(say: Say) -> Mapping[str, Definition]:
    def begin(start: Json) -> Dialogue[Ending]:
        yield say
        return Rest()

    return house(dialogue=begin)


@pytest.mark.parametrize(
    "dialogues",
    [
        house(dialogue=says("é" * 4097)),
        house(dialogue=says("🌙" * 2049)),
        house(dialogue=asks(*(f"Fruit {number}" for number in range(9)))),
        _tells(Say(Text("Voici."), tuple(ResourceId(str(number)) for number in range(12)))),
    ],
)
def test_an_over_long_reply_is_found(faults: Prove, dialogues: Mapping[str, Definition]) -> None:
    """Too much text, too many choices, too many cards of real records."""
    assert [it.fault for it in faults(dialogues)] == [Fault.CHANNEL_LIMIT]


def test_three_cards_fit(faults: Prove) -> None:
    """A screen of three cards is fine, whichever they are."""
    cards = tuple(ResourceId(sample) for sample in "abc")
    about = Text("Voici {it}.", (("it", Ref("resource", "a")),))
    assert faults(_tells(Say(about, cards))) == []
