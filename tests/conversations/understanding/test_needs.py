"""The needs of the taxonomy, and the words that tell them."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.library import WORD_LISTS
from conversations.understanding.knowledge import Knowledge
from conversations.understanding.read import read
from conversations.understanding.reading import Intent
from conversations.understanding.word_lists import About, parse_list
from resources_db.directory.taxonomy import needs
from resources_db.directory.terms import Need, NeedCode

EXAMPLES = [(code, example) for code, need in needs().items() for example in need.examples]
SECOND_IS_ENOUGH: dict[str, str] = {}
"""Examples that another need tells as well, with the reason."""


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=[text for _code, text in EXAMPLES])
def test_an_example_of_the_taxonomy_tells_its_need(
    code: NeedCode, example: str, knowledge: Knowledge
) -> None:
    """Each example gets its need first, or second where that is justified."""
    within = 2 if example in SECOND_IS_ENOUGH else 1
    assert code in read(example, knowledge).needs[:within]


@pytest.mark.parametrize("need", needs().values(), ids=lambda need: need.code)
def test_the_label_of_a_need_tells_it(need: Need, knowledge: Knowledge) -> None:
    """Typing what a button says is as good as pressing it."""
    assert read(need.label, knowledge).needs[0] == need.code


@pytest.mark.parametrize("language", ["fr", "en", "ar", "pt", "es", "tr", "uk", "ru", "ro"])
def test_every_need_has_enough_words(language: str) -> None:
    """At least thirty phrases by need in French, two in each other language."""
    name = f"needs.{language}.json"
    entries = parse_list(name, (WORD_LISTS / name).read_text("utf-8"))
    count = Counter(entry.code for entry in entries if entry.about is About.NEEDS)
    floor = 30 if language == "fr" else 2
    assert {code for code in needs() if count[code] < floor} == set()


def test_ties_are_broken_by_the_order_of_the_taxonomy(knowledge: Knowledge) -> None:
    """Two needs told alike come in the order of the taxonomy, whichever is named first."""
    order = list(needs())
    told = read("bus crèche", knowledge).needs
    assert read("crèche bus", knowledge).needs == told
    assert list(told) == sorted(told, key=order.index)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("harsellement au colege", "harcelement"),
        ("esclusion tamporaire", "exclusion_temporaire"),
        ("aide au devoire", "soutien_scolaire"),
        ("lecole de la deuxieme chance", "retour_en_formation"),
        ("jsuis encinte", "grossesse_jeune"),
        ("HARCELEMENT!!!!", "harcelement"),
        ("exxxxclu du collège", "exclusion_temporaire"),
    ],
)
def test_misspelt_words_are_mended(text: str, code: str, knowledge: Knowledge) -> None:
    """By sound, by a letter, with a stuck article, in capitals or stretched."""
    assert read(text, knowledge).needs[0] == code


@pytest.mark.parametrize("text", ["j'ai besoin d'aide", "aidez moi svp", "je sais pas quoi faire"])
def test_a_need_that_hardly_leans_is_not_sure(text: str, knowledge: Knowledge) -> None:
    """Words that fit every need tell none: better ask than answer about one of them."""
    reading = read(text, knowledge)
    assert reading.intent is Intent.FIND_HELP
    assert not reading.needs or not reading.is_sure
