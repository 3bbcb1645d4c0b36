"""What happens to an appointment. Called by the one door only.

Every change ends by planning again: who must be told learns it, and nobody else.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.handling import Handlers
from resources_db.meetings.actions import (
    AnswerAppointment,
    AnswerHere,
    ArrangeInterpreter,
    Attendee,
    BookAppointment,
    CancelAppointment,
    ChooseReminders,
    ChooseSign,
    ExpectSomeone,
    MoveAppointment,
    ReleaseSomeone,
)
from resources_db.meetings.answering import answer, answer_here
from resources_db.meetings.expected import attendee_of
from resources_db.meetings.interpreting import arrange, ask_again
from resources_db.meetings.planning import replan, replan_person
from resources_db.meetings.signs import choose_sign
from resources_db.meetings.tables import AppointmentRow, AttendeeRow, ReminderWishRow
from resources_db.meetings.terms import Interpreting
from resources_db.people.tables import PersonRow

_CODE_BYTES = 12


def book(session: Session, actor: Actor, action: BookAppointment, at: datetime) -> Outcome:
    """Refused when it ends before it begins, is past, or expects nobody."""
    if not at < action.starts < action.ends or not action.people:
        return Refused(Reason.BAD_MOMENT, action.rule)
    if actor.person is None or not _known(session, action.people):
        return Refused(Reason.NO_SUCH_PERSON, action.rule)
    row = AppointmentRow(
        code=secrets.token_urlsafe(_CODE_BYTES),
        kind=action.kind.value,
        situation_id=action.situation,
        starts=action.starts,
        ends=action.ends,
        place=action.place,
        place_words=action.place_words,
        bring=action.bring,
        organiser=actor.person,
        booked=at,
    )
    session.add(row)
    session.flush()
    for attendee in action.people:
        _expect(session, row.id, attendee, at)
    replan(session, row.id, at)
    return Done(row.id)


def move(session: Session, _actor: Actor, action: MoveAppointment, at: datetime) -> Outcome:
    """Refused when it is past, called off, or moved to the past."""
    row = _ahead(session, action.situation, action.appointment, at)
    if row is None:
        return Refused(Reason.NO_SUCH_APPOINTMENT, action.rule)
    if not at < action.starts < action.ends:
        return Refused(Reason.BAD_MOMENT, action.rule)
    if row.starts != action.starts:
        ask_again(session, row.id)
    row.starts, row.ends = action.starts, action.ends
    row.place, row.place_words = action.place, action.place_words
    return _planned(session, row, at)


def cancel(session: Session, _actor: Actor, action: CancelAppointment, at: datetime) -> Outcome:
    """Refused when it is past or called off already."""
    row = _ahead(session, action.situation, action.appointment, at)
    if row is None:
        return Refused(Reason.NO_SUCH_APPOINTMENT, action.rule)
    row.cancelled = at
    return _planned(session, row, at)


def expect(session: Session, _actor: Actor, action: ExpectSomeone, at: datetime) -> Outcome:
    """Someone who was taken off before is expected again."""
    row = _ahead(session, action.situation, action.appointment, at)
    if row is None:
        return Refused(Reason.NO_SUCH_APPOINTMENT, action.rule)
    if not _known(session, (action.attendee,)):
        return Refused(Reason.NO_SUCH_PERSON, action.rule)
    _expect(session, row.id, action.attendee, at)
    return _planned(session, row, at)


def release(session: Session, _actor: Actor, action: ReleaseSomeone, at: datetime) -> Outcome:
    """Refused when they are not expected."""
    row = _ahead(session, action.situation, action.appointment, at)
    attendee = None if row is None else attendee_of(session, row.id, action.person)
    if row is None or attendee is None or attendee.left is not None:
        return Refused(Reason.NO_SUCH_APPOINTMENT, action.rule)
    attendee.left = at
    return _planned(session, row, at)


def choose(session: Session, _actor: Actor, action: ChooseReminders, at: datetime) -> Outcome:
    """What is ahead is planned again with the new wish."""
    session.merge(
        ReminderWishRow(
            person_id=action.person,
            wish=action.wish.value,
            channels=" ".join(action.channels),
        )
    )
    session.flush()
    replan_person(session, action.person, at)
    return Done(action.person)


def _planned(session: Session, row: AppointmentRow, at: datetime) -> Outcome:
    row.changes += 1
    session.flush()
    replan(session, row.id, at)
    return Done(row.id)


def _ahead(
    session: Session, situation: int, appointment: int, at: datetime
) -> AppointmentRow | None:
    row = session.get(AppointmentRow, appointment)
    if row is None or row.situation_id != situation:
        return None
    return row if row.cancelled is None and row.starts > at else None


def _expect(session: Session, appointment: int, attendee: Attendee, at: datetime) -> None:
    row = attendee_of(session, appointment, attendee.person)
    if row is None:
        row = AttendeeRow(appointment_id=appointment, person_id=attendee.person, since=at)
        session.add(row)
    row.part, row.left = attendee.part.value, None
    row.interpreter = attendee.interpreter
    row.interpreter_state = None if attendee.interpreter is None else Interpreting.WANTED.value
    session.flush()


def _known(session: Session, people: tuple[Attendee, ...]) -> bool:
    ids = {one.person for one in people}
    found = session.scalars(select(PersonRow.id).where(PersonRow.id.in_(ids))).all()
    return len(found) == len(ids)


HANDLERS: Final[Handlers] = {
    BookAppointment: book,
    MoveAppointment: move,
    CancelAppointment: cancel,
    ExpectSomeone: expect,
    ReleaseSomeone: release,
    AnswerAppointment: answer,
    AnswerHere: answer_here,
    ArrangeInterpreter: arrange,
    ChooseReminders: choose,
    ChooseSign: choose_sign,
}
"""What this module does for the door."""
