"""The map of the dialogues as values: places, and roads between them with their signs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conversations.check.events import Leg, Place, Walk
from conversations.journal import Json
from conversations.steps import Act, Query, Question, Then
from conversations.texts import Label, Ref

Step = Question[object] | Query[object] | Act
MOST_SIGNS = 3
"""Answers named on one road; beyond, their number is told."""


@dataclass(frozen=True, slots=True)
class Road:
    """A way from one step to the next, or to another dialogue."""

    origin: str
    """Key of a step; empty for the start."""
    goal: str
    """Key of a step; empty when the dialogue ends."""
    opens: str
    """The dialogue that follows; empty when nothing is asked any more, or inside a dialogue."""
    sign: str
    """The answers that take this road."""


def dialogues(walk: Walk) -> list[str]:
    """Every dialogue of the walk, in its order."""
    return list(dict.fromkeys(leg.dialogue for leg in walk.legs))


def places(walk: Walk, dialogue: str) -> list[Place]:
    """The steps of a dialogue, in the order in which they are met."""
    return [place for place in walk.places if place.dialogue == dialogue]


def roads(walk: Walk, dialogue: str) -> Iterator[Road]:
    """The roads of a dialogue; answers that lead to the same place share one."""
    steps = {place.key: place.step for place in places(walk, dialogue)}
    labels = _labels(walk, dialogue)
    signs: dict[tuple[str, str, str], dict[str, None]] = {}
    for leg in walk.legs:
        if leg.dialogue == dialogue:
            opens = leg.ending.dialogue if isinstance(leg.ending, Then) else ""
            said = signs.setdefault((leg.origin, leg.goal, opens), {})
            said[_sign(leg, steps.get(leg.origin), labels)] = None
    for (origin, goal, opens), said in signs.items():
        yield Road(origin, goal, opens, _together([sign for sign in said if sign]))


def _together(signs: list[str]) -> str:
    return " / ".join(signs) if len(signs) <= MOST_SIGNS else f"{len(signs)} réponses"


def _labels(walk: Walk, dialogue: str) -> dict[tuple[str, str], str]:
    """The buttons of a dialogue's questions, by the key of the question and their code."""
    return {
        (asked.question.key, choice.code): words_of(choice.label)
        for asked in walk.asked
        if asked.at.dialogue == dialogue
        for choice in asked.question.choices()
    }


def _sign(leg: Leg, step: Step | None, labels: Mapping[tuple[str, str], str]) -> str:
    """What an answer is called on the map."""
    match step:
        case None:
            return ""
        case Question():
            return labels.get((leg.origin, str(leg.value)), "avec ses mots")
        case Act():
            return "refusé" if isinstance(leg.value, dict) and "refused" in leg.value else "fait"
        case Query():
            return _found(leg.value)


def _found(value: Json) -> str:
    match value:
        case True:
            return "oui"
        case False:
            return "non"
        case []:
            return "rien"
        case [_one]:
            return "un"
        case [*_several]:
            return "plusieurs"
        case _:
            return "trouvé"


def words_of(label: Label) -> str:
    """A label in its French source; a record by its id."""
    return label.id if isinstance(label, Ref) else label.msgid
