"""What the checks can find wrong, as values with a clear sentence.

Sentences are in French, like all that the command line says.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """The kinds of fault, each with what it means for a person."""

    DEAD_END = "impasse"
    """Nothing follows: the path neither waits nor names what comes next."""
    ENDLESS = "sans fin"
    """The dialogue goes on without ever waiting for the person."""
    EXCEPTION = "erreur"
    """The dialogue breaks."""
    LOST_ANSWER = "réponse perdue"
    """An answer that is offered is not accepted."""
    SILENT_REFUSAL = "refus muet"
    """A change is refused and the person is not told."""
    HIDDEN_EXIT = "sortie cachée"
    """A way out is missing from a question."""
    SHADOWED_COMMAND = "commande masquée"
    """Typing what a button says does something else: it is the word of a command."""
    SAME_LABEL = "boutons identiques"
    """Two buttons of one question say the same thing."""
    MISSING_TRANSLATION = "traduction manquante"
    """A sentence is not there in one of the languages."""
    WRONG_PLACEHOLDERS = "mots à remplir"
    """A sentence and its translation, or its values, do not have the same placeholders."""
    CHANNEL_LIMIT = "limite de canal"
    """A reply is more than the narrowest channel can carry."""
    HASH_ORDER = "ordre changeant"
    """Two runs of the same dialogue differ: something depends on the order of a set."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, where it is, and what to look at."""

    fault: Fault
    dialogue: str
    path: tuple[str, ...]
    """The answers that lead there, « key=value »."""
    detail: str

    def __str__(self) -> str:
        way = " › ".join((self.dialogue, *self.path))
        return f"{self.fault.value} : {way} : {self.detail}"
