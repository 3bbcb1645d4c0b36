"""The language a message is written in."""

from __future__ import annotations

import pytest

from conversations.understanding.knowledge import Knowledge
from conversations.understanding.read import read


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("mon fils ne veut plus aller à l'école", "fr"),
        ("my son is bullied at school, what can I do", "en"),
        ("mi hija no quiere ir al colegio", "es"),
        ("o meu filho não quer ir à escola", "pt"),
        ("я не знаю що робити", "uk"),
        ("мой сын не хочет учиться", "ru"),
        ("ابني لا يريد الذهاب إلى المدرسة", "ar"),
        ("fiul meu nu vrea să meargă la școală", "ro"),
        ("Rouen", None),
        ("", None),
    ],
)
def test_the_language_is_guessed_from_small_words(
    text: str, code: str | None, knowledge: Knowledge
) -> None:
    """And left open when nothing tells it."""
    assert read(text, knowledge).written_in == code


def test_a_word_of_another_language_counts_little(knowledge: Knowledge) -> None:
    """« rendez-vous » does not speak of the Portuguese rent (« renda »)."""
    assert "logement" not in read("je voudrais un rendez-vous pour mon fils", knowledge).needs
