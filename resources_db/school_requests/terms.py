"""What a school may be asked, and what it may answer without an account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from resources_db.measures.terms import EndGround

NOTE_LENGTH = 500
"""Signs of the few words that go with a question."""
CONTACT_LENGTH = 200
"""Signs of the name and number that a school gives."""


class RequestKind(StrEnum):
    """What is asked. Each kind has a closed set of answers."""

    LINK_TEACHER = "link_teacher"
    """Is the work handed over, and which teacher keeps the link (R58)?"""
    SIGN_CONTRACT = "sign_contract"
    """Does the head sign the engagement contract (R2)?"""
    INCIDENT = "incident"
    """Has the head seen that there was an incident, an absence, an accident (R7, R8)?"""
    NEWS = "news"
    """Has the head seen that a measure was changed, ended, called off (R6)?"""
    CHECK = "check"
    """Was the measure carried out in full, and was it educational (R47)?"""
    END = "end"
    """Does the head, who called, end the measure, and with which ground (R9)?"""


class SchoolAnswer(StrEnum):
    """What a school answered."""

    DONE = "done"
    NOT_YET = "not_yet"
    SIGNED = "signed"
    REFUSED = "refused"
    SEEN = "seen"
    FULL = "full"
    """Carried out in full, and educational."""
    FULL_ONLY = "full_only"
    """Carried out in full, not educational."""
    PARTLY = "partly"
    """Not in full; educational."""
    NEITHER = "neither"
    END = "end"
    TALK = "talk"
    """Somebody there would rather be called."""


OFFERED: Mapping[RequestKind, tuple[SchoolAnswer, ...]] = MappingProxyType(
    {
        RequestKind.LINK_TEACHER: (SchoolAnswer.DONE, SchoolAnswer.NOT_YET, SchoolAnswer.TALK),
        RequestKind.SIGN_CONTRACT: (SchoolAnswer.SIGNED, SchoolAnswer.REFUSED, SchoolAnswer.TALK),
        RequestKind.INCIDENT: (SchoolAnswer.SEEN, SchoolAnswer.TALK),
        RequestKind.NEWS: (SchoolAnswer.SEEN, SchoolAnswer.TALK),
        RequestKind.CHECK: (
            SchoolAnswer.FULL,
            SchoolAnswer.FULL_ONLY,
            SchoolAnswer.PARTLY,
            SchoolAnswer.NEITHER,
            SchoolAnswer.TALK,
        ),
        RequestKind.END: (SchoolAnswer.END, SchoolAnswer.TALK),
    }
)
"""The answers that each kind offers, in the order of the page."""
CHECKED: Mapping[SchoolAnswer, tuple[bool, bool]] = MappingProxyType(
    {
        SchoolAnswer.FULL: (True, True),
        SchoolAnswer.FULL_ONLY: (True, False),
        SchoolAnswer.PARTLY: (False, True),
        SchoolAnswer.NEITHER: (False, False),
    }
)
"""Whether it was carried out in full, and whether it was educational."""
NEEDS_NAME = frozenset({SchoolAnswer.DONE, SchoolAnswer.SIGNED, SchoolAnswer.END, *CHECKED})
"""Answers that count only with the name and quality of who answers, or the teacher's."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a school answers, as its page sends it."""

    answer: SchoolAnswer
    contact: str | None = field(default=None, repr=False)
    """Who answers, or the teacher who keeps the link, and how to reach them."""
    terms: str = ""
    """Of a contract: the hash of the terms that were shown."""
    ground: EndGround | None = None
    """Of an end."""
