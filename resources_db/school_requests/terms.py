"""What a school may be asked, and what it may answer without an account."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

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


class SchoolAnswer(StrEnum):
    """What a school answered."""

    DONE = "done"
    NOT_YET = "not_yet"
    SIGNED = "signed"
    REFUSED = "refused"
    SEEN = "seen"
    TALK = "talk"
    """Somebody there would rather be called."""


OFFERED: Mapping[RequestKind, tuple[SchoolAnswer, ...]] = MappingProxyType(
    {
        RequestKind.LINK_TEACHER: (SchoolAnswer.DONE, SchoolAnswer.NOT_YET, SchoolAnswer.TALK),
        RequestKind.SIGN_CONTRACT: (SchoolAnswer.SIGNED, SchoolAnswer.REFUSED, SchoolAnswer.TALK),
        RequestKind.INCIDENT: (SchoolAnswer.SEEN, SchoolAnswer.TALK),
    }
)
"""The answers that each kind offers, in the order of the page."""
NAMES_SOMEONE = frozenset({RequestKind.LINK_TEACHER, RequestKind.SIGN_CONTRACT})
"""What is answered with the name of who answers, or of the teacher: without it, not « yes »."""
NEEDS_NAME = frozenset({SchoolAnswer.DONE, SchoolAnswer.SIGNED})
"""Answers that count only with that name."""
