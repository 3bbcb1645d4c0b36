"""Typed words that name a button."""

from __future__ import annotations

import pytest

from conversations.hearing import pick
from conversations.steps import Choice, Hearing
from conversations.texts import Label, Text
from conversations.understanding.knowledge import Knowledge
from conversations.understanding.read import read

LABELS = ("Oui, merci", "En voir plus", "Ce n'est pas ça", "Non, une autre fois")


def _label(label: Label) -> str:
    assert isinstance(label, Text)
    return label.msgid


def _pick(said: str, knowledge: Knowledge, labels: tuple[str, ...] = LABELS) -> str | None:
    choices = [Choice(str(rank), Text(label)) for rank, label in enumerate(labels, start=1)]
    hearing = Hearing(read(said, knowledge), knowledge, _label)
    return pick(hearing, choices)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("oui", "1"),
        ("Non", "4"),
        ("2", "2"),
        ("le deuxième", "2"),
        ("la dernière", "4"),
        ("ce n'est pas ça", "3"),
        ("9", None),
        ("peut-être", None),
    ],
)
def test_a_button_is_named_in_typed_words(
    said: str, code: str | None, knowledge: Knowledge
) -> None:
    """By yes or no, by its rank, by its words; words that name none name nothing."""
    assert _pick(said, knowledge) == code


def test_the_other_is_the_second_of_two(knowledge: Knowledge) -> None:
    """With more than two buttons, « l'autre » says nothing."""
    assert _pick("non l'autre", knowledge, ("Saint-Denis (93)", "Saint-Denis (974)")) == "2"
    assert _pick("non l'autre", knowledge, ("Ici", "Ailleurs", "Partout")) is None


def test_a_yes_that_two_labels_begin_with_names_neither(knowledge: Knowledge) -> None:
    """Rather ask again than choose for the person."""
    assert _pick("oui", knowledge, ("Oui, demain", "Oui, plus tard")) is None
