"""Leanings: a linear model whose weights are data."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.understanding.features import LONGEST_WORD, features
from conversations.understanding.knowledge import Knowledge
from conversations.understanding.leanings import NO_LEANING, parse_leaning
from conversations.understanding.word_lists import About
from resources_db.directory.words import words

TWO_CODES = json.dumps(
    {
        "codes": ["rain", "sun"],
        "usual": [0.0, 0.0],
        "scale": 0.5,
        "weights": {"wet ": "0:4", "dry ": "1:4 0:-2"},
    }
)


def test_a_feature_moves_the_shares_by_its_weights() -> None:
    """Two units of half a point are one point more for the code."""
    leaning = parse_leaning(TWO_CODES)
    assert leaning.shares({}) == {"rain": 0.5, "sun": 0.5}
    assert leaning.shares({"wet ": 1.0})["rain"] == pytest.approx(0.881, abs=1e-3)
    assert leaning.shares({"dry ": 1.0})["sun"] == pytest.approx(0.953, abs=1e-3)


def test_what_spoke_most_for_a_code_can_be_told() -> None:
    """Only features that speak for it, strongest first."""
    leaning = parse_leaning(TWO_CODES)
    assert leaning.strongest({"wet ": 1.0, "dry ": 1.0}, "rain", 3) == [("wet ", 2.0)]
    assert leaning.strongest({"wet ": 1.0}, "snow", 3) == []


def test_without_weights_nothing_is_told() -> None:
    """A house without weights reads by its lists alone."""
    assert NO_LEANING.shares({"wet ": 1.0}) == {}


@given(word=st.text(min_size=1, max_size=400))
def test_a_word_without_end_makes_few_features(word: str) -> None:
    """What is read of a word never grows with the word."""
    assert len(features([], [word])) <= 3 * LONGEST_WORD


def test_the_shares_of_the_house_make_one(knowledge: Knowledge) -> None:
    """Each subject has weights, and its shares are shares."""
    lexicon = knowledge.lexicon
    text = "mon fils est exclu trois jours"
    found = features(lexicon.tokens(text), words(text))
    for about in About:
        assert sum(lexicon.leanings[about].shares(found).values()) == pytest.approx(1.0)
