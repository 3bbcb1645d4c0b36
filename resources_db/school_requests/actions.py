"""What can be asked about questions to schools."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from resources_db.actions import AboutSituation, Action, Reason, Role
from resources_db.school_requests.terms import RequestKind, Said

_SERVICE = frozenset({Role.AGENT, Role.REFERENT_DE_PARCOURS, Role.COORDINATOR})


@dataclass(frozen=True, slots=True)
class AskSchool(AboutSituation):
    """Ask the school of a situation something, by its official mailbox."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE | {Role.SYSTEM}
    rule: ClassVar[str] = "R6"

    kind: RequestKind
    about: int | None = None
    note: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class AskSchoolAgain(AboutSituation):
    """Send a new link for a question: the earlier link opens no more."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE
    rule: ClassVar[str] = "R6"

    request: int


@dataclass(frozen=True, slots=True)
class OpenSchoolLink(Action):
    """Open the link of a question, once: this browser shows it for a short while."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.VISITOR})
    rule: ClassVar[str] = "R15"
    reasons: ClassVar[frozenset[Reason]] = frozenset({Reason.INVITATION_UNKNOWN})

    token: str = field(repr=False)
    secret: str = field(repr=False)
    """Of the page's cookie, drawn by the shell."""


@dataclass(frozen=True, slots=True)
class WantSchoolLink(Action):
    """Note that a link did not open: where an answer is still waited for, a new letter leaves."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.VISITOR})
    rule: ClassVar[str] = "R15"
    reasons: ClassVar[frozenset[Reason]] = frozenset()

    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenNextQuestion(Action):
    """Go on from a question that was answered to another one about the same pupil."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.VISITOR})
    rule: ClassVar[str] = "R15"
    reasons: ClassVar[frozenset[Reason]] = frozenset({Reason.INVITATION_UNKNOWN})

    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AnswerAsSchool(Action):
    """Answer a question on the page that its link opened."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.VISITOR})
    rule: ClassVar[str] = "R6"
    reasons: ClassVar[frozenset[Reason]] = frozenset(
        {
            Reason.INVITATION_UNKNOWN,
            Reason.ANSWER_DOES_NOT_FIT,
            Reason.BAD_NAME,
            Reason.NO_SUCH_MEASURE,
            Reason.OUT_OF_TURN,
            Reason.ENDED_BY_HEAD,
            Reason.NOT_A_SIGNER,
            Reason.TEXT_CHANGED,
        }
    )

    secret: str = field(repr=False)
    said: Said
