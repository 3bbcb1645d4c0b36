"""The words of meetings and their reminders: codes and values, shared by every room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import NewType

AppointmentId = NewType("AppointmentId", int)
PersonId = NewType("PersonId", int)
Fingerprint = NewType("Fingerprint", str)
"""Stands for what one person would be told: two equal ones would tell the same."""


class Kind(StrEnum):
    """Why a person is written to."""

    ANNOUNCED = "announced"
    """They are expected, and did not know."""
    MOVED = "moved"
    """What they were told is no longer so: another time, another place."""
    CANCELLED = "cancelled"
    RELEASED = "released"
    """It takes place without them."""
    WEEK = "week"
    TWO_DAYS = "two_days"
    LAST = "last"
    """The evening before, or the same morning."""
    SOON = "soon"
    """A few hours before, for those who asked for it."""


NOTICES = frozenset({Kind.ANNOUNCED, Kind.MOVED, Kind.CANCELLED, Kind.RELEASED})
"""What changes what a person knows; the other kinds only remind them of it."""


class Wish(StrEnum):
    """How often someone wants to be reminded. Changes are told whatever the wish."""

    USUAL = "usual"
    EARLIER = "earlier"
    LATER = "later"
    ONLY_ONE = "only_one"
    NONE = "none"


class Answer(StrEnum):
    """What someone answered."""

    COMING = "coming"
    NOT_COMING = "not_coming"
    CALL_ME = "call_me"
    LATE = "late"
    """They come, and said that it will be after the hour."""


COMES = frozenset({Answer.COMING, Answer.LATE})
"""Answers of someone who is expected all the same."""


class Sign(StrEnum):
    """The only mark of a child that a push may carry: its parent chose it."""

    SUN = "☀"
    MOON = "🌙"
    STAR = "⭐"
    LEAF = "🍀"
    BIRD = "🐦"
    WAVE = "🌊"


class Means(StrEnum):
    """How an interpreter takes part."""

    PERSON = "person"
    """Someone who is there: an adult from outside the family."""
    TELEPHONE = "telephone"
    """A service of interpreters, on the telephone."""


class Interpreting(StrEnum):
    """How far the arranging of an interpreter has come."""

    WANTED = "wanted"
    BOOKED = "booked"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Lead:
    """When a reminder goes: so many days before at an hour, or so long before the start."""

    kind: Kind
    days: int = 0
    at: time | None = None
    """Hour of the city's wall clock; None to count ``before`` the start."""
    before: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class Facts:
    """What a person is told of an appointment. Nothing here names a child, a school, a reason."""

    starts: datetime
    place: str
    """Code of a public place, or a public address in words."""
    details: str = ""
    """Whatever else would have to be told again if it changed, as a code."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What one person was told, and when: the end of a series tells what they now believe."""

    at: datetime
    facts: Facts | None
    """None after a cancellation or a release."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One person concerned by an appointment, as the plan needs to know them."""

    person: PersonId
    told: tuple[Notice, ...] = ()
    """Oldest first; a message in flight counts as told."""
    invited: bool = True
    """False once they were taken off the appointment."""
    reachable: bool = True
    """Some channel of theirs is open, with their agreement to be written to on it."""
    wish: Wish = Wish.USUAL
    answer: Answer | None = None
    with_first: bool = False
    """The first appointment of a series is yet to come and tells of this one too."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One message to one person. Unique on (appointment, person, kind, fingerprint)."""

    person: PersonId
    kind: Kind
    fingerprint: Fingerprint
    not_before: datetime
    useful_until: datetime
    """After this instant it would only confuse: it is not sent any more."""


class Why(StrEnum):
    """Why a person has to be told by the staff."""

    UNREACHABLE = "unreachable"
    """No channel that they agreed to."""
    QUIET = "quiet"
    """Only quiet hours are left before it is too late, and the city sends nothing then."""


@dataclass(frozen=True, slots=True)
class ByHand:
    """Someone whom no message can tell in time what they must know."""

    person: PersonId
    why: Why
    fingerprint: Fingerprint


class Part(StrEnum):
    """In what quality someone comes."""

    PUPIL = "pupil"
    GUARDIAN = "guardian"
    SCHOOL = "school"
    SERVICE = "service"
    PARTNER = "partner"


class MeetingKind(StrEnum):
    """What an appointment is."""

    FAMILY = "family"
    """With the family: a reception, a review with them."""
    ATTENDANCE = "attendance"
    """A day of a measure."""
    REVIEW = "review"
    """The yearly review of an agreement (R18)."""
    COMMITTEE = "committee"
    """A steering committee (R39)."""
    WATCH = "watch"
    """GPDS or cellule de veille (R13)."""
