"""The second opinion: what it changes, and what it never does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from conversations.understanding.knowledge import Knowledge
from conversations.understanding.read import read
from conversations.understanding.reading import Intent, Urgency
from conversations.understanding.sense import agree
from conversations.understanding.word_lists import About


class Stubborn:
    """A model that always says the same."""

    def shares(self, _text: str, /) -> Mapping[About, Mapping[str, float]]:
        return {About.NEEDS: {"mobilite": 1.0}, About.INTENTS: {"smalltalk": 1.0}}


def test_a_second_opinion_counts_less_than_the_words() -> None:
    """Where the words hesitate it decides; where they are sure it does not."""
    for share, first in ((0.5, "b"), (0.99, "a")):
        told = agree(
            {About.NEEDS: {"a": share, "b": 1 - share}}, {About.NEEDS: {"a": 0.2, "b": 0.8}}
        )[About.NEEDS]
        assert max(told, key=lambda code: told[code]) == first
        assert abs(sum(told.values()) - 1) < 1e-9


def test_it_has_no_say_in_dangers(knowledge: Knowledge) -> None:
    """A model that hears nothing grave takes no number away."""
    deaf = replace(knowledge, sense=Stubborn())
    reading = read("ma fille dit qu'elle veut mourir ce soir", deaf)
    assert (reading.urgency, reading.intent) == (Urgency.CERTAIN, Intent.EMERGENCY)


def test_it_is_not_asked_about_what_no_word_tells(knowledge: Knowledge) -> None:
    """A text without a known word stays without a need."""
    assert read("qzx wvk", replace(knowledge, sense=Stubborn())).needs == ()
