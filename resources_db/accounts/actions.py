"""What can be asked about the accounts of the staff."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Final

from resources_db.actions import Action, Reason, Role

STAFF = frozenset(
    {
        Role.SCHOOL_HEAD,
        Role.CPE,
        Role.SCHOOL_REFERENT,
        Role.AGENT,
        Role.REFERENT_DE_PARCOURS,
        Role.COORDINATOR,
        Role.PARTNER,
        Role.MISSION_TUTOR,
        Role.CDEN,
        Role.EDITOR,
        Role.DATA_PROTECTION_OFFICER,
        Role.ADMINISTRATOR,
    }
)
"""Everyone who may have an account."""
WOKEN = frozenset({Role.AGENT, Role.REFERENT_DE_PARCOURS, Role.COORDINATOR, Role.ADMINISTRATOR})
"""Who is told of what waits or fails, in their chat with the staff's bot."""
LINKED = WOKEN | {Role.SCHOOL_HEAD, Role.CPE, Role.SCHOOL_REFERENT, Role.MISSION_TUTOR}
"""Who may link a chat with the staff's bot: these others are told of measures only, if they ask."""
CHAT_PREFIX: Final = "equipe-"
"""How a code for a chat with the staff's bot begins: a family's invitation never does."""
_KEEPERS = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR})


@dataclass(frozen=True, slots=True)
class OpenAccount(Action):
    """Let a person sign in to the console, by their mailbox."""

    allowed: ClassVar[frozenset[Role]] = _KEEPERS | {Role.SYSTEM}
    rule: ClassVar[str] = "R29"

    person: int
    email: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CloseAccount(Action):
    """Let a person sign in no more, and end their sessions at once."""

    allowed: ClassVar[frozenset[Role]] = _KEEPERS
    rule: ClassVar[str] = "R29"

    account: int


@dataclass(frozen=True, slots=True)
class GiveLink(Action):
    """Make a single-use link by which the owner of an account signs in."""

    allowed: ClassVar[frozenset[Role]] = _KEEPERS | {Role.SYSTEM}
    rule: ClassVar[str] = "R29"

    account: int
    token_hash: str = field(repr=False)
    expires: datetime


@dataclass(frozen=True, slots=True)
class SetUpCodes(Action):
    """Set up one's own one-time codes, with the recovery codes that replace the telephone."""

    allowed: ClassVar[frozenset[Role]] = STAFF
    rule: ClassVar[str] = "R29"

    secret: str = field(repr=False)
    step: int
    """Time step of the code that was given back as proof: it works no more."""
    recovery: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ForgetCodes(Action):
    """Let a colleague who lost telephone and recovery codes set up new ones; ends sessions."""

    allowed: ClassVar[frozenset[Role]] = _KEEPERS | {Role.SYSTEM}
    rule: ClassVar[str] = "R29"

    account: int


@dataclass(frozen=True, slots=True)
class SignOutEverywhere(Action):
    """End every session of one's own account."""

    allowed: ClassVar[frozenset[Role]] = STAFF
    rule: ClassVar[str] = "R29"


@dataclass(frozen=True, slots=True)
class InviteStaffChat(Action):
    """Make a short-lived code by which one's own chat with the staff's bot gets its alerts."""

    allowed: ClassVar[frozenset[Role]] = LINKED
    rule: ClassVar[str] = "R29"

    token: str = field(repr=False)
    """Drawn by the shell (``chats.new_code``)."""


@dataclass(frozen=True, slots=True)
class OpenStaffChat(Action):
    """Give such a code to the staff's bot, once: its alerts come to this chat from now on."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.VISITOR})
    rule: ClassVar[str] = "R29"
    reasons: ClassVar[frozenset[Reason]] = frozenset({Reason.INVITATION_UNKNOWN})

    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LeaveStaffChats(Action):
    """Have the alerts of the staff's bot no more, in any chat of one's own."""

    allowed: ClassVar[frozenset[Role]] = STAFF
    rule: ClassVar[str] = "R29"
