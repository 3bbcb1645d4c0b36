"""What can be asked about a fiche de repérage."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from resources_db.actions import AboutSchool, Role

_SCHOOL = frozenset({Role.SCHOOL_HEAD, Role.CPE, Role.SCHOOL_REFERENT})
_DESK = frozenset({Role.AGENT, Role.COORDINATOR})


@dataclass(frozen=True, slots=True)
class SendFiche(AboutSchool):
    """Send a fiche: initials, class and a category; not before the family was informed."""

    allowed: ClassVar[frozenset[Role]] = _SCHOOL
    rule: ClassVar[str] = "R12"

    initials: str = field(repr=False)
    category: str = field(repr=False)
    """One of the city's list."""
    family_informed: date | None
    class_name: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class AskAboutFiche(AboutSchool):
    """Ask the school something about a fiche, in a word."""

    allowed: ClassVar[frozenset[Role]] = _DESK
    rule: ClassVar[str] = "R12"

    fiche: int
    word: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AnswerAboutFiche(AboutSchool):
    """Answer the service's question about a fiche."""

    allowed: ClassVar[frozenset[Role]] = _SCHOOL
    rule: ClassVar[str] = "R12"

    fiche: int
    word: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AcceptFiche(AboutSchool):
    """Accept a fiche: a situation is opened with what it says."""

    allowed: ClassVar[frozenset[Role]] = _DESK
    rule: ClassVar[str] = "R12"

    fiche: int


@dataclass(frozen=True, slots=True)
class DeclineFiche(AboutSchool):
    """Decline a fiche, with a word of why."""

    allowed: ClassVar[frozenset[Role]] = _DESK
    rule: ClassVar[str] = "R12"

    fiche: int
    word: str = field(repr=False)
