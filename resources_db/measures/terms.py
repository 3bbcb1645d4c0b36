"""The words of measures. Two regimes, never merged: each has its own limits and signatures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from types import MappingProxyType
from typing import Final

WORDS_LENGTH: Final = 2000
"""Longest words of a booklet, a question or a task from school, in characters."""


class Regime(StrEnum):
    """Which rules a measure follows."""

    ALTERNATIVE = "alternative"
    """Alternative à l'exclusion: during the days of exclusion, in school time (001 art. 3)."""
    RESPONSIBILITY = "responsibility"
    """Mesure de responsabilisation: outside teaching hours (004 préco 3; R511-13)."""


class Ground(StrEnum):
    """Why a mesure de responsabilisation was decided (R45)."""

    SANCTION = "sanction"
    INSTEAD = "instead"
    """In place of a temporary exclusion, which is carried out if it is not respected."""


class Site(StrEnum):
    """Where a measure takes place."""

    INSIDE = "inside"
    """In the school."""
    OUTSIDE = "outside"
    """In a service or an association: agreements and a host convention come first (R48)."""


class Signer(StrEnum):
    """In what quality someone signs the contract (R2)."""

    HEAD = "head"
    SERVICE = "service"
    PUPIL = "pupil"
    HOLDER = "holder"
    """One holder of parental authority: the other's agreement is presumed (372-2)."""


class Half(StrEnum):
    """Half of a day."""

    MORNING = "morning"
    AFTERNOON = "afternoon"


class Activity(StrEnum):
    """What a half-day is for, in the order of 001 art. 3."""

    RECEPTION = "reception"
    """Pupil and guardian are received by the service Jeunesse."""
    REFLECTION = "reflection"
    MISSION = "mission"
    """Of general interest, in a city service or an association, with a named tutor."""
    REVIEW = "review"
    """What was done is looked at together, before the return."""


class Mark(StrEnum):
    """How a half-day went: one tap."""

    PRESENT = "present"
    LATE = "late"
    ABSENT = "absent"
    INCIDENT = "incident"
    ACCIDENT = "accident"


TOLD_TO_HEAD: Final = frozenset({Mark.ABSENT, Mark.INCIDENT, Mark.ACCIDENT})
"""Reaches the head without delay (R7, R8)."""
TOLD_TO_GUARDIANS: Final = frozenset({Mark.ABSENT, Mark.ACCIDENT})
"""Every guardian is always told (R22)."""
TO_ACKNOWLEDGE: Final = frozenset({Mark.INCIDENT, Mark.ACCIDENT})
"""Someone has to say that they know; without it a second person is told."""


class EndGround(StrEnum):
    """Why the head ends a measure (R9: the first three)."""

    HYGIENE = "hygiene"
    SAFETY = "safety"
    MORALITY = "morality"
    BREACH = "breach"
    """The pupil does not keep to it."""
    OTHER = "other"


WITHDRAWN: Final = "withdrawn"
"""Ground of an end that no head decided: a holder took back what it needs."""


class Learnt(StrEnum):
    """One tap on one of the three questions of the end."""

    YES = "yes"
    A_LITTLE = "a_little"
    NO = "no"


class Page(StrEnum):
    """Pages of the booklet (R5)."""

    DONE = "done"
    """What I did."""
    LEARNT = "learnt"
    """What I learnt, what I liked."""
    THOUGHT = "thought"
    """What I think now of what happened."""
    RETURN = "return"
    """What I want on my return, and who may help."""
    TUTOR = "tutor"
    """The tutor's words."""


class Writing(StrEnum):
    """Where words are written during a measure."""

    BOOKLET = "booklet"
    """By the young person."""
    TUTOR = "tutor"
    """By the tutor, in the booklet."""
    WORK = "work"
    """By the school: what there is to do."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What makes the rules of one measure: its regime, and for what and where it was decided."""

    regime: Regime
    ground: Ground | None = None
    site: Site = Site.OUTSIDE

    @property
    def is_possible(self) -> bool:
        """Only a mesure de responsabilisation has a ground, or may stay inside the school."""
        if self.regime is Regime.ALTERNATIVE:
            return self.ground is None and self.site is Site.OUTSIDE
        return self.ground is not None


SIGNERS: Mapping[Frame, frozenset[Signer]] = MappingProxyType(
    {
        Frame(Regime.ALTERNATIVE): frozenset(Signer),
        Frame(Regime.RESPONSIBILITY, Ground.SANCTION): frozenset(Signer),
        Frame(Regime.RESPONSIBILITY, Ground.INSTEAD): frozenset(Signer),
        Frame(Regime.RESPONSIBILITY, Ground.SANCTION, Site.INSIDE): frozenset({Signer.HEAD}),
        Frame(Regime.RESPONSIBILITY, Ground.INSTEAD, Site.INSIDE): frozenset(
            {Signer.HEAD, Signer.PUPIL}
        ),
    }
)
"""Who has to sign before a measure starts. As a sanction inside the school it needs neither pupil
nor guardian (R45); in place of an exclusion, the pupil's commitment (R511-13); outside, the
agreement of both (R48)."""


def needs_family(frame: Frame) -> bool:
    """Whether a holder of parental authority has to agree, and may stop it (R10, R45)."""
    return Signer.HOLDER in SIGNERS[frame]


class Follows(StrEnum):
    """What follows from a measure once it is over: to be confirmed by the officer (RULES.md)."""

    NOTHING = "nothing"
    """The sanction is recorded as it was pronounced."""
    ONLY_THE_MEASURE = "only_the_measure"
    """Respected in place of an exclusion: only the measure is recorded."""
    THE_EXCLUSION = "the_exclusion"
    """Not respected: the exclusion is carried out."""


def follows(frame: Frame, *, respected: bool) -> Follows:
    """What is said to everyone when a measure is over.

    >>> follows(Frame(Regime.RESPONSIBILITY, Ground.INSTEAD), respected=True).value
    'only_the_measure'
    """
    if frame.ground is not Ground.INSTEAD:
        return Follows.NOTHING
    return Follows.ONLY_THE_MEASURE if respected else Follows.THE_EXCLUSION


@dataclass(frozen=True, slots=True)
class HalfDay:
    """A half-day as it is asked for, at the wall clock of the city."""

    day: date
    starts: time
    ends: time
    activity: Activity
    host: int | None = None
    """The organisation that receives."""
    tutor: int | None = None
    """The named person in charge there."""
    mission: str | None = field(default=None, repr=False)
    """What there is to do, in a few words."""

    @property
    def half(self) -> Half:
        """Which half of the day it begins in."""
        return Half.MORNING if self.starts < _NOON else Half.AFTERNOON


_NOON = time(12)
