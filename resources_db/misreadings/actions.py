"""What can be asked about messages that were misread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from resources_db.actions import Action, Reason, Role
from resources_db.directory.terms import NeedCode


@dataclass(frozen=True, slots=True)
class CountMisread(Action):
    """« Ce n'est pas ça »: count that a need was read where another was meant."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.VISITOR})
    rule: ClassVar[str] = "R24"
    reasons: ClassVar[frozenset[Reason]] = frozenset()
    anonymous: ClassVar[bool] = True

    need: NeedCode
    """The need that was read wrongly."""
