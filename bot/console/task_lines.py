"""The staff's tasks as a page shows them: what, since when, for whom, and in which words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.console.alarm_sentences import SEE as SEE_PROCEDURE
from bot.console.fiches.sentences import SEE as SEE_FICHE
from bot.console.measures.sentences import SEE as SEE_MEASURE
from bot.console.measures.starting.plan_sentences import TAKE_IT
from bot.console.measures.tasks import measure_page
from bot.console.meeting_tasks import about
from bot.console.menu import SERVICE
from bot.console.task_sentences import (
    ARRANGE,
    SEE_APPOINTMENT,
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
from resources_db.fiches.changes import FICHE_SENT
from resources_db.fiches.reading import fiche_of
from resources_db.health.waking import CHANNEL_DOWN, REMINDERS_MISSED
from resources_db.hosting import line
from resources_db.hosting.tables import WaitRow
from resources_db.measures.danger import WORDS_OF_DANGER
from resources_db.measures.tables import MeasureRow
from resources_db.meetings import proposing
from resources_db.meetings.by_hand import appointment_of
from resources_db.meetings.planning import TELL_BY_HAND
from resources_db.meetings.tables import AppointmentRow
from resources_db.meetings.terms import MeetingKind
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
        wish=_more(row) or more.wish,
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
        arrange=_procedure(row) or _arrange(session, row),
        urgent=row.kind == WORDS_OF_DANGER,
    )


def _more(row: TaskRow) -> Text | None:
    more = _MORE.get(row.kind)
    return None if more is None else more(row.detail)


def _day(visit: StaffVisit, at: datetime) -> date:
    return at.astimezone(visit.console.zone).date()


def _procedure(row: TaskRow) -> tuple[Text, str] | None:
    """The page that says what to do about words of danger."""
    return (SEE_PROCEDURE, f"/taches/{row.id}/danger") if row.kind == WORDS_OF_DANGER else None


def _arrange(session: Session, row: TaskRow) -> tuple[Text, str] | None:
    """The page where this is settled: the form of a missing meeting, or the appointment."""
    match row.kind:
        case proposing.REVIEW_DUE:
            number, _sign, _day = (row.detail or "").partition(" ")
            return ARRANGE, f"/rendez-vous/nouveau?convention={number}"
        case proposing.COMMITTEE_DUE:
            return ARRANGE, f"/rendez-vous/nouveau?sorte={MeetingKind.COMMITTEE.value}"
        case line.PLACE_OFFERED:
            return _offered(session, row)
        case kind if kind == FICHE_SENT:
            fiche = fiche_of(session, row.detail)
            return None if fiche is None else (SEE_FICHE, f"/fiches/{fiche}")
        case _ if (page := measure_page(session, row)) is not None:
            return SEE_MEASURE, page
        case _:
            code = _appointment(session, row)
            return None if code is None else (SEE_APPOINTMENT, f"/rendez-vous/fiche/{code}")


def _offered(session: Session, row: TaskRow) -> tuple[Text, str] | None:
    """The plan of the measure that a place is held for, with that place."""
    _name, _sign, number = (row.detail or "").partition(":")
    wait = session.get(WaitRow, int(number)) if number.isdecimal() else None
    measure = None if wait is None else session.get(MeasureRow, wait.measure_id)
    if wait is None or measure is None:
        return None
    return TAKE_IT, f"/mesures/{measure.code}/planifier?place={wait.id}"


def _appointment(session: Session, row: TaskRow) -> str | None:
    """The random name of the appointment that a task is about."""
    name, _sign, number = (row.detail or "").partition(":")
    if row.kind == TELL_BY_HAND:
        found = appointment_of(session, row)
    elif name == "appointment" and number.isdecimal():
        found = session.get(AppointmentRow, int(number))
    else:
        found = None
    return None if found is None else found.code


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
