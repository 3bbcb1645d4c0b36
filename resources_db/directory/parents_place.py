"""Whether a place meets what the Caf asks of a lieu ressource for parents (R51-R54)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from resources_db.directory.terms import ParentsPlace, ParentsPlaceCriterion

LEAST_HALF_DAYS: Final = 5
"""Half-days open in a week: two days and a half (R52)."""


@dataclass(frozen=True, slots=True)
class Lack:
    """One criterion that is not met, or of which nobody said whether it is."""

    criterion: ParentsPlaceCriterion
    known: bool
    """True: it is known not to be met. False: still to be asked."""


def lacks(place: ParentsPlace) -> tuple[Lack, ...]:
    """What is missing, in the order of the criteria; nothing when all are met."""
    return tuple(
        Lack(criterion, met is not None)
        for criterion in ParentsPlaceCriterion
        if (met := _is_met(place, criterion)) is not True
    )


def _is_met(place: ParentsPlace, criterion: ParentsPlaceCriterion) -> bool | None:
    """None when nobody said."""
    said: bool | int | None = getattr(place, criterion.value)
    if said is None:
        return None
    match criterion:
        case ParentsPlaceCriterion.HALF_DAYS:
            return said >= LEAST_HALF_DAYS
        case ParentsPlaceCriterion.NOT_CHILD_PROTECTION_ONLY:
            return not said
        case _:
            return bool(said)
