"""What each quality may see of a measure: strictly what is necessary (R15), as one table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from resources_db.actions import Role


class Field(StrEnum):
    """One thing there is to see."""

    STATE = "state"
    FRAME = "frame"
    """Regime, ground, site: why there is a measure."""
    DAYS = "days"
    """Every half-day, with who receives and who is in charge."""
    OWN_DAYS = "own_days"
    """The half-days that one is in charge of, or that one's organisation receives."""
    MISSION = "mission"
    MARKS = "marks"
    SIGNED = "signed"
    """In which qualities it was signed, never by whom."""
    PROOFS = "proofs"
    """Who signed, how, where the paper is."""
    PROVISIONAL = "provisional"
    """Whether the family's agreement was only said on the telephone."""
    END = "end"
    """Why it ended, whether it was respected, what follows."""
    RETURN = "return"
    WORK = "work"
    """What the school handed over."""
    BOOKLET = "booklet"
    """The young person's own words: shown by them, to whom they want."""
    TUTOR_WORDS = "tutor_words"
    LEARNT = "learnt"
    """What everyone answered at the end."""
    OWN = "own"
    """What one answered oneself."""


_SERVICE = frozenset(Field) - {Field.OWN, Field.OWN_DAYS}
_SCHOOL = frozenset({
    Field.STATE, Field.FRAME, Field.DAYS, Field.MISSION, Field.MARKS, Field.SIGNED,
    Field.PROVISIONAL, Field.END, Field.RETURN, Field.WORK,
})  # fmt: skip
_FAMILY = frozenset({
    Field.STATE, Field.FRAME, Field.DAYS, Field.MISSION, Field.MARKS, Field.SIGNED, Field.END,
    Field.RETURN, Field.WORK, Field.TUTOR_WORDS, Field.OWN,
})  # fmt: skip

SEEN_BY: Mapping[Role, frozenset[Field]] = {
    Role.AGENT: _SERVICE,
    Role.COORDINATOR: _SERVICE,
    Role.REFERENT_DE_PARCOURS: _SERVICE,
    Role.SCHOOL_HEAD: _SCHOOL,
    Role.CPE: _SCHOOL,
    Role.SCHOOL_REFERENT: _SCHOOL,
    Role.GUARDIAN: _FAMILY,
    Role.YOUNG_PERSON: _FAMILY | {Field.BOOKLET},
    Role.PARTNER: frozenset({Field.STATE, Field.OWN_DAYS}),
    Role.MISSION_TUTOR: frozenset({
        Field.STATE, Field.OWN_DAYS, Field.MISSION, Field.MARKS, Field.TUTOR_WORDS,
    }),
}  # fmt: skip
"""Whoever is not named sees nothing. A tutor never learns the reason; the school never reads the
booklet here: the young person shows it (R5)."""


def seen_by(roles: frozenset[Role]) -> frozenset[Field]:
    """What someone in these qualities may see."""
    return frozenset(field for role in roles for field in SEEN_BY.get(role, frozenset()))
