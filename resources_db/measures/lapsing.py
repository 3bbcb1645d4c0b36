"""What was so when a measure was signed and is so no more, for a day that is still ahead.

Looked at as of the day itself: an agreement with a last day, a convention with a term and a tutor
who leaves at the end of the month are seen as soon as they are noted, not on the morning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from sqlalchemy.orm import Session

from resources_db.actions import Reason, Role
from resources_db.measures.agenda import Asked, Due
from resources_db.measures.checking import Checking
from resources_db.measures.finding import half_days
from resources_db.measures.machine import State
from resources_db.measures.tables import HalfDayRow, MeasureRow
from resources_db.people.standing import memberships
from resources_db.people.terms import SCHOOL_STAFF

_PROMISED = frozenset({State.PLANNED, State.SIGNED, State.RUNNING})


def lapsed(session: Session, row: MeasureRow, at: datetime) -> tuple[Due, ...]:
    """What is missing for the half-days ahead, each once: for whom, or where.

    Each host and tutor is looked at for the next of their half-days and for the last one: what
    ends, ends for good. Every measure is looked at each minute.
    """
    if State(row.state) not in _PROMISED:
        return ()
    checking = Checking.of(session, row, at)
    ahead = [one for one in half_days(session, row.id) if one.ends > at]
    found = [Due(asked, at, subject) for asked, subject in _missing(checking, ahead)]
    return tuple(dict.fromkeys(found))


def _missing(checking: Checking, ahead: Sequence[HalfDayRow]) -> Iterator[tuple[Asked, int]]:
    yield from _unagreed(checking, _ends_of(ahead))
    for _key, theirs in groupby(sorted(ahead, key=_who), key=_who):
        for one in _ends_of(list(theirs)):
            yield from _gone_on(_on(checking, one), one)


def _ends_of(ahead: Sequence[HalfDayRow]) -> Sequence[HalfDayRow]:
    """The first and the last of them, in order; one is enough where they are of one day."""
    if len(ahead) < 2 or ahead[0].day == ahead[-1].day:
        return ahead[-1:]
    return (ahead[0], ahead[-1])


def _who(one: HalfDayRow) -> tuple[int, int]:
    return one.host_id or 0, one.tutor_id or 0


def _on(checking: Checking, one: HalfDayRow) -> Checking:
    """As of the day itself."""
    return replace(checking, at=max(checking.at, one.starts))


def _unagreed(checking: Checking, ahead: Sequence[HalfDayRow]) -> Iterator[tuple[Asked, int]]:
    for one in ahead:
        if _on(checking, one).agreement_breaks() is not None:
            yield Asked.AGREEMENT_LAPSED, checking.row.plan


def _gone_on(then: Checking, one: HalfDayRow) -> Iterator[tuple[Asked, int]]:
    broken = then.hosts_break([(one.host_id, one.day)])
    if broken is not None and one.host_id is not None:
        link = broken is Reason.LINK_NOT_AGREED
        yield Asked.LINK_LAPSED if link else Asked.HOST_LAPSED, one.host_id
    if one.tutor_id is not None and not _is_there(then, one, one.tutor_id):
        yield Asked.TUTOR_LEFT, one.tutor_id


def _is_there(then: Checking, one: HalfDayRow, tutor: int) -> bool:
    """Whether they are still in charge at that host: of the school, one of its staff."""
    fits = SCHOOL_STAFF if one.host_id == then.school else {Role.MISSION_TUTOR}
    roles = memberships(then.session, tutor, then.at)
    return any(role in fits and where == one.host_id for role, where in roles)
