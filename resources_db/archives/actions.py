"""What can be asked about destroying what has served."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from resources_db.actions import Action, Role


@dataclass(frozen=True, slots=True)
class RecordVisa(Action):
    """Note that the archives service agrees to the destruction of what it covers."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.DATA_PROTECTION_OFFICER})
    rule: ClassVar[str] = "R29"

    reference: str
    given: date
    covers: date
    """Situations whose last day is this one at the latest."""


@dataclass(frozen=True, slots=True)
class DestroyUnderVisa(Action):
    """Destroy what a visa covers, for good: the second of two people."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.COORDINATOR})
    rule: ClassVar[str] = "R29"

    visa: int
