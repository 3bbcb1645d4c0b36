"""Words of danger: a task at once, someone of the service told, another after fifteen minutes.

The words stay where they were written. The task says only, as codes, how sure we are, of what
kind of danger, and in which writing of which measure: whoever may read it opens it there.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused, Role
from resources_db.measures.actions import RaiseAlarm
from resources_db.measures.danger import WORDS_OF_DANGER, Alarm
from resources_db.measures.finding import measure_in
from resources_db.measures.people import who_is, with_part
from resources_db.measures.tables import MeasureRow, NoticeRow
from resources_db.measures.telling import Told, tell_one
from resources_db.people.terms import SERVICE_ROLES
from resources_db.situations.need_to_know import towards_situation
from resources_db.situations.terms import Part
from resources_db.tasks.opening import open_task
from resources_db.tasks.tables import TaskRow


def raise_alarm(session: Session, _actor: Actor, action: RaiseAlarm, at: datetime) -> Outcome:
    """One task for each kind of danger in a writing, as long as nobody has taken it in hand."""
    row = measure_in(session, action.situation, action.measure)
    if row is None:
        return Refused(Reason.NO_SUCH_MEASURE, action.rule)
    detail = Alarm(action.certain, action.danger, action.writing, row.id).detail
    waiting = _waiting(session, row, detail)
    if waiting is not None:
        return Done(waiting)
    pupils = with_part(session, row.situation_id, Part.PUPIL, at)
    task = open_task(
        session,
        WORDS_OF_DANGER,
        at,
        detail=detail,
        situation=row.situation_id,
        person=next(iter(pupils), None),
        due=at,
    )
    someone = another(session, row, frozenset(), at)
    if someone is not None:
        tell_one(session, row, Told.ALARM, task, someone, at)
    return Done(task)


def tell_another(session: Session, at: datetime, before: datetime) -> int:
    """Alarms raised ``before`` an instant that nobody took: one more person each; how many."""
    waiting = session.scalars(
        select(NoticeRow)
        .join(TaskRow, TaskRow.id == NoticeRow.subject)
        .where(
            NoticeRow.kind == Told.ALARM.value,
            NoticeRow.second.is_(None),
            NoticeRow.made <= before,
            TaskRow.assigned.is_(None),
            TaskRow.closed.is_(None),
        )
        .order_by(NoticeRow.id)
    ).all()
    for one in waiting:
        one.second = at
        row = session.get_one(MeasureRow, one.measure_id)
        told = session.scalars(
            select(NoticeRow.person_id).where(
                NoticeRow.kind == one.kind, NoticeRow.subject == one.subject
            )
        )
        person = another(session, row, frozenset(filter(None, told)), at)
        if person is not None:
            tell_one(session, row, Told.ALARM, one.subject, person, at, second=True)
    session.flush()
    return len(waiting)


def another(session: Session, row: MeasureRow, told: frozenset[int], at: datetime) -> int | None:
    """Someone of the service who may read it and does not know yet.

    First who follows the young person, then who prepared the measure, then who answers for the
    service, then any agent.
    """
    mine = [] if row.drafted_by is None else [row.drafted_by]
    in_turn = [
        *with_part(session, row.situation_id, Part.REFERENT, at),
        *mine,
        *who_is(session, Role.COORDINATOR, at),
        *who_is(session, Role.AGENT, at),
    ]
    for person in dict.fromkeys(in_turn):
        reader = Actor(frozenset(), person=person)
        if person in told:
            continue
        if towards_situation(session, reader, row.situation_id, at) & SERVICE_ROLES:
            return person
    return None


def _waiting(session: Session, row: MeasureRow, detail: str) -> int | None:
    """The same alarm, not taken in hand by anybody yet."""
    same = select(TaskRow.id).where(
        TaskRow.kind == WORDS_OF_DANGER,
        TaskRow.detail == detail,
        TaskRow.situation == row.situation_id,
        TaskRow.closed.is_(None),
        TaskRow.assigned.is_(None),
    )
    return session.scalar(same.limit(1))
