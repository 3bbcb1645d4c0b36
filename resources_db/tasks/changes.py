"""What asking for a human and settling a task change."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import update
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.handling import Handlers
from resources_db.tasks.actions import AskForHuman, CloseTask
from resources_db.tasks.opening import HUMAN_ASKED, open_task
from resources_db.tasks.tables import TaskRow


def ask_for_human(session: Session, actor: Actor, action: AskForHuman, at: datetime) -> Outcome:
    """The staff sees who waits (an address, not a name), since when, and for what moment."""
    spoken = "" if action.interpreter is None else f" interpreter:{action.interpreter}"
    detail = f"{action.moment}{spoken}"
    task = open_task(
        session, HUMAN_ASKED, at, address=actor.address, detail=detail, note=action.note
    )
    return Done(task)


def close_task(session: Session, _actor: Actor, action: CloseTask, at: datetime) -> Outcome:
    """The task is settled. Refused when it does not wait."""
    settled = session.execute(
        update(TaskRow)
        .where(TaskRow.id == action.task, TaskRow.closed.is_(None))
        .values(closed=at)
        .returning(TaskRow.id)
    )
    if settled.first() is None:
        return Refused(Reason.NO_SUCH_TASK, action.rule)
    return Done(action.task)


HANDLERS: Final[Handlers] = {
    AskForHuman: ask_for_human,
    CloseTask: close_task,
}
"""What this module does for the door."""
