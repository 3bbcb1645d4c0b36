"""What can be asked about an appointment."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from resources_db.actions import AboutMeeting, AboutPerson, Action, Role
from resources_db.meetings.terms import Answer, MeetingKind, Part, Wish

_SERVICE = frozenset({Role.AGENT, Role.COORDINATOR, Role.REFERENT_DE_PARCOURS})
_FAMILY = frozenset({Role.GUARDIAN, Role.YOUNG_PERSON})
_EVERYONE = frozenset(Role) - {Role.SYSTEM, Role.VISITOR}


@dataclass(frozen=True, slots=True)
class Attendee:
    """Someone who is to come."""

    person: int
    part: Part
    interpreter: str | None = None
    """Language to interpret for them, as a code. A child is never the interpreter."""


@dataclass(frozen=True, slots=True)
class FromFile:
    """Where an appointment was read."""

    origin: str
    """Hash of what names it there: the same one is booked once."""
    said: str
    """Hash of what the file says of it: said again, it changes nothing."""


@dataclass(frozen=True, slots=True)
class BookAppointment(AboutMeeting):
    """Arrange a meeting; everyone expected is told, in time and discreetly.

    Of a situation, its people and professionals may be expected; of none, professionals only.
    """

    allowed: ClassVar[frozenset[Role]] = _SERVICE
    rule: ClassVar[str] = "R22"

    kind: MeetingKind
    starts: datetime
    ends: datetime
    people: tuple[Attendee, ...]
    place: str | None = None
    """A record of the directory."""
    place_words: str | None = field(default=None, repr=False)
    bring: str | None = field(default=None, repr=False)
    organiser: int | None = None
    """A colleague of the service; None for whoever books."""
    convention: int | None = None
    """The agreement that is reviewed (R18)."""
    read: FromFile | None = None


@dataclass(frozen=True, slots=True)
class MoveAppointment(AboutMeeting):
    """Change when or where; exactly those who were told otherwise are told again."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE
    rule: ClassVar[str] = "R22"

    appointment: int
    starts: datetime
    ends: datetime
    place: str | None = None
    place_words: str | None = field(default=None, repr=False)
    read: FromFile | None = None


@dataclass(frozen=True, slots=True)
class CancelAppointment(AboutMeeting):
    """Call it off; everyone who was told learns it."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE
    rule: ClassVar[str] = "R22"

    appointment: int
    read: FromFile | None = None


@dataclass(frozen=True, slots=True)
class ExpectSomeone(AboutMeeting):
    """Add someone to an appointment: only they are told."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE
    rule: ClassVar[str] = "R22"

    appointment: int
    attendee: Attendee


@dataclass(frozen=True, slots=True)
class ReleaseSomeone(AboutMeeting):
    """Take someone off an appointment: only they are told."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE
    rule: ClassVar[str] = "R22"

    appointment: int
    person: int


@dataclass(frozen=True, slots=True)
class AnswerAppointment(Action):
    """Say whether one comes, or ask to be called. Saying no is as easy as saying yes."""

    allowed: ClassVar[frozenset[Role]] = _EVERYONE
    rule: ClassVar[str] = "R22"

    appointment: int
    answer: Answer
    note: int | None = None
    """Kept words: a reason, a wished moment."""


@dataclass(frozen=True, slots=True)
class ChooseReminders(AboutPerson):
    """How often, and by which channels first, someone wants to be reminded."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE | _FAMILY
    rule: ClassVar[str] = "R22"

    wish: Wish
    channels: tuple[str, ...] = ()
    """In the order they prefer; empty for the usual one."""
