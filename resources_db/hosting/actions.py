"""What can be asked about the places of hosts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from resources_db.actions import AboutSituation, Action, Role
from resources_db.hosting.terms import Slot

_SERVICE = frozenset({Role.AGENT, Role.COORDINATOR, Role.REFERENT_DE_PARCOURS})


@dataclass(frozen=True, slots=True)
class SetCapacity(Action):
    """Say how many places a host has, on some days of the week or on one day."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.AGENT, Role.COORDINATOR})
    rule: ClassVar[str] = "R4"

    organisation: int
    places: int
    first: date
    weekdays: frozenset[int] = frozenset()
    """0 for Monday. Empty: on that one day only."""
    last: date | None = None
    """The last day it holds; None until said otherwise."""


@dataclass(frozen=True, slots=True)
class WaitForPlace(AboutSituation):
    """Put a measure in line for a host: a freed place is offered in order."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE
    rule: ClassVar[str] = "R3"

    measure: int
    organisation: int
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class LeaveLine(AboutSituation):
    """Wait no more, or let an offered place go to the next."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE
    rule: ClassVar[str] = "R3"

    wait: int
    """Its row."""
