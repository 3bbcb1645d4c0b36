"""Which rule each refusal of this part rests on: the sentence names it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from resources_db.actions import Reason, Refused

RULE_OF: Final[Mapping[Reason, str]] = MappingProxyType(
    {
        Reason.TOO_MANY_DAYS: "R1",
        Reason.NOT_SCHOOL_TIME: "R1",
        Reason.HEAD_UNSIGNED: "R2",
        Reason.SERVICE_UNSIGNED: "R2",
        Reason.PUPIL_UNSIGNED: "R2",
        Reason.HOLDER_UNSIGNED: "R2",
        Reason.NOT_A_SIGNER: "R2",
        Reason.RECEPTION_FIRST: "R3",
        Reason.HOST_MISSING: "R3",
        Reason.TUTOR_MISSING: "R3",
        Reason.TUTOR_NOT_THERE: "R3",
        Reason.NO_PLACE_LEFT: "R3",
        Reason.HALF_DAYS_MEET: "R3",
        Reason.ALREADY_EXPECTED: "R3",
        Reason.HOST_WITHOUT_CONVENTION: "R4",
        Reason.ENDED_BY_HEAD: "R9",
        Reason.FAMILY_NOT_INFORMED: "R10",
        Reason.AGREEMENT_MISSING: "R10",
        Reason.LINK_NOT_AGREED: "R11",
        Reason.INITIALS_ONLY: "R15",
        Reason.IN_TEACHING_HOURS: "R44",
        Reason.TOO_MANY_HOURS: "R44",
        Reason.TOO_LONG_A_DAY: "R44",
        Reason.TOO_MANY_DAYS_A_WEEK: "R44",
        Reason.FRAME_NOT_POSSIBLE: "R45",
        Reason.OUTSIDE_NOT_AGREED: "R45",
        Reason.STILL_LIVE: "R46",
        Reason.CHECK_MISSING: "R47",
        Reason.HOST_NOT_BOUND: "R48",
    }
)
"""Those that rest on one rule whatever was asked; the others rest on the action's own."""


def refuse(reason: Reason, rule: str) -> Refused:
    """The refusal for a reason: with its own rule, else that of the action."""
    return Refused(reason, RULE_OF.get(reason, rule))
