"""What can be asked about the staff's tasks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from resources_db.actions import Action, Reason, Role
from resources_db.tasks.terms import TaskOutcome


class Moment(StrEnum):
    """When someone would like to be answered."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    ANY = "any"


_AT_THE_DESK = frozenset({Role.AGENT, Role.REFERENT_DE_PARCOURS, Role.COORDINATOR})


@dataclass(frozen=True, slots=True)
class AskForHuman(Action):
    """Ask a person of the staff to answer in this conversation."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.VISITOR})
    rule: ClassVar[str] = "R22"
    reasons: ClassVar[frozenset[Reason]] = frozenset()

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


@dataclass(frozen=True, slots=True)
class AssignTask(Action):
    """Give a task to someone of the service, or take it."""

    allowed: ClassVar[frozenset[Role]] = _AT_THE_DESK
    rule: ClassVar[str] = "R14"

    task: int
    person: int


@dataclass(frozen=True, slots=True)
class EndTask(Action):
    """End a task by what came of it."""

    allowed: ClassVar[frozenset[Role]] = _AT_THE_DESK | {Role.EDITOR, Role.ADMINISTRATOR}
    rule: ClassVar[str] = "R14"

    task: int
    outcome: TaskOutcome
    contact: int | None = None
    """The number that was called: silenced when it is somebody else's."""


@dataclass(frozen=True, slots=True)
class NoteCall(Action):
    """Leave a short note on a task: what was agreed on the telephone."""

    allowed: ClassVar[frozenset[Role]] = _AT_THE_DESK
    rule: ClassVar[str] = "R15"

    task: int
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class HandOver(Action):
    """Name who takes one's tasks while one is away."""

    allowed: ClassVar[frozenset[Role]] = _AT_THE_DESK
    rule: ClassVar[str] = "R14"

    to: int
    since: datetime
    until: datetime
    person: int | None = None
    """Who is away: oneself, or someone whom the coordinator stands in for."""
