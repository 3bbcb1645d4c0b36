"""Answering an appointment, from one's page or from a chat that is known to be one's own.

The last answer counts, and saying no is as easy as saying yes. What a person has to do about it
becomes a task of whoever arranged the appointment, at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.meetings.actions import AnswerAppointment, AnswerHere
from resources_db.meetings.expected import attendee_of
from resources_db.meetings.planning import replan
from resources_db.meetings.tables import AppointmentRow, AttendeeRow
from resources_db.meetings.terms import COMES, Answer
from resources_db.people.standing import person_at
from resources_db.tasks.actions import Moment
from resources_db.tasks.opening import open_task
from resources_db.tasks.tables import CallNoteRow, TaskRow
from resources_db.tasks.terms import NOTE_LENGTH

CALL_BACK: Final = "call_back"
"""Task: someone who is expected wants to be called."""
CANNOT_COME: Final = "cannot_come"
"""Task: someone who is expected cannot come: call, or find another moment."""
_TASK_OF: Final = {Answer.CALL_ME: CALL_BACK, Answer.NOT_COMING: CANNOT_COME}


@dataclass(frozen=True, slots=True)
class Given:
    """An answer, with what may come with it."""

    answer: Answer
    wished: Moment | None = None
    note: int | None = None
    """Number of words left in a chat."""
    words: str | None = None
    """Words left on one's page."""


def answer(session: Session, actor: Actor, action: AnswerAppointment, at: datetime) -> Outcome:
    """Only who is expected answers, until it begins; the last answer counts."""
    words = (action.words or "").strip()[:NOTE_LENGTH] or None
    given = Given(action.answer, action.wished, words=words)
    found = _expected(session, action.appointment, actor.person, at)
    if isinstance(found, Reason):
        return Refused(found, action.rule)
    return _noted(session, *found, given, at)


def answer_here(session: Session, actor: Actor, action: AnswerHere, at: datetime) -> Outcome:
    """The same, of whoever's chat it is; refused when what they were told is no longer so."""
    person = None if actor.address is None else person_at(session, actor.address)
    if person is None:
        return Refused(Reason.PERSON_UNKNOWN_HERE, action.rule)
    found = _expected(session, action.appointment, person, at)
    if isinstance(found, Reason):
        return Refused(found, action.rule)
    row, mine = found
    if row.starts != action.starts:
        return Refused(Reason.APPOINTMENT_MOVED, action.rule)
    given = Given(action.answer, action.wished, note=action.note)
    return _noted(session, row, mine, given, at)


def _expected(
    session: Session, appointment: int, person: int | None, at: datetime
) -> tuple[AppointmentRow, AttendeeRow] | Reason:
    row = session.get(AppointmentRow, appointment)
    mine = None if person is None else attendee_of(session, appointment, person)
    if row is None or mine is None or mine.left is not None or row.cancelled is not None:
        return Reason.NO_SUCH_APPOINTMENT
    return Reason.TOO_LATE if row.starts <= at else (row, mine)


def _noted(
    session: Session, row: AppointmentRow, mine: AttendeeRow, given: Given, at: datetime
) -> Outcome:
    same = mine.answer == given.answer.value
    mine.answer, mine.answered = given.answer.value, at
    mine.wished = given.wished.value if given.wished else (mine.wished if same else None)
    mine.note = given.note or (mine.note if same else None)
    _leave_to_the_staff(session, row, mine, given, at)
    session.flush()
    replan(session, row.id, at)
    return Done(row.id)


def _leave_to_the_staff(
    session: Session, row: AppointmentRow, mine: AttendeeRow, given: Given, at: datetime
) -> None:
    """One open task at most about someone's answer: the last one's; none once they come."""
    wanted = _TASK_OF.get(given.answer)
    if given.answer in COMES and (given.note or given.words):
        wanted = CALL_BACK  # words that came with a yes are read by someone
    _close_others(session, row, mine.person_id, wanted, at)
    if wanted is None:
        return
    task = _open(session, row, mine.person_id, wanted, at)
    task.note = given.note or task.note
    if given.words is not None:
        note = CallNoteRow(task_id=task.id, at=at, by=mine.person_id, words=given.words)
        session.add(note)


def _open(session: Session, row: AppointmentRow, person: int, kind: str, at: datetime) -> TaskRow:
    waiting = session.scalars(select(TaskRow).where(*_about(row, person), TaskRow.kind == kind))
    task = waiting.first()
    if task is not None:
        return task
    number = open_task(
        session,
        kind,
        at,
        detail=detail_of(row.id),
        person=person,
        situation=row.situation_id,
        assigned=row.organiser,
        due=row.starts,
    )
    return session.get_one(TaskRow, number)


def _close_others(
    session: Session, row: AppointmentRow, person: int, kept: str | None, at: datetime
) -> None:
    """What was asked before the mind changed waits for nobody any more."""
    gone = [kind for kind in _TASK_OF.values() if kind != kept]
    over = update(TaskRow).where(*_about(row, person), TaskRow.kind.in_(gone))
    session.execute(over.values(closed=at))


def _about(row: AppointmentRow, person: int) -> tuple[ColumnElement[bool], ...]:
    return (
        TaskRow.person == person,
        TaskRow.detail == detail_of(row.id),
        TaskRow.closed.is_(None),
    )


def detail_of(appointment: int) -> str:
    """How a task says which appointment it is about."""
    return f"appointment:{appointment}"
