"""What can be asked to mend what did not go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from resources_db.actions import Action, Role


@dataclass(frozen=True, slots=True)
class RetryReminder(Action):
    """Have a reminder that failed tried again, by the channels that are open now."""

    allowed: ClassVar[frozenset[Role]] = frozenset(
        {Role.AGENT, Role.REFERENT_DE_PARCOURS, Role.COORDINATOR, Role.ADMINISTRATOR}
    )
    rule: ClassVar[str] = "R22"

    reminder: int
