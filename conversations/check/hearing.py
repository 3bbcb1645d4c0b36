"""Whether each question can be answered, by a button or in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from conversations.check.events import Asked, Walk
from conversations.check.findings import Fault, Finding
from conversations.steps import Hearing
from conversations.texts import Label
from conversations.understanding.knowledge import Knowledge
from conversations.understanding.read import read
from conversations.verbatim import AskVerbatim

COMMON_WORDS = (
    "oui",
    "non",
    "14",
    "Rouen",
    "76000",
    "mon fils est exclu du collège",
    "aide aux devoirs",
    "demain à 14 h",
)
"""What people answer: a question without buttons must understand at least one of them."""


def hearing_faults(
    walk: Walk, knowledge: Knowledge, label: Callable[[Label], str]
) -> Iterator[Finding]:
    """Questions that nothing can answer."""
    hearings = [Hearing(read(words, knowledge), knowledge, label) for words in COMMON_WORDS]
    for asked in walk.asked:
        if not _can_be_answered(asked, hearings):
            yield Finding(
                Fault.DEAD_END,
                asked.at.dialogue,
                asked.at.path,
                f"« {asked.question.key} » n'a pas de bouton et ne comprend aucun mot",
            )


def _can_be_answered(asked: Asked, hearings: list[Hearing]) -> bool:
    question = asked.question
    if question.choices() or isinstance(question, AskVerbatim):
        return True
    return any(question.recognise(hearing) is not None for hearing in hearings)
