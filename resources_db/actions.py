"""What every action has in common: who may ask for it, and what comes of it.

An action is a frozen request for one change. It is given to the one door,
``resources_db.door.perform``, which answers :class:`Done` or :class:`Refused`. A refusal is an
expected outcome, not an error: ``conversations.refusals`` has a sentence for each reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Role(StrEnum):
    """In what quality someone acts. One person may have several."""

    VISITOR = "visitor"
    """Someone who writes to the assistant, known only by an address."""
    EDITOR = "editor"
    """Keeps the directory true (R23)."""
    ADMINISTRATOR = "administrator"
    """Installs and repairs the assistant."""
    SYSTEM = "system"
    """The assistant itself: the metronome, the first start."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks. An address (a chat, a browser) is not a person; one type covers both."""

    roles: frozenset[Role]
    address: int | None = None
    """Row of the address that speaks, when the actor came through a channel."""

    @classmethod
    def visitor(cls, address: int) -> Actor:
        """Someone writing from an address."""
        return cls(frozenset({Role.VISITOR}), address)

    @classmethod
    def system(cls) -> Actor:
        """The assistant itself."""
        return cls(frozenset({Role.SYSTEM}))


class Reason(StrEnum):
    """Why the door refuses. Each has one sentence in ``conversations.refusals``."""

    NOT_ALLOWED = "not_allowed"
    UNKNOWN_RESOURCE = "unknown_resource"
    EMPTY_EDITION = "empty_edition"
    UNKNOWN_EDITION = "unknown_edition"
    UNKNOWN_LANGUAGE = "unknown_language"
    NO_SUCH_TASK = "no_such_task"


@dataclass(frozen=True, slots=True)
class Done:
    """The change is written, with its audit line."""

    id: int | None = None
    """Row the action made, where it made one."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed."""

    reason: Reason
    rule: str
    """Rule of RULES.md that forbids it (« R23 »), or « rights » when the actor may not ask."""


Outcome = Done | Refused


@dataclass(frozen=True, slots=True)
class Action:
    """A request for one change. Subclasses say who may ask and under which rule."""

    allowed: ClassVar[frozenset[Role]]
    """Roles that may ask for it: the table of rights is generated from this."""
    rule: ClassVar[str]
    """The rule or promise it serves, for the table of rights."""
