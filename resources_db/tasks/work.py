"""Working through the tasks: taken, noted, ended, handed over. Called by the one door only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused, Role
from resources_db.handling import Handlers
from resources_db.meetings.by_hand import note_told
from resources_db.people.contact_changes import silence
from resources_db.people.standing import roles_of
from resources_db.situations.need_to_know import towards_situation
from resources_db.tasks.actions import AssignTask, EndTask, HandOver, NoteCall
from resources_db.tasks.opening import open_task
from resources_db.tasks.tables import AbsenceRow, CallNoteRow, TaskRow
from resources_db.tasks.terms import NOTE_LENGTH, TaskOutcome

COMES_BACK = timedelta(days=1)
"""After a message on an answering machine."""
_TOLD = frozenset({TaskOutcome.REACHED, TaskOutcome.CALLED_BACK, TaskOutcome.DONE})
"""Outcomes after which the person knows what they had to be told."""
_DESK = frozenset({Role.AGENT, Role.REFERENT_DE_PARCOURS, Role.COORDINATOR})


def assign_task(session: Session, actor: Actor, action: AssignTask, at: datetime) -> Outcome:
    """To someone who may see it. While they are away, who takes their tasks has it."""
    task = _waiting(session, actor, action.task, at)
    if task is None:
        return Refused(Reason.NO_SUCH_TASK, action.rule)
    if not _may_do(session, action.person, task, at):
        return Refused(Reason.ROLE_DOES_NOT_FIT, action.rule)
    task.assigned = action.person
    return Done(task.id)


def end_task(session: Session, actor: Actor, action: EndTask, at: datetime) -> Outcome:
    """Once. A wrong number is silenced, an answering machine brings the task back tomorrow."""
    task = _waiting(session, actor, action.task, at)
    if task is None:
        return Refused(Reason.NO_SUCH_TASK, action.rule)
    task.closed, task.closed_by, task.outcome = at, actor.person, action.outcome.value
    if action.outcome is TaskOutcome.WRONG_NUMBER and action.contact and task.person:
        silence(session, task.person, action.contact, at)
    if action.outcome in _TOLD:
        note_told(session, task, at)
    if action.outcome is TaskOutcome.VOICEMAIL:
        _bring_back(session, task, at)
    return Done(task.id)


def note_call(session: Session, actor: Actor, action: NoteCall, at: datetime) -> Outcome:
    """Short, dated, encrypted; it goes with its task."""
    words = action.words.strip()
    if not 0 < len(words) <= NOTE_LENGTH:
        return Refused(Reason.NOTE_TOO_LONG, action.rule)
    task = _waiting(session, actor, action.task, at)
    if task is None or actor.person is None:
        return Refused(Reason.NO_SUCH_TASK, action.rule)
    row = CallNoteRow(task_id=task.id, at=at, by=actor.person, words=words)
    session.add(row)
    session.flush()
    return Done(row.id)


def hand_over(session: Session, actor: Actor, action: HandOver, at: datetime) -> Outcome:
    """One's own; the coordinator hands over anybody's."""
    away = action.person or actor.person
    if away is None or (away != actor.person and Role.COORDINATOR not in actor.roles):
        return Refused(Reason.NOT_ALLOWED, action.rule)
    if action.until <= max(action.since, at):
        return Refused(Reason.BAD_DAYS, action.rule)
    if action.to == away or not roles_of(session, action.to, at) & _DESK:
        return Refused(Reason.ROLE_DOES_NOT_FIT, action.rule)
    row = AbsenceRow(
        person_id=away, replacement_id=action.to, since=action.since, until=action.until
    )
    session.add(row)
    session.flush()
    return Done(row.id)


def hands(session: Session, person: int, at: datetime) -> int:
    """Who does someone's tasks at this instant: themselves, or who replaces them.

    A replacement who is away too is replaced in turn; a ring of absences ends where it began.
    """
    seen: set[int] = set()
    while person not in seen:
        seen.add(person)
        away = session.scalars(
            select(AbsenceRow.replacement_id)
            .where(AbsenceRow.person_id == person, AbsenceRow.since <= at, AbsenceRow.until > at)
            .order_by(AbsenceRow.id.desc())
        ).first()
        if away is None:
            return person
        person = away
    return person


def notes_of(session: Session, task: int) -> Sequence[CallNoteRow]:
    """The notes on a task, the first one first."""
    wanted = select(CallNoteRow).where(CallNoteRow.task_id == task)
    return session.scalars(wanted.order_by(CallNoteRow.id)).all()


def sees(session: Session, actor: Actor, task: TaskRow, at: datetime) -> bool:
    """A task about a situation is for those who stand towards it."""
    if task.situation is None:
        return True
    return bool(towards_situation(session, actor, task.situation, at) & _DESK)


def _waiting(session: Session, actor: Actor, number: int, at: datetime) -> TaskRow | None:
    """A task that waits and that this person sees; one that they do not see is as none."""
    task = session.get(TaskRow, number)
    if task is None or task.closed is not None or not sees(session, actor, task, at):
        return None
    return task


def _may_do(session: Session, person: int, task: TaskRow, at: datetime) -> bool:
    roles = roles_of(session, person, at)
    return bool(roles & _DESK) and sees(session, Actor(roles, person=person), task, at)


def _bring_back(session: Session, task: TaskRow, at: datetime) -> None:
    open_task(
        session,
        task.kind,
        at,
        address=task.address,
        resource=task.resource,
        detail=task.detail,
        note=task.note,
        person=task.person,
        situation=task.situation,
        assigned=task.assigned,
        due=at + COMES_BACK,
    )


HANDLERS: Final[Handlers] = {
    AssignTask: assign_task,
    EndTask: end_task,
    NoteCall: note_call,
    HandOver: hand_over,
}
"""What this module does for the door."""
