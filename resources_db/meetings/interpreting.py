"""The interpreter of someone who is expected: wanted, booked, confirmed. Never the child."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.directory.words import words
from resources_db.meetings.actions import ArrangeInterpreter
from resources_db.meetings.answering import detail_of
from resources_db.meetings.expected import attendee_of
from resources_db.meetings.tables import AppointmentRow, AttendeeRow
from resources_db.meetings.terms import Interpreting, Means
from resources_db.people.standing import holds
from resources_db.people.tables import PersonRow
from resources_db.situations.tables import PartRow
from resources_db.situations.terms import Part
from resources_db.tasks.tables import TaskRow

INTERPRETER: Final = "interpreter_to_confirm"
"""Task: an interpreter is needed tomorrow and nobody has confirmed one."""
_FAMILY = (Part.PUPIL.value, Part.GUARDIAN.value)


def arrange(session: Session, _actor: Actor, action: ArrangeInterpreter, at: datetime) -> Outcome:
    """Refused for someone of the family, and for a person whom nobody knows to be an adult."""
    row = session.get(AppointmentRow, action.appointment)
    mine = attendee_of(session, action.appointment, action.person)
    if row is None or row.situation_id != action.situation or row.cancelled is not None:
        return Refused(Reason.NO_SUCH_APPOINTMENT, action.rule)
    if mine is None or mine.left is not None or row.starts <= at:
        return Refused(Reason.NO_SUCH_APPOINTMENT, action.rule)
    if action.state is not Interpreting.WANTED and action.means is None:
        return Refused(Reason.BAD_VALUE, action.rule)
    if action.means is Means.PERSON and not (
        action.adult and _from_outside(session, action.situation, action.name or "", at)
    ):
        return Refused(Reason.INTERPRETER_IS_FAMILY, action.rule)
    mine.interpreter, mine.interpreter_state = action.language, action.state.value
    mine.interpreter_means = None if action.means is None else action.means.value
    mine.interpreter_name, mine.interpreter_phone = action.name, action.telephone
    if action.state is Interpreting.CONFIRMED:
        waits = (TaskRow.kind == INTERPRETER) & TaskRow.closed.is_(None)
        theirs = (TaskRow.person == action.person) & (TaskRow.detail == detail_of(row.id))
        session.execute(update(TaskRow).where(waits, theirs).values(closed=at))
    session.flush()
    return Done(mine.id)


def ask_again(session: Session, appointment: int) -> None:
    """Another hour: whoever was booked or confirmed was so for the one before."""
    arranged = (AttendeeRow.appointment_id == appointment) & AttendeeRow.interpreter.is_not(None)
    wanted = update(AttendeeRow).where(arranged)
    session.execute(wanted.values(interpreter_state=Interpreting.WANTED.value))


def _from_outside(session: Session, situation: int | None, name: str, at: datetime) -> bool:
    """Whether a name is nobody's of this family; a first name alone is compared too."""
    said = set(words(name))
    family = session.scalars(
        select(PersonRow)
        .join(PartRow, PartRow.person_id == PersonRow.id)
        .where(PartRow.situation_id == situation, PartRow.part.in_(_FAMILY), holds(PartRow, at))
    )
    return bool(said) and not any(_same(said, person) for person in family)


def _same(said: set[str], person: PersonRow) -> bool:
    whole = set(words(f"{person.given_name} {person.family_name or ''}"))
    return said <= whole or whole <= said
