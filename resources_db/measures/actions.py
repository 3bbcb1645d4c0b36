"""What can be asked about a measure, from the school's call to the return to class."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from resources_db.actions import AboutSchool, AboutSituation, Action, Role
from resources_db.measures.terms import (
    EndGround,
    Frame,
    HalfDay,
    Learnt,
    Mark,
    Page,
    Signer,
    Writing,
)

_DESK = frozenset({Role.AGENT, Role.COORDINATOR})
_SERVICE = _DESK | {Role.REFERENT_DE_PARCOURS}
_SCHOOL = frozenset({Role.SCHOOL_HEAD, Role.CPE, Role.SCHOOL_REFERENT})
_FAMILY = frozenset({Role.GUARDIAN, Role.YOUNG_PERSON})


@dataclass(frozen=True, slots=True)
class TakeCall(AboutSchool):
    """Note the school's telephone call: a first name, a number, dates; a measure is drafted."""

    allowed: ClassVar[frozenset[Role]] = _DESK
    rule: ClassVar[str] = "R10"

    given_name: str = field(repr=False)
    phone: str = field(repr=False)
    """Of the guardian whom the school has told."""
    frame: Frame
    first_day: date
    last_day: date
    family_informed: date | None
    guardian_name: str | None = field(default=None, repr=False)
    class_name: str | None = field(default=None, repr=False)
    lang: str = "fr"
    """What the guardian reads."""


@dataclass(frozen=True, slots=True)
class DraftMeasure(AboutSituation):
    """Draft a measure in a situation that is known: a fiche that was accepted, a second time."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE
    rule: ClassVar[str] = "R10"

    frame: Frame
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class PlanDays(AboutSituation):
    """Plan the half-days of a measure; whoever is expected is told once, for all the days."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE
    rule: ClassVar[str] = "R3"

    measure: int
    half_days: tuple[HalfDay, ...]


@dataclass(frozen=True, slots=True)
class ChangeHalfDay(AboutSituation):
    """Put another half-day in the place of one: only that day's people are told."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE
    rule: ClassVar[str] = "R3"

    half_day: int
    """Its row."""
    becomes: HalfDay


@dataclass(frozen=True, slots=True)
class SignContract(AboutSituation):
    """Sign the contract of a measure on one's own page, in one's own quality."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE | _FAMILY | {Role.SCHOOL_HEAD}
    rule: ClassVar[str] = "R2"

    measure: int
    terms_hash: str
    """Of the terms that were shown."""


@dataclass(frozen=True, slots=True)
class OnPaper:
    """One signature seen on the printed sheet."""

    signer: Signer
    person: int | None = None
    """Who; a holder is always named."""


@dataclass(frozen=True, slots=True)
class RecordSheet(AboutSituation):
    """Record the signatures seen on the one printed sheet; on the first day it begins with it."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE
    rule: ClassVar[str] = "R2"

    measure: int
    terms_hash: str
    signatures: tuple[OnPaper, ...]
    kept: str = field(repr=False)
    """Where the sheet is kept."""


@dataclass(frozen=True, slots=True)
class StartMeasure(AboutSituation):
    """Begin a measure: not before its day, nor without every signature."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE | {Role.SYSTEM}
    rule: ClassVar[str] = "R2"

    measure: int


@dataclass(frozen=True, slots=True)
class MarkHalfDay(AboutSituation):
    """Say how a half-day went; absence, incident and accident reach the head without delay.

    The school marks what takes place inside it; a tutor their own half-days, and corrects them on
    the day.
    """

    allowed: ClassVar[frozenset[Role]] = _SERVICE | _SCHOOL | {Role.MISSION_TUTOR}
    rule: ClassVar[str] = "R7"

    half_day: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class Acknowledge(AboutSituation):
    """Say that one knows: nobody else has to be told in one's place."""

    allowed: ClassVar[frozenset[Role]] = _SCHOOL | _DESK
    rule: ClassVar[str] = "R8"

    measure: int


@dataclass(frozen=True, slots=True)
class EndMeasure(AboutSituation):
    """End a measure, as the head of the school, with a ground: everyone concerned is told."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.SCHOOL_HEAD})
    rule: ClassVar[str] = "R9"

    measure: int
    ground: EndGround


@dataclass(frozen=True, slots=True)
class CancelMeasure(AboutSituation):
    """Call off a measure that has not begun: no place, no host, another answer was found."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE
    rule: ClassVar[str] = "R6"

    measure: int


@dataclass(frozen=True, slots=True)
class CheckCompletion(AboutSituation):
    """Say, as the head, whether it was carried out in full and was educational."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.SCHOOL_HEAD})
    rule: ClassVar[str] = "R47"

    measure: int
    respected: bool
    educational: bool


@dataclass(frozen=True, slots=True)
class CompleteMeasure(AboutSituation):
    """Say that a measure came to its end: every half-day is marked."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE
    rule: ClassVar[str] = "R6"

    measure: int


@dataclass(frozen=True, slots=True)
class ArrangeReturn(AboutSituation):
    """Propose the meeting of the return to class to the family; it is reminded."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE
    rule: ClassVar[str] = "R5"

    measure: int
    starts: datetime
    ends: datetime
    place: str | None = None
    """A record of the directory."""
    place_words: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class NoteReturn(AboutSituation):
    """Note the day the young person came back to class with the booklet."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE | _SCHOOL
    rule: ClassVar[str] = "R5"

    measure: int
    day: date


@dataclass(frozen=True, slots=True)
class CloseMeasure(AboutSituation):
    """Close a measure; the situation with it, unless the accompaniment goes on."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE
    rule: ClassVar[str] = "R46"

    measure: int
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class GiveSchoolWork(AboutSituation):
    """Hand over what there is to learn meanwhile, and name the teacher who keeps the link."""

    allowed: ClassVar[frozenset[Role]] = _SCHOOL | _SERVICE
    rule: ClassVar[str] = "R58"

    measure: int
    teacher: str = field(repr=False)
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WriteInBooklet(AboutSituation):
    """Write in one's own booklet, to show on return."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.YOUNG_PERSON})
    rule: ClassVar[str] = "R5"

    measure: int
    page: Page
    words: str = field(repr=False)
    half_day: int | None = None


@dataclass(frozen=True, slots=True)
class WriteAsTutor(AboutSituation):
    """Leave the tutor's words in the booklet."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE | {Role.MISSION_TUTOR}
    rule: ClassVar[str] = "R5"

    measure: int
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class RaiseAlarm(AboutSituation):
    """Open an immediate task: words that were just written may say that someone is in danger."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.SYSTEM})
    rule: ClassVar[str] = "R35"

    measure: int
    writing: Writing
    certain: bool
    """False for a doubt."""
    danger: str
    """Its kind, as a code: never the words."""


@dataclass(frozen=True, slots=True)
class GiveLearnt(AboutSituation):
    """Answer, in three taps, whether it was useful."""

    allowed: ClassVar[frozenset[Role]] = _FAMILY
    rule: ClassVar[str] = "R22"

    measure: int
    answers: tuple[Learnt, Learnt, Learnt]


@dataclass(frozen=True, slots=True)
class SetSchoolWeek(AboutSchool):
    """Say on which days and hours a school has class."""

    allowed: ClassVar[frozenset[Role]] = _SCHOOL | _DESK
    rule: ClassVar[str] = "R1"

    week: str
    since: date


@dataclass(frozen=True, slots=True)
class ChooseStaffChannels(Action):
    """Say by what else than one's mailbox one wants to be told at once."""

    allowed: ClassVar[frozenset[Role]] = _SCHOOL | _SERVICE | {Role.MISSION_TUTOR}
    rule: ClassVar[str] = "R7"

    channels: frozenset[str]
    """Among ``handing.STAFF_CHANNELS``."""
    phone: str | None = field(default=None, repr=False)
    """One's number, for text messages; None: the one that is known."""
