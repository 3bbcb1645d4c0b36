"""What happens along the walk: the trace that every check reads."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.check.findings import Finding
from conversations.journal import Journal, Json
from conversations.steps import Act, Ending, Query, Question, Say


@dataclass(frozen=True, slots=True)
class Stop:
    """A point on a path: a dialogue, how it was opened, and what was answered so far."""

    dialogue: str
    start: Json
    journal: Journal = ()

    @property
    def path(self) -> tuple[str, ...]:
        """The way here, in words."""
        opened = (f"start={self.start}",) if self.start is not None else ()
        return (*opened, *(f"{entry.key}={entry.value}" for entry in self.journal))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the first time it is met."""

    at: Stop
    question: Question[object]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, the first time it is met."""

    at: Stop
    say: Say


@dataclass(frozen=True, slots=True)
class Ended:
    """A path that has come to its end."""

    at: Stop
    ending: Ending
    waited: bool
    """Whether the person was asked anything on the way."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One answer, and where it leads: for the map."""

    dialogue: str
    origin: str
    """Key of the step that got the value; empty at the start."""
    value: Json
    goal: str
    """Key of the next step; empty at the end."""
    ending: Ending | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A step on the map: the first one met under its key."""

    dialogue: str
    key: str
    step: Question[object] | Query[object] | Act


@dataclass(frozen=True, slots=True)
class Walk:
    """Everything met on the way."""

    asked: tuple[Asked, ...]
    told: tuple[Told, ...]
    ended: tuple[Ended, ...]
    places: tuple[Place, ...]
    legs: tuple[Leg, ...]
    findings: tuple[Finding, ...]
    steps: int
    """Different steps met: questions, queries and actions."""
    paths: int
    """Paths walked to their end, or to their third time at the same step."""
