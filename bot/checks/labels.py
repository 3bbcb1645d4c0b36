"""Whether each button can be told from the others, and from the words of commands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from bot.library import Library
from bot.messages.body import Body
from conversations.check.events import Asked
from conversations.check.findings import Fault, Finding
from conversations.steps import Hearing
from conversations.texts import Label
from conversations.understanding.commands import all_command_words
from conversations.understanding.knowledge import NoPlaces
from conversations.understanding.reading import Command, Intent, Reading
from conversations.understanding.towns import Towns
from conversations.verbatim import AskVerbatim
from resources_db.directory.words import fold, words


@dataclass(frozen=True, slots=True)
class AskedInWords:
    """A question as it is read in one language."""

    asked: Asked
    body: Body

    def finding(self, fault: Fault, detail: str) -> Finding:
        """A fault of this question."""
        at = self.asked.at
        return Finding(fault, at.dialogue, at.path, f"{detail} (« {self.body.lang} »)")


def same_labels(question: AskedInWords) -> Iterator[Finding]:
    """Buttons of one question, exits included, that say the same thing."""
    seen = set[str]()
    for button in (*question.body.choices, *question.body.exits):
        said = fold(button.label)
        if said in seen:
            detail = f"deux boutons disent « {button.label} »"
            yield question.finding(Fault.SAME_LABEL, detail)
        seen.add(said)


def shadowed_commands(question: AskedInWords, library: Library) -> Iterator[Finding]:
    """Buttons, and answers taken in words, that are a command in any language.

    The command is obeyed first, so the person would not get what they answered.
    """
    for button in question.body.choices:
        command = all_command_words().get(fold(button.label))
        if command is not None:
            detail = f"le bouton « {button.label} » est aussi la commande « {command.value} »"
            yield question.finding(Fault.SHADOWED_COMMAND, detail)
    if isinstance(question.asked.question, AskVerbatim):
        return  # takes anything, after the commands: nobody expects these words to be kept
    hearing = _hearing(question, library)
    labels = [frozenset(words(button.label)) for button in question.body.choices]
    for word, said, command in _commands():
        if any(label.issuperset(said) for label in labels):
            continue  # a part of a label
        heard = replace(hearing, reading=Reading(word, said, Intent.OUT_OF_SCOPE))
        if question.asked.question.recognise(heard) is not None:
            detail = f"« {word} » est une réponse et aussi la commande « {command.value} »"
            yield question.finding(Fault.SHADOWED_COMMAND, detail)


@cache
def _commands() -> tuple[tuple[str, tuple[str, ...], Command], ...]:
    """Each command's words, whole and one by one."""
    return tuple((word, tuple(words(word)), it) for word, it in all_command_words().items())


def _hearing(question: AskedInWords, library: Library) -> Hearing:
    """What the question hears by itself: no places, and each label worded once."""
    lang = question.body.lang

    @cache
    def label(asked: Label) -> str:
        return library.catalogs.sentence(asked, lang, library)

    nowhere = replace(library.knowledge, towns=Towns(()), places=NoPlaces())
    return Hearing(Reading("", (), Intent.OUT_OF_SCOPE), nowhere, label)
