"""The numbers of the yearly review (R18, R40): pure, by school, never a name.

What is shown and what is hidden is decided in ``hiding``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import groupby
from typing import Final

from resources_db.measures.hiding import LEAST, Column, hide


class What(StrEnum):
    """What is counted."""

    MEASURES = "measures"
    ALTERNATIVES = "alternatives"
    RESPONSIBILITIES = "responsibilities"
    COMPLETED = "completed"
    RETURNED = "returned"
    """Young people who came back to class with a date noted."""
    DAYS = "days"
    """Days on which the young person was there, even for half a day."""
    HALF_DAYS = "half_days"
    MISSIONS = "missions"
    """Half-days of mission that took place."""
    UNMET = "unmet"
    """Places waited for in vain, and measures called off for want of one."""
    FICHES = "fiches"
    """Times a school asked for something (R12)."""
    DECLINED = "declined"
    """Of these, what the service declined."""


PARTS: Final[Mapping[What, tuple[What, ...]]] = {
    What.MEASURES: (What.ALTERNATIVES, What.RESPONSIBILITIES, What.COMPLETED, What.RETURNED),
    What.HALF_DAYS: (What.MISSIONS,),
    What.FICHES: (What.DECLINED,),
}
"""What is left of a whole without its part is a number too."""
_WITH_IT: Final[Mapping[What, tuple[What, ...]]] = {
    What.ALTERNATIVES: (What.RESPONSIBILITIES,),
    What.RESPONSIBILITIES: (What.ALTERNATIVES,),
    What.MEASURES: tuple(what for what in What if what not in {What.FICHES, What.DECLINED}),
    What.HALF_DAYS: (What.DAYS, What.MISSIONS),
    What.FICHES: (What.DECLINED,),
}
"""One regime tells the other; parts tell how large their whole is at least."""


@dataclass(frozen=True, slots=True)
class One:
    """One measure, or one fiche, as far as it counts."""

    school: str
    counts: Mapping[What, int]
    """How much of each it adds; what is not there adds nothing."""
    delays: tuple[timedelta, ...] = ()
    """Between what happened and its notice to the head."""


@dataclass(frozen=True, slots=True)
class Line:
    """The numbers of one school, or of all; None where a number is hidden."""

    school: str | None
    """None for all of them."""
    counts: Mapping[What, int | None]
    delay: timedelta | None
    """The middle one of the delays of notice; None where there are too few."""


def review(measures: Iterable[One]) -> tuple[Line, ...]:
    """One line a school, by name, then the line of all."""
    ordered = sorted(measures, key=lambda one: one.school)
    by_school = {name: list(them) for name, them in groupby(ordered, key=lambda one: one.school)}
    raw = [_sums(them) for them in by_school.values()]
    shown = hide([*raw, _sums(ordered)], [*_columns()], whole=What.MEASURES, with_it=_WITH_IT)
    lines = [
        Line(name, counts, None if counts[What.MEASURES] is None else _delay(them))
        for (name, them), counts in zip(by_school.items(), shown[:-1], strict=True)
    ]
    return (*lines, Line(None, shown[-1], _delay(ordered)))


def by_kind(kinds: Iterable[str]) -> Mapping[str, int | None]:
    """How many times each was asked for, the most first; None where a number is hidden."""
    counts: dict[str, int] = {}
    for kind in kinds:
        counts[kind] = counts.get(kind, 0) + 1
    names = sorted(counts, key=lambda name: (-counts[name], name))
    raw = [*({"n": counts[name]} for name in names), {"n": sum(counts.values())}]
    *shown, total = hide(raw, [Column("n")])
    if total["n"] is None:
        return dict.fromkeys(names)
    return {name: line["n"] for name, line in zip(names, shown, strict=True)}


def _columns() -> Iterable[Column[What]]:
    for what in What:
        yield Column(what)
    for whole, parts in PARTS.items():
        for part in parts:
            yield Column(part, of=whole)


def _sums(measures: Sequence[One]) -> dict[What, int]:
    return {what: sum(one.counts.get(what, 0) for one in measures) for what in What}


def _delay(measures: Sequence[One]) -> timedelta | None:
    delays = sorted(delay for one in measures for delay in one.delays)
    return delays[len(delays) // 2] if len(delays) >= LEAST else None
