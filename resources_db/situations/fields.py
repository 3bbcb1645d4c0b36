"""What each quality may see of a situation: strictly what is necessary (R15), as one table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from resources_db.actions import Role


class Field(StrEnum):
    """One thing there is to see."""

    INITIALS = "initials"
    PUPIL_GIVEN_NAME = "pupil_given_name"
    PUPIL_NAME = "pupil_name"
    """Given and family name: nobody's but the family's until the family has agreed."""
    CLASS_NAME = "class_name"
    SCHOOL = "school"
    DATES = "dates"
    """When it was opened and closed, and when the family was informed."""
    GUARDIAN_NAMES = "guardian_names"
    GUARDIAN_REACH = "guardian_reach"
    """Their numbers, addresses, language and need of an interpreter."""
    PUPIL_REACH = "pupil_reach"
    """That the pupil is known here, and how they are reached themselves."""
    AUTHORITY = "authority"
    """How parental authority is held, and the proof seen."""
    REFERENT = "referent"
    PARTNERS = "partners"
    TUTOR = "tutor"
    ACCOMPANIMENT = "accompaniment"
    """Whether the family agreed to the accompaniment: yes or no, not who said what."""
    ANSWERS = "answers"
    """Every answer of everyone."""
    OWN = "own"
    """One's own contacts, language and answers."""


_SERVICE = frozenset(Field) - {Field.OWN}
_SCHOOL = frozenset({
    Field.INITIALS, Field.PUPIL_GIVEN_NAME, Field.PUPIL_NAME, Field.CLASS_NAME, Field.SCHOOL,
    Field.DATES, Field.GUARDIAN_NAMES, Field.REFERENT, Field.TUTOR, Field.ACCOMPANIMENT,
})  # fmt: skip
_FAMILY = frozenset({
    Field.INITIALS, Field.PUPIL_GIVEN_NAME, Field.PUPIL_NAME, Field.CLASS_NAME, Field.SCHOOL,
    Field.DATES, Field.REFERENT, Field.PARTNERS, Field.TUTOR, Field.OWN,
})  # fmt: skip

SEEN_BY: Mapping[Role, frozenset[Field]] = {
    Role.AGENT: _SERVICE,
    Role.COORDINATOR: _SERVICE,
    Role.REFERENT_DE_PARCOURS: _SERVICE,
    Role.SCHOOL_HEAD: _SCHOOL,
    Role.CPE: _SCHOOL,
    Role.SCHOOL_REFERENT: _SCHOOL,
    Role.GUARDIAN: _FAMILY,
    Role.YOUNG_PERSON: _FAMILY,
    Role.PARTNER: frozenset({
        Field.INITIALS, Field.PUPIL_GIVEN_NAME, Field.PUPIL_NAME, Field.SCHOOL, Field.REFERENT,
    }),
    Role.MISSION_TUTOR: frozenset({Field.PUPIL_GIVEN_NAME, Field.REFERENT}),
}  # fmt: skip
"""Whoever is not named sees nothing: the CDEN has counts only (R27). A tutor never learns the
reason, nor the school; a guardian nothing of the other one."""


def seen_by(roles: frozenset[Role]) -> frozenset[Field]:
    """What someone in these qualities may see."""
    return frozenset(field for role in roles for field in SEEN_BY.get(role, frozenset()))
