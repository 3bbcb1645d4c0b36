"""What can be asked about conventions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from resources_db.actions import Action, Role
from resources_db.conventions.terms import Convention, ConventionKind

_LEADS = frozenset({Role.COORDINATOR, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class RecordConvention(Action):
    """Record a signed convention with a school, a host or a partner."""

    allowed: ClassVar[frozenset[Role]] = _LEADS
    rule: ClassVar[str] = "R19"

    organisation: int
    kind: ConventionKind
    convention: Convention


@dataclass(frozen=True, slots=True)
class RecordReview(Action):
    """Record the day of the joint review of a convention."""

    allowed: ClassVar[frozenset[Role]] = _LEADS
    rule: ClassVar[str] = "R18"

    row: int
    day: date


@dataclass(frozen=True, slots=True)
class LeaveConvention(Action):
    """Record the day on which notice was given: its end follows from its own terms."""

    allowed: ClassVar[frozenset[Role]] = _LEADS
    rule: ClassVar[str] = "R32"

    row: int
    day: date
