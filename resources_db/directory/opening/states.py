"""Whether a door is open at an instant: yes, no, or not known. Never guessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from resources_db.directory.terms import Closure


class Why(StrEnum):
    """Why it is not known whether a door is open."""

    NOT_SAID = "not_said"
    """The record says nothing of its hours."""
    NOT_UNDERSTOOD = "not_understood"
    """The text of its hours is not one that can be read for certain."""
    PUBLIC_HOLIDAY = "public_holiday"
    """It is a public holiday, and the text does not say what happens then."""
    OWN_DAY = "own_day"
    """It is a day that the city set apart."""
    OLD = "old"
    """The hours were seen years ago, and nobody has made sure of them since."""
    SCHOOL_HOLIDAYS = "school_holidays"
    """It depends on school holidays that are not published."""


@dataclass(frozen=True, slots=True)
class Open:
    """Open at that instant."""

    until: datetime | None
    """When it closes, in the place's time zone; None when that is not in sight."""
    note: str = ""
    """What the text adds, in its own words (« sur rendez-vous »)."""


@dataclass(frozen=True, slots=True)
class Closed:
    """Closed at that instant."""

    opens: datetime | None
    """When it next opens for certain, in the place's time zone; None when not in sight."""


@dataclass(frozen=True, slots=True)
class ClosedForAWhile:
    """Closed by a temporary closure of the record, whatever its hours say."""

    closure: Closure


@dataclass(frozen=True, slots=True)
class Unknown:
    """To be checked with the place."""

    why: Why


Opening = Open | Closed | ClosedForAWhile | Unknown
