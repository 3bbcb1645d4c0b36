"""The end of a measure, any end, and what comes after: the check, the return, the closing."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.city.days import day_of
from resources_db.hosting.line import offer_freed, settle_line
from resources_db.measures.actions import (
    ArrangeReturn,
    CancelMeasure,
    CheckCompletion,
    CloseMeasure,
    CompleteMeasure,
    EndMeasure,
    NoteReturn,
)
from resources_db.measures.days import call_off
from resources_db.measures.finding import half_days, last_marks, measure_in
from resources_db.measures.machine import LIVE, State, Step
from resources_db.measures.people import with_part
from resources_db.measures.refusing import refuse
from resources_db.measures.stepping import out_of_turn, take
from resources_db.measures.tables import MeasureRow
from resources_db.measures.telling import Told, tell_everyone, tell_school
from resources_db.measures.terms import EndGround, Regime
from resources_db.meetings.actions import Attendee, BookAppointment
from resources_db.meetings.changes import book
from resources_db.meetings.planning import replan
from resources_db.meetings.tables import AppointmentRow
from resources_db.meetings.terms import MeetingKind
from resources_db.meetings.terms import Part as Expected
from resources_db.people.standing import holds
from resources_db.situations.actions import CloseSituation
from resources_db.situations.changes import close_situation
from resources_db.situations.tables import PartRow, SituationRow
from resources_db.situations.terms import Part
from resources_db.tasks.opening import open_task_about

STOPPED: Final = "stopped_by_head"
"""Task: the head of a school ended a measure; the service looks at what follows with everyone."""
_BACK_IN_CLASS = frozenset({State.COMPLETED, State.ENDED})


def end_measure(session: Session, _actor: Actor, action: EndMeasure, at: datetime) -> Outcome:
    """By the head, at any time until it is over (R9): everyone concerned is told at once."""
    row = measure_in(session, action.situation, action.measure)
    if row is None:
        return Refused(Reason.NO_SUCH_MEASURE, action.rule)
    refused = end_for_head(session, row, action.ground, at)
    return Done(row.id) if refused is None else refuse(refused, action.rule)


def end_for_head(
    session: Session, row: MeasureRow, ground: EndGround, at: datetime
) -> Reason | None:
    """The same, whether the head has an account or answers from the school's mailbox."""
    late = out_of_turn(row, Step.STOP)
    if late is not None:
        return late
    row.end_ground = ground.value
    stop(session, row, Step.STOP, Told.ENDED, at)
    about = f"measure:{row.id}:0"
    open_task_about(session, STOPPED, at, situation=row.situation_id, detail=about, due=at)
    return None


def cancel_measure(session: Session, _actor: Actor, action: CancelMeasure, at: datetime) -> Outcome:
    """Before it begins; once it runs, the head alone ends it."""
    row = measure_in(session, action.situation, action.measure)
    if row is None:
        return Refused(Reason.NO_SUCH_MEASURE, action.rule)
    late = out_of_turn(row, Step.CANCEL)
    if late is not None:
        return refuse(late, action.rule)
    stop(session, row, Step.CANCEL, Told.CALLED_OFF, at)
    return Done(row.id)


def check_completion(
    session: Session, _actor: Actor, action: CheckCompletion, at: datetime
) -> Outcome:
    """While it runs or once it is over; the last word counts, until it is closed (R47)."""
    row = measure_in(session, action.situation, action.measure)
    if row is None:
        return Refused(Reason.NO_SUCH_MEASURE, action.rule)
    refused = note_check(
        session, row, at, respected=action.respected, educational=action.educational
    )
    return Done(row.id) if refused is None else refuse(refused, action.rule)


def note_check(
    session: Session, row: MeasureRow, at: datetime, *, respected: bool, educational: bool
) -> Reason | None:
    """The same, whether the head has an account or answers from the school's mailbox."""
    if State(row.state) not in _BACK_IN_CLASS | {State.RUNNING, State.RETURNED}:
        return Reason.NO_SUCH_MEASURE
    row.checked, row.respected, row.educational = at, respected, educational
    session.flush()
    return None


def complete_measure(
    session: Session, _actor: Actor, action: CompleteMeasure, at: datetime
) -> Outcome:
    """Every half-day is marked; a responsibility was checked by the head first (R47)."""
    row = measure_in(session, action.situation, action.measure)
    if row is None:
        return Refused(Reason.NO_SUCH_MEASURE, action.rule)
    late = out_of_turn(row, Step.COMPLETE)
    if late is not None:
        return refuse(late, action.rule)
    marks = last_marks(session, row.id)
    if any(one.id not in marks for one in half_days(session, row.id)):
        return Refused(Reason.HALF_DAY_UNMARKED, action.rule)
    if row.regime == Regime.RESPONSIBILITY and row.checked is None:
        return refuse(Reason.CHECK_MISSING, action.rule)
    take(row, Step.COMPLETE, at)
    session.flush()
    tell_school(session, row, Told.COMPLETED, row.plan, at)
    if row.checked is None:
        tell_school(session, row, Told.CHECK, row.plan, at)
    return Done(row.id)


def arrange_return(session: Session, actor: Actor, action: ArrangeReturn, at: datetime) -> Outcome:
    """A meeting like another, announced and reminded; a second one moves the first."""
    row = measure_in(session, action.situation, action.measure)
    if row is None or State(row.state) not in _BACK_IN_CLASS | {State.RUNNING}:
        return Refused(Reason.NO_SUCH_MEASURE, action.rule)
    if not at < action.starts < action.ends:
        return Refused(Reason.BAD_MOMENT, action.rule)
    before = _return_ahead(session, row, at)
    if before is not None:
        before.starts, before.ends = action.starts, action.ends
        before.place, before.place_words = action.place, action.place_words
        session.flush()
        replan(session, before.id, at)
        return Done(before.id)
    people = (
        *(Attendee(p, Expected.PUPIL) for p in _those(session, row, Part.PUPIL, at)),
        *(Attendee(p, Expected.GUARDIAN) for p in _those(session, row, Part.GUARDIAN, at)),
    )
    meeting = BookAppointment(
        row.situation_id,
        MeetingKind.FAMILY,
        action.starts,
        action.ends,
        people,
        action.place,
        action.place_words,
    )
    outcome = book(session, actor, meeting, at)
    if isinstance(outcome, Done):
        row.return_appointment = outcome.id
        session.flush()
    return outcome


def note_return(session: Session, _actor: Actor, action: NoteReturn, at: datetime) -> Outcome:
    """The young person was in class again, booklet in hand (R5)."""
    row = measure_in(session, action.situation, action.measure)
    if row is None:
        return Refused(Reason.NO_SUCH_MEASURE, action.rule)
    if State(row.state) not in _BACK_IN_CLASS:
        return Refused(Reason.OUT_OF_TURN, action.rule)
    if action.day > day_of(at):
        return Refused(Reason.DAY_TO_COME, action.rule)
    row.returned = action.day
    take(row, Step.RETURN, at)
    session.flush()
    return Done(row.id)


def close_measure(session: Session, actor: Actor, action: CloseMeasure, at: datetime) -> Outcome:
    """Tutors see it no more. The situation is closed with it, which sets its last day."""
    row = measure_in(session, action.situation, action.measure)
    if row is None:
        return Refused(Reason.NO_SUCH_MEASURE, action.rule)
    late = out_of_turn(row, Step.CLOSE)
    if late is not None:
        return refuse(late, action.rule)
    take(row, Step.CLOSE, at)
    session.flush()
    others = exists().where(
        MeasureRow.situation_id == row.situation_id,
        MeasureRow.state.in_([state.value for state in LIVE]),
    )
    if not session.scalar(select(others)):
        _end_tutors(session, row, at)
        closed = session.get_one(SituationRow, row.situation_id).closed
        if not action.goes_on and closed is None:
            close_situation(session, actor, CloseSituation(row.situation_id), at)
    return Done(row.id)


def stop(session: Session, row: MeasureRow, step: Step, told: Told, at: datetime) -> None:
    """Nothing of it is ahead any more, its places are free, everyone concerned is told."""
    hosts = {one.host_id for one in half_days(session, row.id) if one.host_id is not None}
    take(row, step, at)
    session.flush()
    call_off(session, row, at)
    settle_line(session, row.id, frozenset(), at)
    for host in sorted(hosts):
        offer_freed(session, host, at)
    tell_everyone(session, row, told, row.plan, at)


def _return_ahead(session: Session, row: MeasureRow, at: datetime) -> AppointmentRow | None:
    if row.return_appointment is None:
        return None
    found = session.get_one(AppointmentRow, row.return_appointment)
    return found if found.cancelled is None and found.starts > at else None


def _those(session: Session, row: MeasureRow, part: Part, at: datetime) -> tuple[int, ...]:
    return tuple(with_part(session, row.situation_id, part, at))


def _end_tutors(session: Session, row: MeasureRow, at: datetime) -> None:
    session.execute(
        update(PartRow)
        .where(
            PartRow.situation_id == row.situation_id,
            PartRow.part == Part.TUTOR,
            holds(PartRow, at),
        )
        .values(until=at)
    )
