"""What can be asked about the trial with an invented family."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from resources_db.actions import Action, Role

_LEADS = frozenset({Role.COORDINATOR, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class BeginTrial(Action):
    """Invent a family, and make the link that a real one would be handed."""

    allowed: ClassVar[frozenset[Role]] = _LEADS
    rule: ClassVar[str] = "R10"

    token: str = field(repr=False)
    """The link's secret, drawn by the shell."""


@dataclass(frozen=True, slots=True)
class EndTrial(Action):
    """Erase the invented family and everything it did."""

    allowed: ClassVar[frozenset[Role]] = _LEADS
    rule: ClassVar[str] = "R29"
