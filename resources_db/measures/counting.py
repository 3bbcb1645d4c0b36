"""The numbers of the yearly review (R18, R40): pure, by school, never a name.

A number under five is hidden, and so is whatever would give it away: the rest of a small school's
line, a part whose complement is small, a second cell of a column where only one would be missing
from the total.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import groupby
from typing import Final

LEAST: Final = 5
"""Fewer than these are people whom someone could recognise."""


class What(StrEnum):
    """What is counted."""

    MEASURES = "measures"
    ALTERNATIVES = "alternatives"
    RESPONSIBILITIES = "responsibilities"
    COMPLETED = "completed"
    RETURNED = "returned"
    """Young people who came back to class with a date noted."""
    DAYS = "days"
    MISSIONS = "missions"
    """Half-days of mission that took place."""
    UNMET = "unmet"
    """Places waited for in vain, and measures called off for want of one."""


_OF_MEASURES: Final = (What.ALTERNATIVES, What.COMPLETED, What.RETURNED)
"""Parts of the measures: what is left of them is a number too."""


@dataclass(frozen=True, slots=True)
class One:
    """One measure, as far as it counts."""

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
    raw = {name: _sums(them) for name, them in by_school.items()}
    totals = _sums(ordered)
    shown = {name: _small_hidden(sums) for name, sums in raw.items()}
    total_shown = _small_hidden(totals)
    for what in What:
        _hide_a_second(what, raw, shown, total_shown)
    lines = [Line(name, shown[name], _delay(them)) for name, them in by_school.items()]
    return (*lines, Line(None, total_shown, _delay(ordered)))


def _sums(measures: Sequence[One]) -> dict[What, int]:
    return {what: sum(one.counts.get(what, 0) for one in measures) for what in What}


def _small_hidden(sums: Mapping[What, int]) -> dict[What, int | None]:
    """A small line is hidden whole; else its small numbers, and those with a small complement."""
    whole = sums[What.MEASURES]
    if _small(whole):
        return dict.fromkeys(What)
    shown: dict[What, int | None] = {
        what: None if _small(count) else count for what, count in sums.items()
    }
    for part in _OF_MEASURES:
        if _small(whole - sums[part]):
            shown[part] = None
    # What one regime hides, the other would give away.
    if shown[What.ALTERNATIVES] is None or shown[What.RESPONSIBILITIES] is None:
        shown[What.ALTERNATIVES] = shown[What.RESPONSIBILITIES] = None
    return shown


def _hide_a_second(
    what: What,
    raw: Mapping[str, Mapping[What, int]],
    shown: Mapping[str, dict[What, int | None]],
    total: dict[What, int | None],
) -> None:
    """Where a single school is missing from a column, the total would tell its number."""
    hidden = [name for name in shown if shown[name][what] is None]
    if total[what] is None or len(hidden) != 1:
        return
    others = [name for name in shown if name not in hidden and raw[name][what] > 0]
    if others:
        shown[min(others, key=lambda name: raw[name][what])][what] = None
    else:
        total[what] = None


def _delay(measures: Sequence[One]) -> timedelta | None:
    delays = sorted(delay for one in measures for delay in one.delays)
    return delays[len(delays) // 2] if len(delays) >= LEAST else None


def _small(count: int) -> bool:
    return 0 < count < LEAST
