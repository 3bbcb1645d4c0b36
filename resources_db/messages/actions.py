"""What a person can ask about the conversation itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from resources_db.actions import Action, Reason, Role


@dataclass(frozen=True, slots=True)
class ChooseLanguage(Action):
    """Answer this address in another language from now on."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.VISITOR})
    rule: ClassVar[str] = "R55"
    reasons: ClassVar[frozenset[Reason]] = frozenset({Reason.UNKNOWN_LANGUAGE})

    language: str
    """Code of a catalog (« fr », « en »)."""


@dataclass(frozen=True, slots=True)
class NoteBlocked(Action):
    """Write no more to this address until it comes back: its person blocked the bot."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.VISITOR})
    rule: ClassVar[str] = "R29"


@dataclass(frozen=True, slots=True)
class EraseConversation(Action):
    """Forget what was said with this address: messages, threads, journals."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.VISITOR})
    rule: ClassVar[str] = "R29"
    reasons: ClassVar[frozenset[Reason]] = frozenset()
