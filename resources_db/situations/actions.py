"""What can be asked about a situation and who has a part in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from resources_db.actions import AboutSchool, AboutSituation, Role
from resources_db.situations.terms import Authority, Part, Proof

_SCHOOL = frozenset({Role.SCHOOL_HEAD, Role.CPE, Role.SCHOOL_REFERENT})
_DESK = frozenset({Role.AGENT, Role.COORDINATOR})
_SERVICE = _DESK | {Role.REFERENT_DE_PARCOURS}


@dataclass(frozen=True, slots=True)
class OpenSituation(AboutSchool):
    """Open a pupil's situation, with initials and class: no more until the family agreed."""

    allowed: ClassVar[frozenset[Role]] = _SCHOOL | _DESK
    rule: ClassVar[str] = "R10"

    initials: str = field(repr=False)
    class_name: str | None = field(default=None, repr=False)
    family_informed: date | None = None
    """The day the school told the family: without it nothing leaves the school (R10, R36)."""


@dataclass(frozen=True, slots=True)
class AddPart(AboutSituation):
    """Give someone, or a partner organisation, a part in a situation."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE
    rule: ClassVar[str] = "R15"

    part: Part
    person: int | None = None
    organisation: int | None = None
    authority: Authority | None = None


@dataclass(frozen=True, slots=True)
class EndPart(AboutSituation):
    """End a part in a situation: what it opened is closed at once."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE
    rule: ClassVar[str] = "R15"

    part: int
    """Row of the part."""


@dataclass(frozen=True, slots=True)
class RecordAuthority(AboutSituation):
    """Record how a guardian holds parental authority, and which proof was seen."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE
    rule: ClassVar[str] = "R2"

    person: int
    authority: Authority
    proof: Proof


@dataclass(frozen=True, slots=True)
class CloseSituation(AboutSituation):
    """Close a situation: partners and tutors see it no more, its last day is set."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE
    rule: ClassVar[str] = "R15"
