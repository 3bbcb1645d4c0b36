"""Why a message was read as it was."""

from __future__ import annotations

from conversations.understanding.explaining import explain
from conversations.understanding.knowledge import Knowledge


def test_the_words_that_led_somewhere_are_named(knowledge: Knowledge) -> None:
    """The phrase of the lists, and the words that weighed most."""
    lines = list(explain("il sèche les cours", knowledge))
    assert lines[0].startswith("intent: find_help; needs: absenteisme")
    assert any("needs list" in line and "absenteisme" in line for line in lines)
    assert any(line.startswith("needs leaning: absenteisme") for line in lines)


def test_a_message_without_words_is_explained_too(knowledge: Knowledge) -> None:
    """Nothing found is said as such."""
    assert next(explain("", knowledge)) == "intent: out_of_scope; needs: none"
