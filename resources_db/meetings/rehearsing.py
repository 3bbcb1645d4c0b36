"""What a change would do, before it is made: who would be told, and who by a person.

The change is really asked of the door, then undone: nothing is foretold by other rules than
those that will apply.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from resources_db.actions import Action, Actor, Done, Outcome
from resources_db.door import perform
from resources_db.meetings.planning import TELL_BY_HAND, WAITING
from resources_db.meetings.tables import ReminderRow
from resources_db.meetings.terms import NOTICES
from resources_db.tasks.tables import TaskRow


@dataclass(frozen=True, slots=True)
class Foretold:
    """What would come of a change."""

    outcome: Outcome
    told: tuple[int, ...] = ()
    """Who would get a message, once."""
    by_hand: tuple[int, ...] = ()
    """Whom someone of the staff would have to tell."""


def rehearse(session: Session, actor: Actor, action: Action, at: datetime) -> Foretold:
    """Make the change, look, and undo it: the caller's transaction keeps nothing of it."""
    last_task = session.scalar(select(func.max(TaskRow.id))) or 0
    trial = session.begin_nested()
    try:
        outcome = perform(session, actor, action, at)
        if not isinstance(outcome, Done) or outcome.id is None:
            return Foretold(outcome)
        return Foretold(outcome, told_of(session, outcome.id), _by_hand(session, last_task))
    finally:
        trial.rollback()
        session.expire_all()


def told_of(session: Session, appointment: int) -> tuple[int, ...]:
    """Who is about to be told something new of this appointment."""
    waiting = select(ReminderRow.person_id).where(
        ReminderRow.appointment_id == appointment,
        ReminderRow.state == WAITING,
        ReminderRow.kind.in_([kind.value for kind in NOTICES]),
    )
    return tuple(sorted(set(session.scalars(waiting))))


def _by_hand(session: Session, last_task: int) -> tuple[int, ...]:
    opened = select(TaskRow.person).where(TaskRow.kind == TELL_BY_HAND, TaskRow.id > last_task)
    return tuple(sorted({one for one in session.scalars(opened) if one is not None}))
