"""What can be asked about a tutor's page of the day."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from resources_db.actions import Action, Reason, Role


@dataclass(frozen=True, slots=True)
class OpenTutorLink(Action):
    """Open a tutor's link, once: this browser shows their half-days until the end of the day."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.VISITOR})
    rule: ClassVar[str] = "R15"
    reasons: ClassVar[frozenset[Reason]] = frozenset({Reason.INVITATION_UNKNOWN})

    token: str = field(repr=False)
    secret: str = field(repr=False)
    """Of the page's cookie, drawn by the shell."""


@dataclass(frozen=True, slots=True)
class WantTutorLink(Action):
    """Note that a tutor's link did not open: on its day, a new one leaves for them."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.VISITOR})
    rule: ClassVar[str] = "R15"
    reasons: ClassVar[frozenset[Reason]] = frozenset()

    token: str = field(repr=False)
