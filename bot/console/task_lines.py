"""The staff's tasks as a page shows them: what, since when, for whom, and in which words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.console.measure_who import who_or_where
from bot.console.meeting_tasks import about
from bot.console.menu import SERVICE
from bot.console.task_places import settled_at
from bot.console.task_sentences import (
    down,
    kind_of,
    missed,
    wish_of,
)
from bot.console.task_whom import Knowing, Whom
from bot.console.visit import StaffVisit
from bot.library import Library
from conversations.texts import Text
from resources_db.actions import Role
from resources_db.health.waking import CHANNEL_DOWN, REMINDERS_MISSED
from resources_db.measures.danger import WORDS_OF_DANGER
from resources_db.meetings import proposing
from resources_db.messages.notes import words_of
from resources_db.people.tables import PersonRow
from resources_db.situations.need_to_know import towards_situation
from resources_db.tasks.opening import (
    HUMAN_ASKED,
    MISTAKE,
    SMS_ACCOUNT,
    SMS_CEILING,
    UPDATE_SET_ASIDE,
    open_tasks,
)
from resources_db.tasks.tables import TaskRow
from resources_db.tasks.terms import TaskOutcome
from resources_db.tasks.work import hands, notes_of

_SEES = {
    MISTAKE: frozenset({Role.EDITOR, Role.ADMINISTRATOR}),
    UPDATE_SET_ASIDE: frozenset({Role.ADMINISTRATOR}),
    proposing.REVIEW_DUE: SERVICE,
    proposing.COMMITTEE_DUE: SERVICE,
    SMS_ACCOUNT: frozenset({Role.ADMINISTRATOR, Role.COORDINATOR}),
    SMS_CEILING: frozenset({Role.ADMINISTRATOR, Role.COORDINATOR}),
}
"""Whose work the tasks of a kind are; those of every other kind are the service's."""

_MORE: Mapping[str, Callable[[str | None], Text | None]] = {
    HUMAN_ASKED: wish_of,
    REMINDERS_MISSED: missed,
    CHANNEL_DOWN: down,
}
"""What the detail of a task of a kind tells."""
_SETTLED = frozenset({REMINDERS_MISSED, CHANNEL_DOWN})
"""Kinds that are no call to one person."""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task."""

    id: int
    kind: Text
    since: datetime
    resource: str | None
    """The card concerned, as the directory names it."""
    wish: Text | None
    """More about it: the moment and the interpreter asked for, how many, which channel."""
    words: str | None
    """What the person left with it."""
    answerable: bool
    """Whether it is answered in a conversation."""
    outcomes: tuple[TaskOutcome, ...]
    """How it may end: a call in several ways, anything else by being settled."""
    held_by: str | None
    """Who has taken it, or replaces them today."""
    mine: bool
    due: datetime | None
    notes: tuple[tuple[datetime, str], ...]
    whom: Whom | None = None
    """Whom to call, where the page tells it."""
    later: bool = False
    """Whether it comes back another day."""
    arrange: tuple[Text, str] | None = None
    """A page where it is settled, and what its button says."""
    situations: tuple[str, ...] = ()
    """Random names of the situations to read before calling."""
    urgent: bool = False
    """Whether someone may be in danger: before everything else."""
    letter: bool = False
    """Whether a letter can be printed instead."""


def task_lines(session: Session, visit: StaffVisit) -> list[TaskLine]:
    """The tasks that wait and that this person may see: danger, then today's, then the oldest."""
    library = visit.console.librarian.present
    rows = [row for row in open_tasks(session) if _sees(session, visit, row)]
    words = words_of(session, [row.note for row in rows])
    lines = [_line(session, visit, library, row, words.get(row.note or 0)) for row in rows]
    return sorted(lines, key=lambda line: (not line.urgent, line.later, line.id))


def lines_with_whom(session: Session, visit: StaffVisit) -> list[TaskLine]:
    """The same, with whom each is about: opening them is written down."""
    knowing = Knowing(session, visit)
    rows = {row.id: row for row in open_tasks(session)}
    return [replace(line, whom=knowing.whom(rows[line.id])) for line in task_lines(session, visit)]


def calls_of(session: Session, visit: StaffVisit) -> list[TaskLine]:
    """The calls of today that are this person's, or nobody's yet."""
    return [
        line
        for line in lines_with_whom(session, visit)
        if line.whom is not None
        and len(line.outcomes) > 1
        and not (line.answerable or line.later)
        and (line.mine or line.held_by is None)
    ]


def _line(
    session: Session, visit: StaffVisit, library: Library, row: TaskRow, words: str | None
) -> TaskLine:
    resource, more = row.resource, about(session, visit, row)
    holder = None if row.assigned is None else hands(session, row.assigned, visit.at)
    calls = row.kind not in _SEES and row.kind not in _SETTLED
    return TaskLine(
        id=row.id,
        kind=more.kind or kind_of(row.kind),
        since=row.opened,
        resource=None if resource is None else library.resource(resource) or resource,
        wish=_more(row) or more.wish or who_or_where(session, row),
        words=words,
        answerable=row.kind == HUMAN_ASKED and row.address is not None,
        outcomes=tuple(TaskOutcome) if calls else (TaskOutcome.DONE,),
        held_by=None if holder is None else _name(session, holder),
        mine=holder == visit.staff.signed.person,
        due=row.due,
        notes=tuple((note.at, note.words) for note in notes_of(session, row.id)) if calls else (),
        situations=more.situations,
        letter=more.letter,
        later=row.due is not None and _day(visit, row.due) > _day(visit, visit.at),
        arrange=settled_at(session, row),
        urgent=row.kind == WORDS_OF_DANGER,
    )


def _more(row: TaskRow) -> Text | None:
    more = _MORE.get(row.kind)
    return None if more is None else more(row.detail)


def _day(visit: StaffVisit, at: datetime) -> date:
    return at.astimezone(visit.console.zone).date()


def _name(session: Session, person: int) -> str | None:
    row = session.get(PersonRow, person)
    return None if row is None else " ".join(filter(None, (row.given_name, row.family_name)))


def _sees(session: Session, visit: StaffVisit, row: TaskRow) -> bool:
    """A task about a situation is for those who stand towards it."""
    roles = visit.staff.roles
    if row.situation is not None:
        roles = towards_situation(session, visit.staff.actor, row.situation, visit.at)
    return bool(roles & _SEES.get(row.kind, SERVICE))


def named(lines: Sequence[TaskLine], number: str) -> TaskLine | None:
    """The task that a form names, among those that its sender sees."""
    return next((line for line in lines if str(line.id) == number), None)
