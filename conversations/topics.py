"""Telling something in parts: the person picks what to hear next, each part once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conversations.choosing import Option, choose
from conversations.steps import Dialogue, Ending, Say
from conversations.texts import Text, _, vital


@dataclass(frozen=True, slots=True)
class Topic:
    """One part: its button, and the sentences it says."""

    code: str
    label: Text
    sentences: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way on from the explanation: its button, and the dialogue's ending it leads to."""

    code: str
    label: Text
    ending: Ending


def tell(prompt: Text, topics: Sequence[Topic], ways: Sequence[Way]) -> Dialogue[Ending]:
    """Offer the parts not told yet, then the ways on; ends as soon as a way is chosen."""
    left = list(topics)
    while True:
        told_next: list[Topic | Way] = [*left, *ways]
        options = [Option(part.code, part.label, part) for part in told_next]
        chosen = yield from choose(f"part{len(topics) - len(left)}", prompt, options)
        if isinstance(chosen, Way):
            return chosen.ending
        left.remove(chosen)
        for sentence in chosen.sentences:
            yield Say(vital(sentence))
        prompt = _("Que voulez-vous savoir d'autre ?")
