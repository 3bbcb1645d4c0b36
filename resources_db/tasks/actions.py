"""What can be asked about the staff's tasks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from resources_db.actions import Action, Role


class Moment(StrEnum):
    """When someone would like to be answered."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class AskForHuman(Action):
    """Ask a person of the staff to answer in this conversation."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.VISITOR})
    rule: ClassVar[str] = "R22"

    moment: Moment
    note: int | None = None
    """Kept words about the subject, if any were left."""
    interpreter: str | None = None
    """Language to answer in with an interpreter, as a code; « unknown » when it was not known."""


@dataclass(frozen=True, slots=True)
class CloseTask(Action):
    """Settle a task: it no longer waits for anyone."""

    allowed: ClassVar[frozenset[Role]] = frozenset(
        {
            Role.AGENT,
            Role.REFERENT_DE_PARCOURS,
            Role.COORDINATOR,
            Role.EDITOR,
            Role.ADMINISTRATOR,
        }
    )
    rule: ClassVar[str] = "R24"

    task: int
