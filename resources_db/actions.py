"""What every action has in common: who may ask for it, and what comes of it.

An action is a frozen request for one change. It is given to the one door,
``resources_db.door.perform``, which answers :class:`Done` or :class:`Refused`. A refusal is an
expected outcome, not an error: ``conversations.refusals`` has a sentence for each reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Role(StrEnum):
    """In what quality someone acts. One person may have several."""

    VISITOR = "visitor"
    """Someone who writes to the assistant, known only by an address."""
    GUARDIAN = "guardian"
    """Holds parental authority, or has the child in care (R2, R10, R22)."""
    YOUNG_PERSON = "young_person"
    """The pupil, or the young person who has left school."""
    SCHOOL_HEAD = "school_head"
    """Heads a school: signs, is told without delay, may end a measure (R2, R7, R9)."""
    CPE = "cpe"
    """Conseiller principal d'éducation: calls for a measure, follows attendance."""
    SCHOOL_REFERENT = "school_referent"
    """Référent décrochage of a school."""
    AGENT = "agent"
    """Works at the service Jeunesse: receives families, plans, reminds."""
    REFERENT_DE_PARCOURS = "referent_de_parcours"
    """Follows a young person and reports to the school (R14)."""
    COORDINATOR = "coordinator"
    """Answers for the service Jeunesse: assigns, sees who signed the charter."""
    PARTNER = "partner"
    """Another professional: APRE educator, Caf, PJJ… Only with the family's agreement (R11)."""
    MISSION_TUTOR = "mission_tutor"
    """Named adult of a mission d'intérêt général (R3). Never knows the reason."""
    CDEN = "cden"
    """Member of the CDEN section: counts only, never an individual situation (R27)."""
    EDITOR = "editor"
    """Keeps the directory true (R23)."""
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    """Signs off what is kept, for how long, and reads who saw what (R29)."""
    ADMINISTRATOR = "administrator"
    """Installs and repairs the assistant."""
    SYSTEM = "system"
    """The assistant itself: the metronome, the first start."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks. An address (a chat, a browser) is not a person; one type covers both."""

    roles: frozenset[Role]
    address: int | None = None
    """Row of the address that speaks, when the actor came through a channel."""
    person: int | None = None
    """Row of the person who acts, once it is known who that is."""

    @classmethod
    def visitor(cls, address: int) -> Actor:
        """Someone writing from an address."""
        return cls(frozenset({Role.VISITOR}), address)

    @classmethod
    def system(cls) -> Actor:
        """The assistant itself."""
        return cls(frozenset({Role.SYSTEM}))


class Reason(StrEnum):
    """Why the door refuses. Each has one sentence in ``conversations.refusals``."""

    NOT_ALLOWED = "not_allowed"
    UNKNOWN_RESOURCE = "unknown_resource"
    EMPTY_EDITION = "empty_edition"
    UNKNOWN_EDITION = "unknown_edition"
    IMPORT_UNDER_WAY = "import_under_way"
    CHANGED_MEANWHILE = "changed_meanwhile"
    UNKNOWN_VERSION = "unknown_version"
    UNKNOWN_LANGUAGE = "unknown_language"
    NO_SUCH_TASK = "no_such_task"
    NOT_A_MAILBOX = "not_a_mailbox"
    MAILBOX_TAKEN = "mailbox_taken"
    NO_SUCH_ACCOUNT = "no_such_account"
    OWN_ACCOUNT = "own_account"
    BAD_VALUE = "bad_value"
    BAD_PICTURE = "bad_picture"
    NOTHING_TO_SIGN = "nothing_to_sign"
    NO_SUCH_PERSON = "no_such_person"
    NO_SUCH_ORGANISATION = "no_such_organisation"
    NO_MAILBOX = "no_mailbox"
    NO_SUCH_CONTACT = "no_such_contact"
    BAD_NAME = "bad_name"
    BAD_CONTACT = "bad_contact"
    BAD_SCHOOL_NUMBER = "bad_school_number"
    ALREADY_KNOWN = "already_known"
    ROLE_DOES_NOT_FIT = "role_does_not_fit"
    LAST_ADMINISTRATOR = "last_administrator"
    NOT_PROTECTED = "not_protected"
    SECOND_PERSON_NEEDED = "second_person_needed"
    FAMILY_NOT_INFORMED = "family_not_informed"
    SITUATION_CLOSED = "situation_closed"
    PART_DOES_NOT_FIT = "part_does_not_fit"
    BAD_MOMENT = "bad_moment"
    NO_SUCH_APPOINTMENT = "no_such_appointment"
    TOO_LATE = "too_late"
    APPOINTMENT_MOVED = "appointment_moved"
    INTERPRETER_IS_FAMILY = "interpreter_is_family"
    SIGN_TAKEN = "sign_taken"
    INVITATION_UNKNOWN = "invitation_unknown"
    INVITATION_USED = "invitation_used"
    INVITATION_LATE = "invitation_late"
    CODE_NEEDED = "code_needed"
    CODE_WRONG = "code_wrong"
    PERSON_UNKNOWN_HERE = "person_unknown_here"
    ANSWER_DOES_NOT_FIT = "answer_does_not_fit"
    PROOF_NEEDED = "proof_needed"
    TEXT_CHANGED = "text_changed"
    CHARTER_NOT_SIGNED = "charter_not_signed"
    DAY_TO_COME = "day_to_come"
    BAD_TERMS = "bad_terms"
    NO_SUCH_CONVENTION = "no_such_convention"
    NOTE_TOO_LONG = "note_too_long"
    BAD_DAYS = "bad_days"
    NO_SUCH_CORRECTION = "no_such_correction"
    TOO_MANY_DAYS = "too_many_days"
    NOT_SCHOOL_TIME = "not_school_time"
    HEAD_UNSIGNED = "head_unsigned"
    SERVICE_UNSIGNED = "service_unsigned"
    PUPIL_UNSIGNED = "pupil_unsigned"
    HOLDER_UNSIGNED = "holder_unsigned"
    NOT_A_SIGNER = "not_a_signer"
    RECEPTION_FIRST = "reception_first"
    HOST_MISSING = "host_missing"
    TUTOR_MISSING = "tutor_missing"
    TUTOR_NOT_THERE = "tutor_not_there"
    NO_PLACE_LEFT = "no_place_left"
    HALF_DAYS_MEET = "half_days_meet"
    ALREADY_EXPECTED = "already_expected"
    HOST_WITHOUT_CONVENTION = "host_without_convention"
    ENDED_BY_HEAD = "ended_by_head"
    AGREEMENT_MISSING = "agreement_missing"
    LINK_NOT_AGREED = "link_not_agreed"
    INITIALS_ONLY = "initials_only"
    IN_TEACHING_HOURS = "in_teaching_hours"
    TOO_MANY_HOURS = "too_many_hours"
    TOO_LONG_A_DAY = "too_long_a_day"
    TOO_MANY_DAYS_A_WEEK = "too_many_days_a_week"
    FRAME_NOT_POSSIBLE = "frame_not_possible"
    OUTSIDE_NOT_AGREED = "outside_not_agreed"
    STILL_LIVE = "still_live"
    CHECK_MISSING = "check_missing"
    HOST_NOT_BOUND = "host_not_bound"
    NO_SUCH_MEASURE = "no_such_measure"
    OUT_OF_TURN = "out_of_turn"
    NO_SUCH_HALF_DAY = "no_such_half_day"
    NOT_YOUR_HALF_DAY = "not_your_half_day"
    DAY_IS_OVER = "day_is_over"
    HALF_DAY_UNMARKED = "half_day_unmarked"
    NOT_IN_LINE = "not_in_line"
    WORDS_TOO_LONG = "words_too_long"
    NOTHING_TO_ACKNOWLEDGE = "nothing_to_acknowledge"
    NO_SUCH_FICHE = "no_such_fiche"
    UNKNOWN_CATEGORY = "unknown_category"
    BAD_WEEK = "bad_week"


@dataclass(frozen=True, slots=True)
class Done:
    """The change is written, with its audit line."""

    id: int | None = None
    """Row the action made, where it made one."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed."""

    reason: Reason
    rule: str
    """Rule of RULES.md that forbids it (« R23 »), or « rights » when the actor may not ask."""


Outcome = Done | Refused


@dataclass(frozen=True, slots=True)
class Action:
    """A request for one change. Subclasses say who may ask and under which rule."""

    allowed: ClassVar[frozenset[Role]]
    """Roles that may ask for it: the table of rights is generated from this."""
    rule: ClassVar[str]
    """The rule or promise it serves, for the table of rights."""
    reasons: ClassVar[frozenset[Reason]] = frozenset(Reason)
    """Why it may be refused, besides the lack of a right: what asks for it has to be ready."""
    anonymous: ClassVar[bool] = False
    """True: its line of audit says in what quality it was asked, and never from where."""


@dataclass(frozen=True, slots=True)
class AboutSituation(Action):
    """An action inside one situation: only the roles held *towards it* count (R15)."""

    situation: int


@dataclass(frozen=True, slots=True)
class AboutMeeting(Action):
    """An action on a meeting: of one situation, or of the service where it is of none (R18, R39).

    Towards a meeting of a situation, only the roles held towards that situation count (R15).
    """

    situation: int | None


@dataclass(frozen=True, slots=True)
class AboutPerson(Action):
    """An action about one person: only the roles held towards them count (R15)."""

    person: int


@dataclass(frozen=True, slots=True)
class AboutSchool(Action):
    """An action in the name of one school: only the roles held there count (R15)."""

    school: int
