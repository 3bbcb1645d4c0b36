"""Planning the half-days of a measure, and changing one of them. Called by the one door only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.city.days import calendar_at
from resources_db.hosting.line import offer_freed, settle_line
from resources_db.measures.actions import ChangeHalfDay, PlanDays
from resources_db.measures.checking import Checking
from resources_db.measures.days import announce
from resources_db.measures.finding import half_days, measure_in
from resources_db.measures.machine import State, Step
from resources_db.measures.refusing import refuse
from resources_db.measures.stepping import out_of_turn, take
from resources_db.measures.tables import HalfDayRow, MeasureRow, NoticeRow
from resources_db.measures.telling import Told, tell_everyone, tell_school
from resources_db.measures.terms import Activity, HalfDay, Regime
from resources_db.people.standing import holds
from resources_db.situations.tables import PartRow
from resources_db.situations.terms import Part


def plan_days(session: Session, actor: Actor, action: PlanDays, at: datetime) -> Outcome:
    """Another plan is another contract: what was signed before counts no more."""
    row = measure_in(session, action.situation, action.measure)
    if row is None or actor.person is None:
        return Refused(Reason.NO_SUCH_MEASURE, action.rule)
    broken = _breaks(session, row, Step.PLAN, action.half_days, at)
    if broken is not None:
        return refuse(broken, action.rule)
    before = half_days(session, row.id)
    for one in before:
        one.dropped = at
    checking = Checking.of(session, row, at)
    session.add_all(_row(checking, one) for one in action.half_days)
    row.plan += 1
    take(row, Step.PLAN, at)
    session.flush()
    _after(session, row, actor.person, {one.host_id for one in before}, at)
    if row.plan == 1 and row.regime == Regime.ALTERNATIVE:
        tell_school(session, row, Told.WORK, row.plan, at)
    tell_school(session, row, Told.SIGN, row.plan, at)
    return Done(row.id)


def change_half_day(session: Session, actor: Actor, action: ChangeHalfDay, at: datetime) -> Outcome:
    """Before it begins, of a contract to sign again; while it runs, told to everyone."""
    old = session.get(HalfDayRow, action.half_day)
    row = None if old is None else measure_in(session, action.situation, old.measure_id)
    if old is None or row is None or actor.person is None or old.dropped is not None:
        return Refused(Reason.NO_SUCH_HALF_DAY, action.rule)
    if old.starts <= at:
        return Refused(Reason.OUT_OF_TURN, action.rule)
    others = [one for one in half_days(session, row.id) if one.id != old.id]
    whole = [*(asked(session, one) for one in others), action.becomes]
    running = row.state == State.RUNNING
    step = Step.CHANGE if running else Step.PLAN
    broken = _breaks(session, row, step, whole, at)
    if broken is not None:
        return refuse(broken, action.rule)
    host_before = old.host_id
    _rewrite(Checking.of(session, row, at), old, action.becomes)
    take(row, step, at)
    session.flush()
    if running:
        tell_everyone(session, row, Told.CHANGED, _next_change(session, row), at)
    else:
        row.plan += 1
        tell_school(session, row, Told.SIGN, row.plan, at)
    _after(session, row, actor.person, {host_before}, at)
    return Done(old.id)


def asked(session: Session, one: HalfDayRow) -> HalfDay:
    """A stored half-day as it would be asked for."""
    zone = calendar_at(session, one.starts).territory.timezone
    return HalfDay(
        one.day,
        one.starts.astimezone(zone).time(),
        one.ends.astimezone(zone).time(),
        Activity(one.activity),
        one.host_id,
        one.tutor_id,
        one.mission,
    )


def _breaks(
    session: Session, row: MeasureRow, step: Step, plan: Sequence[HalfDay], at: datetime
) -> Reason | None:
    late = out_of_turn(row, step)
    if late is not None:
        return late
    today = at.astimezone(calendar_at(session, at).territory.timezone).date()
    if step is Step.PLAN and any(one.day < today for one in plan):
        return Reason.BAD_MOMENT
    return Checking.of(session, row, at).breaks(plan)


def _row(checking: Checking, one: HalfDay) -> HalfDayRow:
    row = HalfDayRow(measure_id=checking.row.id)
    _rewrite(checking, row, one)
    return row


def _rewrite(checking: Checking, row: HalfDayRow, one: HalfDay) -> None:
    row.day, row.half = one.day, one.half.value
    row.starts, row.ends = checking.instants(one)
    row.activity, row.host_id, row.tutor_id = one.activity.value, one.host, one.tutor
    row.mission = one.mission


def _after(
    session: Session,
    row: MeasureRow,
    organiser: int,
    hosts_before: Iterable[int | None],
    at: datetime,
) -> None:
    """Tutors have their part, people their appointments, and freed places go to the line."""
    now = half_days(session, row.id)
    _name_tutors(session, row, now, at)
    announce(session, row, organiser, at)
    hosts = {one.host_id for one in now}
    settle_line(session, row.id, frozenset(host for host in hosts if host is not None), at)
    for host in sorted(host for host in set(hosts_before) - hosts if host is not None):
        offer_freed(session, host, at)


def _name_tutors(
    session: Session, row: MeasureRow, now: Iterable[HalfDayRow], at: datetime
) -> None:
    """Each named tutor has a part, with where they are from; those no longer named have none."""
    wanted = {(one.tutor_id, one.host_id) for one in now if one.tutor_id and one.host_id}
    parts = session.scalars(
        select(PartRow).where(
            PartRow.situation_id == row.situation_id,
            PartRow.part == Part.TUTOR,
            holds(PartRow, at),
        )
    ).all()
    theirs = {(part.person_id, part.organisation_id) for part in parts}
    mine = _ever_tutors(session, row)
    gone = [
        part.id
        for part in parts
        if part.person_id in mine and (part.person_id, part.organisation_id) not in wanted
    ]
    session.execute(update(PartRow).where(PartRow.id.in_(gone)).values(until=at))
    session.add_all(
        PartRow(
            situation_id=row.situation_id,
            person_id=tutor,
            organisation_id=host,
            part=Part.TUTOR.value,
            since=at,
        )
        for tutor, host in sorted(wanted - theirs)
    )
    session.flush()


def _ever_tutors(session: Session, row: MeasureRow) -> frozenset[int | None]:
    return frozenset(
        session.scalars(select(HalfDayRow.tutor_id).where(HalfDayRow.measure_id == row.id))
    )


def _next_change(session: Session, row: MeasureRow) -> int:
    """How many changes were told before, and one: each is told once."""
    told = select(NoticeRow.subject).where(
        NoticeRow.measure_id == row.id, NoticeRow.kind == Told.CHANGED.value
    )
    return max(session.scalars(told), default=0) + 1
