"""A question that accepts any words, after the safety check.

The words themselves never enter the journal: the shell keeps them apart, encrypted, and the
journal holds the number of that note.
"""

from __future__ import annotations

from dataclasses import dataclass

from conversations.journal import Json
from conversations.steps import Choice, DoesNotFit, Hearing, Question
from conversations.texts import Text, _

SKIP = "skip"


@dataclass(frozen=True, slots=True)
class AskVerbatim(Question["int | None"]):
    """Free words, kept as a note; None when the person would rather not."""

    key: str
    prompt: Text
    unclear: Text | None = None

    def choices(self) -> tuple[Choice, ...]:
        return (Choice(SKIP, _("Passer")),)

    def recognise(self, _hearing: Hearing, /) -> Json:
        """Never recognises by itself: the conversation keeps the words and answers the number."""
        return None

    def decode(self, raw: Json) -> int | None:
        match raw:
            case "skip":
                return None
            case int() if not isinstance(raw, bool):
                return raw
            case _:
                raise DoesNotFit(self.key)

    def samples(self) -> tuple[Json, ...]:
        return (SKIP, 1)
