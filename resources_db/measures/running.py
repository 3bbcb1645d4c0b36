"""During a measure: marks, knowing, the work of the school, the booklet."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused, Role
from resources_db.city.days import calendar_at
from resources_db.measures.actions import (
    Acknowledge,
    GiveLearnt,
    GiveSchoolWork,
    MarkHalfDay,
    WriteAsTutor,
    WriteInBooklet,
)
from resources_db.measures.finding import measure_in
from resources_db.measures.machine import State, Step
from resources_db.measures.refusing import refuse
from resources_db.measures.signing import start_refusal
from resources_db.measures.stepping import out_of_turn, take
from resources_db.measures.tables import (
    BookletRow,
    HalfDayRow,
    LearntRow,
    MarkRow,
    MeasureRow,
    SchoolWorkRow,
)
from resources_db.measures.telling import acknowledge, tell_correction, tell_mark
from resources_db.measures.terms import WORDS_LENGTH, Page, Site
from resources_db.people.spelling import clean_name
from resources_db.people.terms import SCHOOL_STAFF, SERVICE_WIDE

_SERVICE = SERVICE_WIDE | {Role.REFERENT_DE_PARCOURS}
_TO_WRITE_IN = frozenset(
    {State.PLANNED, State.SIGNED, State.RUNNING, State.COMPLETED, State.ENDED, State.RETURNED}
)
_TO_LOOK_BACK_ON = frozenset({State.COMPLETED, State.ENDED, State.RETURNED})


def mark_half_day(session: Session, actor: Actor, action: MarkHalfDay, at: datetime) -> Outcome:
    """One tap; a second one corrects the first, and whoever was told learns it."""
    half = session.get(HalfDayRow, action.half_day)
    row = None if half is None else measure_in(session, action.situation, half.measure_id)
    if half is None or row is None or half.dropped is not None or actor.person is None:
        return Refused(Reason.NO_SUCH_HALF_DAY, action.rule)
    if row.state == State.SIGNED and start_refusal(session, row, at) is None:
        take(row, Step.START, at)
    before = _last_mark(session, half.id)
    if before is not None and before.mark == action.mark:
        return Done(before.id)
    refused = _mark_refusal(session, actor, row, half, at, again=before is not None)
    if refused is not None:
        return refuse(refused, action.rule)
    mark = MarkRow(half_day_id=half.id, mark=action.mark.value, at=at, by=actor.person)
    session.add(mark)
    take(row, Step.MARK, at)
    session.flush()
    if before is not None:
        tell_correction(session, row, before.id, at)
    tell_mark(session, row, half, action.mark, mark.id, at)
    return Done(mark.id)


def acknowledge_notices(
    session: Session, actor: Actor, action: Acknowledge, at: datetime
) -> Outcome:
    """Whoever was told says so; nobody says it for them."""
    row = measure_in(session, action.situation, action.measure)
    if row is None or actor.person is None:
        return Refused(Reason.NO_SUCH_MEASURE, action.rule)
    if acknowledge(session, row.id, actor.person, at) == 0:
        return Refused(Reason.NOTHING_TO_ACKNOWLEDGE, action.rule)
    return Done(row.id)


def give_school_work(
    session: Session, actor: Actor, action: GiveSchoolWork, at: datetime
) -> Outcome:
    """As often as there is something: the teacher who keeps the link is named each time."""
    row = measure_in(session, action.situation, action.measure)
    if row is None or State(row.state) not in _TO_WRITE_IN | {State.AGREED}:
        return Refused(Reason.NO_SUCH_MEASURE, action.rule)
    teacher, words = clean_name(action.teacher), _words(action.words)
    if teacher is None:
        return Refused(Reason.BAD_NAME, action.rule)
    if words is None:
        return Refused(Reason.WORDS_TOO_LONG, action.rule)
    work = SchoolWorkRow(measure_id=row.id, teacher=teacher, words=words, at=at, by=actor.person)
    session.add(work)
    session.flush()
    return Done(work.id)


def write_in_booklet(
    session: Session, actor: Actor, action: WriteInBooklet, at: datetime
) -> Outcome:
    """Their own pages; the tutor's is the tutor's."""
    if action.page is Page.TUTOR:
        return Refused(Reason.NOT_ALLOWED, action.rule)
    row = measure_in(session, action.situation, action.measure)
    if action.half_day is not None and not _is_of(session, row, action.half_day):
        return Refused(Reason.NO_SUCH_HALF_DAY, action.rule)
    return _write(session, actor, row, (action.page, action.half_day, action.words), at)


def write_as_tutor(session: Session, actor: Actor, action: WriteAsTutor, at: datetime) -> Outcome:
    """A word for the young person to take along."""
    row = measure_in(session, action.situation, action.measure)
    return _write(session, actor, row, (Page.TUTOR, None, action.words), at)


def give_learnt(session: Session, actor: Actor, action: GiveLearnt, at: datetime) -> Outcome:
    """Three taps, changed as often as they like until it is closed."""
    row = measure_in(session, action.situation, action.measure)
    if row is None or State(row.state) not in _TO_LOOK_BACK_ON or actor.person is None:
        return Refused(Reason.NO_SUCH_MEASURE, action.rule)
    answers = " ".join(one.value for one in action.answers)
    session.merge(LearntRow(measure_id=row.id, person_id=actor.person, answers=answers, at=at))
    session.flush()
    return Done(row.id)


def _mark_refusal(
    session: Session, actor: Actor, row: MeasureRow, half: HalfDayRow, at: datetime, *, again: bool
) -> Reason | None:
    """Why this person may not say now how it went; None when they may."""
    late = out_of_turn(row, Step.MARK)
    if late is not None:
        return late
    if half.starts > at:
        return Reason.DAY_TO_COME
    if not _may_mark(actor, row, half):
        return Reason.NOT_YOUR_HALF_DAY
    theirs = not actor.roles & _SERVICE
    return Reason.DAY_IS_OVER if again and theirs and half.day < _today(session, at) else None


def _may_mark(actor: Actor, row: MeasureRow, half: HalfDayRow) -> bool:
    """The service any half-day, a tutor their own, the school what takes place inside it (R47)."""
    if actor.roles & _SERVICE:
        return True
    theirs = Role.MISSION_TUTOR in actor.roles and half.tutor_id == actor.person
    return theirs or (bool(actor.roles & SCHOOL_STAFF) and row.site == Site.INSIDE)


def _today(session: Session, at: datetime) -> date:
    """On the wall clock of the city."""
    return at.astimezone(calendar_at(session, at).territory.timezone).date()


def _write(
    session: Session,
    actor: Actor,
    row: MeasureRow | None,
    written: tuple[Page, int | None, str],
    at: datetime,
) -> Outcome:
    page, half_day, typed = written
    if row is None or State(row.state) not in _TO_WRITE_IN or actor.person is None:
        return Refused(Reason.NO_SUCH_MEASURE, "R5")
    words = _words(typed)
    if words is None:
        return Refused(Reason.WORDS_TOO_LONG, "R5")
    line = BookletRow(
        measure_id=row.id,
        page=page.value,
        half_day_id=half_day,
        words=words,
        at=at,
        by=actor.person,
    )
    session.add(line)
    session.flush()
    return Done(line.id)


def _words(typed: str) -> str | None:
    words = typed.strip()
    return words if 0 < len(words) <= WORDS_LENGTH else None


def _is_of(session: Session, row: MeasureRow | None, half_day: int) -> bool:
    half = session.get(HalfDayRow, half_day)
    return row is not None and half is not None and half.measure_id == row.id


def _last_mark(session: Session, half_day: int) -> MarkRow | None:
    wanted = select(MarkRow).where(MarkRow.half_day_id == half_day)
    return session.scalars(wanted.order_by(MarkRow.id.desc()).limit(1)).first()
