"""What can be asked about the charter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from resources_db.actions import AboutSchool, Action, Role

BOUND = frozenset({
    Role.SCHOOL_HEAD, Role.CPE, Role.SCHOOL_REFERENT, Role.AGENT, Role.REFERENT_DE_PARCOURS,
    Role.COORDINATOR, Role.PARTNER, Role.MISSION_TUTOR,
})  # fmt: skip
"""Whom the charter binds (R35): no individual situation opens before they signed it."""


@dataclass(frozen=True, slots=True)
class SignCharter(Action):
    """Sign the charter as it stands now; until then no individual situation opens."""

    allowed: ClassVar[frozenset[Role]] = BOUND
    rule: ClassVar[str] = "R35"

    version: str
    text_hash: str


@dataclass(frozen=True, slots=True)
class RecordBoardInformed(AboutSchool):
    """Record the day a school's governing board was shown the charter."""

    allowed: ClassVar[frozenset[Role]] = frozenset({
        Role.SCHOOL_HEAD, Role.SCHOOL_REFERENT, Role.AGENT, Role.COORDINATOR,
    })  # fmt: skip
    rule: ClassVar[str] = "R38"

    day: date
