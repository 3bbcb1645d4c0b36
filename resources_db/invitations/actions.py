"""What can be asked about invitations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from resources_db.actions import AboutPerson, AboutSituation, Action, Reason, Role


@dataclass(frozen=True, slots=True)
class Invite(AboutSituation):
    """Make a link for someone of the family, to hand over; an earlier one opens no more."""

    allowed: ClassVar[frozenset[Role]] = frozenset({
        Role.AGENT, Role.REFERENT_DE_PARCOURS, Role.COORDINATOR,
        Role.SCHOOL_HEAD, Role.CPE, Role.SCHOOL_REFERENT,
    })  # fmt: skip
    rule: ClassVar[str] = "R10"

    person: int
    token: str = field(repr=False)
    """The link's secret, drawn by the shell (``tokens.new_token``)."""
    code: str | None = field(default=None, repr=False)
    """A code told apart (by voice, on another sheet): asked for before the link opens."""


@dataclass(frozen=True, slots=True)
class OpenInvitation(Action):
    """Open one's invitation, once: this chat or this browser is theirs from now on."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.VISITOR})
    rule: ClassVar[str] = "R29"
    reasons: ClassVar[frozenset[Reason]] = frozenset(
        {
            Reason.INVITATION_UNKNOWN,
            Reason.INVITATION_USED,
            Reason.INVITATION_LATE,
            Reason.CODE_NEEDED,
            Reason.CODE_WRONG,
        }
    )

    token: str = field(repr=False)
    code: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ReportMisopened(Action):
    """Note that an invitation was tried by someone else: the link is closed, the staff told."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.VISITOR, Role.SYSTEM})
    rule: ClassVar[str] = "R15"
    reasons: ClassVar[frozenset[Reason]] = frozenset()

    token: str = field(repr=False)
    code_wrong: bool = False
    """It was the code that did not fit: a few such are forgiven."""


@dataclass(frozen=True, slots=True)
class OpenMyPage(Action):
    """Make a short-lived link to one's own page, in the chat that is known to be one's own."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.VISITOR})
    rule: ClassVar[str] = "R29"
    reasons: ClassVar[frozenset[Reason]] = frozenset({Reason.PERSON_UNKNOWN_HERE})


@dataclass(frozen=True, slots=True)
class OpenPageLink(Action):
    """Open one's page by its short-lived link: a device not seen before gives the second secret."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.VISITOR})
    rule: ClassVar[str] = "R29"
    reasons: ClassVar[frozenset[Reason]] = frozenset(
        {
            Reason.INVITATION_UNKNOWN,
            Reason.INVITATION_LATE,
            Reason.CODE_NEEDED,
            Reason.CODE_WRONG,
        }
    )

    token: str = field(repr=False)
    secret: str | None = field(default=None, repr=False)
    """What the desk gave on paper."""
    device: str | None = field(default=None, repr=False)
    """What this browser was given when the second secret was last right on it."""


@dataclass(frozen=True, slots=True)
class ReportWrongSecret(Action):
    """Note a wrong second secret: after a few, it opens nothing any more and the staff is told."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.SYSTEM})
    rule: ClassVar[str] = "R15"
    reasons: ClassVar[frozenset[Reason]] = frozenset()

    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class GivePageSecret(AboutPerson):
    """Give someone the second secret of their page; what was open or remembered is closed."""

    allowed: ClassVar[frozenset[Role]] = frozenset(
        {Role.AGENT, Role.REFERENT_DE_PARCOURS, Role.COORDINATOR}
    )
    rule: ClassVar[str] = "R29"

    secret: str = field(repr=False)
    """Six digits, drawn by the shell (``tokens.new_code``)."""
