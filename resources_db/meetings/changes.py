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
    FromFile,
    MoveAppointment,
    ReleaseSomeone,
)
from resources_db.meetings.answering import answer, answer_here
from resources_db.meetings.expected import attendee_of
from resources_db.meetings.guests import may_come
from resources_db.meetings.interpreting import arrange, ask_again
from resources_db.meetings.planning import replan, replan_person
from resources_db.meetings.proposing import settle_proposal
from resources_db.meetings.signs import choose_sign
from resources_db.meetings.tables import AppointmentRow, AttendeeRow, ReminderWishRow
from resources_db.meetings.terms import Interpreting
from resources_db.people.standing import memberships
from resources_db.people.tables import PersonRow
from resources_db.people.terms import SERVICE_ROLES, SERVICE_WIDE

_CODE_BYTES = 12


def book(session: Session, actor: Actor, action: BookAppointment, at: datetime) -> Outcome:
    """Refused when it ends before it begins, is past, expects nobody, or someone of elsewhere."""
    if not at < action.starts < action.ends or not action.people:
        return Refused(Reason.BAD_MOMENT, action.rule)
    organiser = actor.person if action.organiser is None else action.organiser
    if organiser is None or not _known(session, action.people):
        return Refused(Reason.NO_SUCH_PERSON, action.rule)
    if not _of_service(session, organiser, at) or not _may_come(session, action, at):
        return Refused(Reason.PART_DOES_NOT_FIT, action.rule)
    row = AppointmentRow(
        code=secrets.token_urlsafe(_CODE_BYTES),
        kind=action.kind.value,
        situation_id=action.situation,
        starts=action.starts,
        ends=action.ends,
        place=action.place,
        place_words=action.place_words,
        bring=action.bring,
        organiser=organiser,
        booked=at,
        convention_id=action.convention,
    )
    _note_file(row, action.read)
    session.add(row)
    session.flush()
    for attendee in action.people:
        _expect(session, row.id, attendee, at)
    settle_proposal(session, row, at)
    replan(session, row.id, at)
    return Done(row.id)


def move(session: Session, actor: Actor, action: MoveAppointment, at: datetime) -> Outcome:
    """Refused when it is past, called off, or moved to the past."""
    row = _ahead(session, actor, action, at)
    if row is None:
        return Refused(Reason.NO_SUCH_APPOINTMENT, action.rule)
    if not at < action.starts < action.ends:
        return Refused(Reason.BAD_MOMENT, action.rule)
    if row.starts != action.starts:
        ask_again(session, row.id)
    row.starts, row.ends = action.starts, action.ends
    row.place, row.place_words = action.place, action.place_words
    _note_file(row, action.read)
    return _planned(session, row, at)


def cancel(session: Session, actor: Actor, action: CancelAppointment, at: datetime) -> Outcome:
    """Refused when it is past or called off already."""
    row = _ahead(session, actor, action, at)
    if row is None:
        return Refused(Reason.NO_SUCH_APPOINTMENT, action.rule)
    row.cancelled = at
    _note_file(row, action.read)
    return _planned(session, row, at)


def expect(session: Session, actor: Actor, action: ExpectSomeone, at: datetime) -> Outcome:
    """Someone who was taken off before is expected again."""
    row = _ahead(session, actor, action, at)
    if row is None:
        return Refused(Reason.NO_SUCH_APPOINTMENT, action.rule)
    if not _known(session, (action.attendee,)):
        return Refused(Reason.NO_SUCH_PERSON, action.rule)
    if action.attendee.person not in may_come(session, row.situation_id, at):
        return Refused(Reason.PART_DOES_NOT_FIT, action.rule)
    _expect(session, row.id, action.attendee, at)
    return _planned(session, row, at)


def release(session: Session, actor: Actor, action: ReleaseSomeone, at: datetime) -> Outcome:
    """Refused when they are not expected."""
    row = _ahead(session, actor, action, at)
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


_Change = MoveAppointment | CancelAppointment | ExpectSomeone | ReleaseSomeone


def _ahead(session: Session, actor: Actor, action: _Change, at: datetime) -> AppointmentRow | None:
    """The appointment, if it is to come and theirs to change.

    One of no situation is its organiser's, and the whole service's but for référents.
    """
    row = session.get(AppointmentRow, action.appointment)
    if row is None or row.situation_id != action.situation:
        return None
    if row.situation_id is None and row.organiser != actor.person:
        return row if _to_come(row, at) and actor.roles & SERVICE_WIDE else None
    return row if _to_come(row, at) else None


def _to_come(row: AppointmentRow, at: datetime) -> bool:
    return row.cancelled is None and row.starts > at


def _note_file(row: AppointmentRow, read: FromFile | None) -> None:
    if read is not None:
        row.origin, row.imported = read.origin, read.said


def _of_service(session: Session, person: int, at: datetime) -> bool:
    return any(role in SERVICE_ROLES for role, _where in memberships(session, person, at))


def _may_come(session: Session, action: BookAppointment, at: datetime) -> bool:
    return {one.person for one in action.people} <= may_come(session, action.situation, at)


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
