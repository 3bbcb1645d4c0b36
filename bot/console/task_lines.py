"""The staff's tasks as a page shows them: what, since when, for whom, and in which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.console.menu import SERVICE
from bot.console.task_sentences import kind_of, wish_of
from bot.console.visit import StaffVisit
from conversations.texts import Text
from resources_db.actions import Role
from resources_db.messages.notes import words_of
from resources_db.situations.need_to_know import towards_situation
from resources_db.tasks.opening import HUMAN_ASKED, MISTAKE, UPDATE_SET_ASIDE, open_tasks
from resources_db.tasks.tables import TaskRow

_SEES = {
    MISTAKE: frozenset({Role.EDITOR, Role.ADMINISTRATOR}),
    UPDATE_SET_ASIDE: frozenset({Role.ADMINISTRATOR}),
}
"""Whose work the tasks of a kind are; those of every other kind are the service's."""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task."""

    id: int
    kind: Text
    since: datetime
    resource: str | None
    """The card concerned, as the directory names it."""
    wish: Text | None
    """The moment and the interpreter asked for."""
    words: str | None
    """What the person left with it."""
    answerable: bool
    """Whether it is answered in a conversation."""


def task_lines(session: Session, visit: StaffVisit) -> list[TaskLine]:
    """The tasks that wait and that this person may see, the oldest first."""
    library = visit.console.librarian.present
    rows = [row for row in open_tasks(session) if _sees(session, visit, row)]
    words = words_of(session, [row.note for row in rows])
    return [
        TaskLine(
            id=row.id,
            kind=kind_of(row.kind),
            since=row.opened,
            resource=None
            if row.resource is None
            else library.resource(row.resource) or row.resource,
            wish=wish_of(row.detail) if row.kind == HUMAN_ASKED else None,
            words=words.get(row.note or 0),
            answerable=row.kind == HUMAN_ASKED and row.address is not None,
        )
        for row in rows
    ]


def _sees(session: Session, visit: StaffVisit, row: TaskRow) -> bool:
    """A task about a situation is for those who stand towards it."""
    roles = visit.staff.roles
    if row.situation is not None:
        roles = towards_situation(session, visit.staff.actor, row.situation, visit.at)
    return bool(roles & _SEES.get(row.kind, SERVICE))


def named(lines: Sequence[TaskLine], number: str) -> TaskLine | None:
    """The task that a form names, among those that its sender sees."""
    return next((line for line in lines if str(line.id) == number), None)
