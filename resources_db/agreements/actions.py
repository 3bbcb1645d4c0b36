"""What can be asked about agreements."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from resources_db.actions import AboutPerson, AboutSituation, Action, Reason, Role
from resources_db.agreements.terms import Act, Answer, Means

_FAMILY = frozenset({Role.GUARDIAN, Role.YOUNG_PERSON})
_STAFF = frozenset({
    Role.AGENT, Role.REFERENT_DE_PARCOURS, Role.COORDINATOR,
    Role.SCHOOL_HEAD, Role.CPE, Role.SCHOOL_REFERENT,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class GiveAnswer(AboutSituation):
    """Note what someone of the family answered to one act, on the text they were shown."""

    allowed: ClassVar[frozenset[Role]] = _FAMILY | _STAFF
    rule: ClassVar[str] = "R10"

    person: int
    """Who answers: themselves on their page; staff enters it with its proof."""
    act: Act
    answer: Answer
    text_version: str
    text_hash: str
    lang: str
    means: Means
    organisation: int | None = None
    """Of a link: the actor that the text named."""
    channel: str | None = None
    """Of an opt-in: the channel that the text named."""
    proof: str | None = field(default=None, repr=False)
    """Entered by staff: where the paper is kept, or who was on the telephone."""


@dataclass(frozen=True, slots=True)
class WithdrawAgreements(Action):
    """Take back everything one agreed to, in one message."""

    allowed: ClassVar[frozenset[Role]] = _FAMILY | {Role.VISITOR}
    rule: ClassVar[str] = "R11"
    reasons: ClassVar[frozenset[Reason]] = frozenset({Reason.PERSON_UNKNOWN_HERE})


@dataclass(frozen=True, slots=True)
class StopChannel(AboutPerson):
    """Write to someone no more on one channel: they said STOP, or pressed the link to stop."""

    allowed: ClassVar[frozenset[Role]] = _FAMILY | {Role.SYSTEM}
    rule: ClassVar[str] = "R29"
    reasons: ClassVar[frozenset[Reason]] = frozenset()

    channel: str
    means: Means
    """How they said so: a message, a page. What is said on the telephone is an answer noted by
    staff, with its proof."""
