"""Misspelt words lead to the words of the directory."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources_db.directory.sounds import sound
from resources_db.directory.spelling import Spelling
from resources_db.directory.words import words

_KNOWN = """mission missions locale orthophoniste harcelement college collegien adolescent
psychologue mediation rouen rouans caf ecoute droits""".split()


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    """A few words, « college » more used than the others."""
    return Spelling.of(dict.fromkeys(_KNOWN, 1) | {"college": 50})


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("mision", "mission"),
        ("localle", "locale"),
        ("ortofoniste", "orthophoniste"),
        ("harselement", "harcelement"),
        ("harcelmeent", "harcelement"),
        ("sicologue", "psychologue"),
        ("colege", "college"),
        ("kolleje", "college"),
        ("adolessan", "adolescent"),
        ("mediassion", "mediation"),
        ("ekoute", "ecoute"),
    ],
)
def test_the_word_meant_comes_first(spelling: Spelling, written: str, meant: str) -> None:
    """Letters left out, doubled, swapped, or a word written as it is heard."""
    assert spelling.close_to(written)[0] == meant


@pytest.mark.parametrize("written", ["", "zz", "zzzzz", "2026", "76000", "cafe\u0301", "l'"])
def test_what_is_like_no_word_stays_alone(spelling: Spelling, written: str) -> None:
    """Short words and numbers are never guessed: « caf » is not « café »."""
    assert spelling.close_to(written) in ([], ["caf"])


@given(text=st.text(max_size=40))
def test_any_word_has_a_sound(text: str) -> None:
    """Always the same, and never longer than twice the word."""
    for word in words(text):
        assert sound(word) == sound(word)
        assert len(sound(word)) <= 2 * len(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("orthophoniste", "ortofoniste"),
        ("mission", "micion"),
        ("college", "colleje"),
        ("quantine", "cantine"),
        ("psychologue", "sicologue"),
        ("loisir", "loizir"),
    ],
)
def test_what_is_heard_alike_sounds_alike(one: str, other: str) -> None:
    """Spellings that people mix up have one sound."""
    assert sound(one) == sound(other)
