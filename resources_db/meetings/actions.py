"""What can be asked about an appointment."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from resources_db.actions import AboutMeeting, AboutPerson, Action, Reason, Role
from resources_db.meetings.terms import (
    Answer,
    Interpreting,
    Means,
    MeetingKind,
    Part,
    Sign,
    Wish,
)
from resources_db.tasks.actions import Moment

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
    wished: Moment | None = None
    """When they could come, or be called."""
    words: str | None = field(default=None, repr=False)
    """A few words for who arranged it, such as a reason. Never asked for."""


@dataclass(frozen=True, slots=True)
class ChooseReminders(AboutPerson):
    """How often, and by which channels first, someone wants to be reminded."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE | _FAMILY
    rule: ClassVar[str] = "R22"

    wish: Wish
    channels: tuple[str, ...] = ()
    """In the order they prefer; empty for the usual one."""


@dataclass(frozen=True, slots=True)
class AnswerHere(Action):
    """Answer in the chat that is known to be one's own, about the moment one was told."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.VISITOR})
    rule: ClassVar[str] = "R22"
    reasons: ClassVar[frozenset[Reason]] = frozenset(
        {
            Reason.PERSON_UNKNOWN_HERE,
            Reason.NO_SUCH_APPOINTMENT,
            Reason.APPOINTMENT_MOVED,
            Reason.TOO_LATE,
        }
    )

    appointment: int
    starts: datetime
    """The beginning that the answer is about: a yes to Tuesday is no yes to Thursday."""
    answer: Answer
    wished: Moment | None = None
    """When they could come, or be called."""
    note: int | None = None
    """Number of the words that came with it."""


@dataclass(frozen=True, slots=True)
class ArrangeInterpreter(AboutMeeting):
    """Note who will interpret for someone who is expected, and whether it is confirmed."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE
    rule: ClassVar[str] = "R22"

    appointment: int
    person: int
    """For whom."""
    state: Interpreting
    language: str
    means: Means | None = None
    name: str | None = field(default=None, repr=False)
    """Of the interpreter, or of the service of interpreters."""
    telephone: str | None = field(default=None, repr=False)
    adult: bool = False
    """Whoever notes it knows that they are an adult from outside the family."""


@dataclass(frozen=True, slots=True)
class ChooseSign(AboutPerson):
    """Choose the sign that stands for one's child in messages; nobody else knows it."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.GUARDIAN})
    rule: ClassVar[str] = "R22"

    child: int
    sign: Sign | None
    """None: messages carry no sign."""
