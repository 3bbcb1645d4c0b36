"""Whether each button can be told from the others, and from the words of commands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.library import Library
from bot.messages.body import Body
from conversations.check.events import Asked
from conversations.check.findings import Fault, Finding
from conversations.steps import Hearing
from conversations.understanding.commands import all_command_words
from conversations.understanding.knowledge import NoPlaces
from conversations.understanding.reading import Intent, Reading
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
    commands = all_command_words()
    for button in question.body.choices:
        command = commands.get(fold(button.label))
        if command is not None:
            detail = f"le bouton « {button.label} » est aussi la commande « {command.value} »"
            yield question.finding(Fault.SHADOWED_COMMAND, detail)
    if isinstance(question.asked.question, AskVerbatim):
        return  # takes anything, after the commands: nobody expects these words to be kept
    for word, command in commands.items():
        if _taken(question, word, library):
            detail = f"« {word} » est une réponse et aussi la commande « {command.value} »"
            yield question.finding(Fault.SHADOWED_COMMAND, detail)


def _taken(question: AskedInWords, word: str, library: Library) -> bool:
    """Whether the question itself takes this word, and not for being a part of a label."""
    said = set(words(word))
    if any(said <= set(words(button.label)) for button in question.body.choices):
        return False
    reading = Reading(word, tuple(words(word)), Intent.OUT_OF_SCOPE)
    known = library.knowledge
    nowhere = replace(known, towns=Towns(()), places=NoPlaces())
    lang = question.body.lang
    hearing = Hearing(
        reading, nowhere, lambda label: library.catalogs.sentence(label, lang, library)
    )
    return question.asked.question.recognise(hearing) is not None
