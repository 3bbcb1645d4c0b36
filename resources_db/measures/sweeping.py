"""The regular look at every measure: what is due is asked, once; what has to begin begins.

Called by the metronome. What it finds is all in the database: a sweep that was missed is caught
up by the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, tzinfo

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from resources_db.city.days import calendar_at
from resources_db.hosting.line import move_on
from resources_db.measures.agenda import (
    OF_FAMILY,
    OF_SCHOOL,
    Asked,
    Due,
    HalfDayStands,
    Standing,
    agenda,
)
from resources_db.measures.alarms import tell_another
from resources_db.measures.finding import half_days, last_marks, missing
from resources_db.measures.lapsing import lapsed
from resources_db.measures.machine import State
from resources_db.measures.people import with_part
from resources_db.measures.signing import start_refusal
from resources_db.measures.tables import LearntRow, MeasureRow, NoticeRow, SchoolWorkRow
from resources_db.measures.telling import (
    ANSWER_WITHIN,
    Told,
    tell_family_gently,
    tell_school,
    tell_second_person,
)
from resources_db.measures.terms import Regime
from resources_db.situations.terms import Part
from resources_db.tasks.opening import open_task_about
from resources_db.tasks.tables import TaskRow
from resources_db.tasks.terms import TaskOutcome

OPENED_HERE = frozenset(asked.value for asked in Asked if asked not in OF_SCHOOL | OF_FAMILY)
"""Kinds of the tasks that this sweep opens, and closes once they are done."""


def sweep(session: Session, at: datetime) -> tuple[int, ...]:
    """Ask for what is due; the measures that are ready to begin, by number."""
    move_on(session, at)
    tell_second_person(session, at)
    tell_another(session, at, at - ANSWER_WITHIN)
    for row in _open(session):
        stands = replace(standing(session, row, at), lapsed=lapsed(session, row, at))
        dues = agenda(stands, _zone(session, at))
        due_now = [due for due in dues if due.when <= at]
        for due in due_now:
            _ask(session, row, due, at)
        _settle_done(session, row, dues, at)
    return ready_to_begin(session, at)


def ready_to_begin(session: Session, at: datetime) -> tuple[int, ...]:
    """Measures whose first half-day has begun, and that nothing keeps from beginning."""
    signed = session.scalars(
        select(MeasureRow).where(MeasureRow.state == State.SIGNED.value).order_by(MeasureRow.id)
    )
    return tuple(
        row.id
        for row in signed
        if (planned := half_days(session, row.id))
        and planned[0].starts <= at
        and start_refusal(session, row, at) is None
    )


def standing(session: Session, row: MeasureRow, at: datetime) -> Standing:
    """How a measure stands, for its agenda; what lapsed is looked for by the sweep only."""
    marks = last_marks(session, row.id)
    work = select(SchoolWorkRow.id).where(SchoolWorkRow.measure_id == row.id).limit(1)
    asked = select(NoticeRow.made).where(
        NoticeRow.measure_id == row.id, NoticeRow.kind == Told.WORK.value
    )
    return Standing(
        state=State(row.state),
        regime=Regime(row.regime),
        plan=row.plan,
        half_days=tuple(
            HalfDayStands(one.id, one.starts, one.ends, one.id in marks)
            for one in half_days(session, row.id)
        ),
        missing=missing(session, row),
        has_work=session.scalar(work) is not None,
        work_asked=session.scalar(asked.limit(1)),
        checked=row.checked is not None,
        has_referent=bool(with_part(session, row.situation_id, Part.REFERENT, at)),
        return_arranged=row.return_appointment is not None or row.returned is not None,
        over=row.over,
    )


def _open(session: Session) -> Sequence[MeasureRow]:
    rows = select(MeasureRow).where(MeasureRow.state != State.CLOSED.value)
    return session.scalars(rows.order_by(MeasureRow.id)).all()


def _ask(session: Session, row: MeasureRow, due: Due, at: datetime) -> None:
    if due.asked in OF_SCHOOL:
        tell_school(session, row, Told(due.asked.value), due.subject, at)
    elif due.asked in OF_FAMILY:
        answered = select(LearntRow.person_id).where(LearntRow.measure_id == row.id)
        said = set(session.scalars(answered))
        family = [
            person
            for part in (Part.PUPIL, Part.GUARDIAN)
            for person in with_part(session, row.situation_id, part, at)
            if person not in said
        ]
        tell_family_gently(session, row, Told(due.asked.value), due.subject, family, at)
    else:
        open_task_about(
            session,
            due.asked.value,
            at,
            detail=_detail(row, due),
            situation=row.situation_id,
            due=at,
        )


def _settle_done(session: Session, row: MeasureRow, dues: Sequence[Due], at: datetime) -> None:
    """A task whose reason is gone closes by itself: nobody is asked for what is done."""
    still = {(due.asked.value, _detail(row, due)) for due in dues}
    waiting = session.scalars(
        select(TaskRow).where(
            TaskRow.closed.is_(None),
            TaskRow.situation == row.situation_id,
            TaskRow.kind.in_(OPENED_HERE),
            TaskRow.detail.startswith(f"measure:{row.id}:"),
        )
    ).all()
    done = [task.id for task in waiting if (task.kind, task.detail) not in still]
    session.execute(
        update(TaskRow)
        .where(TaskRow.id.in_(done))
        .values(closed=at, outcome=TaskOutcome.DONE.value)
    )


def _detail(row: MeasureRow, due: Due) -> str:
    return f"measure:{row.id}:{due.subject}"


def _zone(session: Session, at: datetime) -> tzinfo:
    return calendar_at(session, at).territory.timezone
