"""What a measure asks of people, and from when: a pure function of how it stands.

It is made again at every sweep: what is done disappears from it, what is late is still there. The
sweep (``sweeping``) makes tasks and notices of it, each once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Final

from resources_db.measures.machine import State
from resources_db.measures.terms import Regime, Signer

_EVE: Final = time(16)
"""Hour, the day before, at which what is missing for the first day is asked for."""
_MARK_WITHIN: Final = timedelta(minutes=30)
"""After a half-day: the tutor forgot, or nobody came to ask."""
_ASK_AGAIN_AFTER: Final = timedelta(hours=4)
"""A school that is called at four for the next morning is not written to twice at once."""
_LEARNT_AFTER: Final = timedelta(days=1)
_LEARNT_AGAIN: Final = timedelta(days=5)
"""Reminded once, and no more: whoever does not want to say does not have to."""
_CLOSE_AFTER: Final = timedelta(days=30)
"""After its end, a measure that is left open keeps more than it has to."""


class Asked(StrEnum):
    """What is asked. The value is the kind of the task, or of the notice."""

    SIGNATURES = "signatures_missing"
    """Of the service: someone has not signed and it begins tomorrow (R2)."""
    WORK_AGAIN = "work_again"
    """Of the school: no work was handed over (R58)."""
    WORK_CALL = "work_missing"
    """Of the service: call the school, it began without work."""
    MARK = "half_day_to_mark"
    """Of the service: how did a half-day go (R6)."""
    CHECK = "check"
    """Of the head: was it carried out in full (R47)."""
    COMPLETE = "measure_to_complete"
    REFERENT = "referent_to_name"
    """Of the service: who follows the young person from now on (R14)."""
    RETURN = "return_to_propose"
    """Of the service: no meeting of the return is arranged (R5)."""
    LEARNT = "learnt"
    """Of the family: was it useful, in three taps (R22)."""
    CLOSE = "measure_to_close"
    AGREEMENT_LAPSED = "agreement_lapsed"
    """Of the service: the family's agreement does not hold on a day that is planned (R10)."""
    LINK_LAPSED = "link_lapsed"
    """Of the service: the family's agreement to a host does not hold on a day there (R11)."""
    HOST_LAPSED = "host_lapsed"
    """Of the service: a host may not receive on a day that is planned there (R4, R48)."""
    TUTOR_LEFT = "tutor_left"
    """Of the service: a tutor is no longer in charge on a day that is planned (R3)."""


OF_SCHOOL: Final = frozenset({Asked.WORK_AGAIN, Asked.CHECK})
OF_FAMILY: Final = frozenset({Asked.LEARNT})
"""The others are asked of the service, as tasks."""


@dataclass(frozen=True, slots=True)
class HalfDayStands:
    """A half-day, as the agenda needs to know it."""

    row: int
    starts: datetime
    ends: datetime
    marked: bool


@dataclass(frozen=True, slots=True)
class Due:
    """Something asked of someone, from an instant on."""

    asked: Asked
    when: datetime
    subject: int
    """Number of what it is about: the same is asked once."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one measure stands."""

    state: State
    regime: Regime
    plan: int
    half_days: tuple[HalfDayStands, ...]
    """In order."""
    missing: frozenset[Signer]
    has_work: bool
    work_asked: datetime | None
    """When the school was first asked for it."""
    checked: bool
    has_referent: bool
    return_arranged: bool
    over: datetime | None
    lapsed: tuple[Due, ...] = ()
    """What held when it was planned and does not on a day ahead (``lapsing``)."""


def agenda(measure: Standing, zone: tzinfo) -> tuple[Due, ...]:
    """Everything that a measure asks, the soonest first."""
    found = [
        *measure.lapsed,
        *_before(measure, zone),
        *_during(measure, zone),
        *_afterwards(measure),
    ]
    return tuple(sorted(found, key=lambda due: (due.when, due.asked)))


def _before(measure: Standing, zone: tzinfo) -> Iterator[Due]:
    if not measure.half_days:
        return
    first = measure.half_days[0].starts
    eve = _eve_of(first, zone)
    ahead = measure.state in {State.PLANNED, State.SIGNED}
    if measure.state is State.PLANNED and measure.missing:
        yield Due(Asked.SIGNATURES, eve, measure.plan)
    if measure.regime is Regime.ALTERNATIVE and not measure.has_work:
        if ahead or measure.state is State.RUNNING:
            asked = measure.work_asked or eve
            yield Due(Asked.WORK_AGAIN, max(eve, asked + _ASK_AGAIN_AFTER), 1)
        if measure.state is State.RUNNING:
            yield Due(Asked.WORK_CALL, first, 1)


def _during(measure: Standing, zone: tzinfo) -> Iterator[Due]:
    if measure.state is not State.RUNNING or not measure.half_days:
        return
    for one in measure.half_days:
        if not one.marked:
            yield Due(Asked.MARK, one.ends + _MARK_WITHIN, one.row)
    last = measure.half_days[-1]
    if not measure.has_referent:
        yield Due(Asked.REFERENT, measure.half_days[0].starts, measure.plan)
    if not measure.return_arranged:
        yield Due(Asked.RETURN, _eve_of(last.starts, zone), measure.plan)
    if measure.regime is Regime.RESPONSIBILITY and not measure.checked:
        yield Due(Asked.CHECK, last.ends, measure.plan)
    if all(one.marked for one in measure.half_days):
        yield Due(Asked.COMPLETE, last.ends + _MARK_WITHIN, measure.plan)


def _afterwards(measure: Standing) -> Iterator[Due]:
    if measure.over is None or measure.state is State.CLOSED:
        return
    took_place = measure.state in {State.COMPLETED, State.ENDED, State.RETURNED}
    if took_place:
        yield Due(Asked.LEARNT, measure.over + _LEARNT_AFTER, 1)
        yield Due(Asked.LEARNT, measure.over + _LEARNT_AGAIN, 2)
        if not measure.return_arranged and measure.state is not State.RETURNED:
            yield Due(Asked.RETURN, measure.over, measure.plan)
        if not measure.has_referent:
            yield Due(Asked.REFERENT, measure.over, measure.plan)
    yield Due(Asked.CLOSE, measure.over + _CLOSE_AFTER, 1)


def _eve_of(moment: datetime, zone: tzinfo) -> datetime:
    """The afternoon before, on the wall clock."""
    day = moment.astimezone(zone).date() - timedelta(days=1)
    return datetime.combine(day, _EVE, zone)
