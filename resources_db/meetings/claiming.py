"""Claiming what is due: one statement for a hundred messages, and nobody claims one twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Update, bindparam, select, update
from sqlalchemy.orm import Session

from resources_db.meetings.planning import HANDED, WAITING
from resources_db.meetings.tables import ReminderRow
from resources_db.meetings.terms import Fingerprint, Kind, PersonId, Reminder

_COLUMNS = (
    ReminderRow.id,
    ReminderRow.appointment_id,
    ReminderRow.person_id,
    ReminderRow.kind,
    ReminderRow.fingerprint,
    ReminderRow.not_before,
    ReminderRow.useful_until,
    ReminderRow.tried,
    ReminderRow.why,
)
_DUE = (ReminderRow.state == WAITING) & (ReminderRow.not_before <= bindparam("at"))


def _taking(which: ColumnElement[bool]) -> Update:
    return update(ReminderRow).where(which).values(state=HANDED)


_FIRST = (
    select(ReminderRow.id)
    .where(_DUE)
    .order_by(ReminderRow.not_before)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
    .cte("first")
)
_CLAIM = _taking(ReminderRow.id.in_(select(_FIRST.c.id))).returning(*_COLUMNS)
_RIVALS = _taking(
    ReminderRow.id.in_(
        select(ReminderRow.id)
        .where(
            _DUE,
            ReminderRow.appointment_id.in_(bindparam("appointments", expanding=True)),
            ReminderRow.person_id.in_(bindparam("people", expanding=True)),
        )
        .with_for_update(skip_locked=True)
    )
).returning(*_COLUMNS)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message that is due, and that nobody else hands over."""

    id: int
    appointment: int
    person: int
    kind: Kind
    fingerprint: Fingerprint
    not_before: datetime
    useful_until: datetime
    tried: tuple[str, ...]
    """Channels that were tried, in order."""
    why: str | None
    """What the last of them answered, as a code."""

    @property
    def reminder(self) -> Reminder:
        """As the plan knows it."""
        person = PersonId(self.person)
        return Reminder(person, self.kind, self.fingerprint, self.not_before, self.useful_until)


def claim(session: Session, at: datetime, most: int) -> Sequence[Claimed]:
    """The messages that have waited longest, at most so many; they count as handed over.

    Whatever else is due to the same people about the same things comes with them, so that one of
    these can be chosen.
    """
    first = [_claimed(row) for row in session.execute(_CLAIM, {"at": at, "most": most})]
    if not first:
        return []
    about = {
        "at": at,
        "appointments": sorted({one.appointment for one in first}),
        "people": sorted({one.person for one in first}),
    }
    rivals = [_claimed(row) for row in session.execute(_RIVALS, about)]
    return sorted((*first, *rivals), key=lambda one: (one.not_before, one.id))


def _claimed(row: Row[*tuple[Any, ...]]) -> Claimed:
    return Claimed(
        row.id,
        row.appointment_id,
        row.person_id,
        Kind(row.kind),
        Fingerprint(row.fingerprint),
        row.not_before,
        row.useful_until,
        tuple(row.tried.split()),
        row.why,
    )
