"""What must be so of every measure at every instant, read from the rows alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Role
from resources_db.hosting.places import places_on
from resources_db.measures import machine
from resources_db.measures.agenda import Asked
from resources_db.measures.tables import HalfDayRow, MarkRow, MeasureRow, NoticeRow, SignatureRow
from resources_db.measures.telling import ANSWER_WITHIN
from resources_db.meetings.tables import AppointmentRow
from resources_db.tasks.tables import TaskRow
from tests.resources_db.meetings.world import PARIS
from tests.resources_db.town import Town

LIVE = {state.value for state in machine.LIVE}
FOUR = {"head", "service", "pupil", "holder"}


def broken_laws(session: Session, town: Town, swept: datetime) -> list[str]:
    """What is not as it must be; nothing, if the house holds. ``swept``: the last sweep."""
    found: list[str] = []
    for row in session.scalars(select(MeasureRow)):
        days = session.scalars(
            select(HalfDayRow).where(HalfDayRow.measure_id == row.id, HalfDayRow.dropped.is_(None))
        ).all()
        found += [f"{row.id}: {law}" for law in _of_measure(session, row, days)]
        if row.state in LIVE and days:
            found += [f"{row.id}: {law}" for law in _of_days(row, days)]
        found += [f"{row.id}: {law}" for law in _of_marks(session, town, days)]
    found += list(_of_places(session))
    found += list(_of_hands(session, town))
    found += list(_of_tasks(session, swept))
    found += list(_of_notices(session, swept))
    return found


def _of_measure(session: Session, row: MeasureRow, days: Sequence[HalfDayRow]) -> Iterator[str]:
    signed = set(
        session.scalars(
            select(SignatureRow.signer).where(
                SignatureRow.measure_id == row.id, SignatureRow.plan == row.plan
            )
        )
    )
    if row.state in {"signed", "running", "completed"} and signed != FOUR:
        yield f"R2: {row.state} with {sorted(signed)}"
    begun = row.state in {"running", "completed"}
    may_have_begun = begun or row.state in {"ended", "returned", "closed"}
    if (begun and row.started is None) or (row.started is not None and not may_have_begun):
        yield f"R2: {row.state}, started {row.started}"
    if (row.over is None) != (row.state in LIVE):
        yield f"{row.state}, over {row.over}"
    if row.state not in LIVE and row.over is not None:
        booked = select(AppointmentRow.id).where(
            AppointmentRow.id.in_(
                select(HalfDayRow.appointment_id).where(HalfDayRow.measure_id == row.id)
            ),
            AppointmentRow.starts > row.over,
            AppointmentRow.cancelled.is_(None),
        )
        if row.state in {"ended", "refused", "cancelled"} and session.scalars(booked).all():
            yield "somebody is still expected"


def _of_days(row: MeasureRow, days: Sequence[HalfDayRow]) -> Iterator[str]:
    hours: dict[date, timedelta] = defaultdict(timedelta)
    weeks: dict[tuple[int, int], set[date]] = defaultdict(set)
    for one in days:
        hours[one.day] += one.ends - one.starts
        weeks[one.day.isocalendar()[:2]].add(one.day)
        if one.activity == "mission" and (one.tutor_id is None or one.host_id is None):
            yield "R3: a mission without tutor or host"
    if row.regime == "alternative":
        if len(hours) > 8:
            yield "R1: more than eight days"
        first = min(days, key=lambda one: one.starts)
        if first.activity != "reception":
            yield "R3: not received first"
        if any(_weekend(one.day) for one in days):
            yield "R1: not a day of class"
        return
    if sum(hours.values(), timedelta()) > timedelta(hours=20):
        yield "R44: more than twenty hours"
    if max(hours.values()) > timedelta(hours=3) or max(map(len, weeks.values())) > 4:
        yield "R44: too much in a day or a week"
    if any(8 <= one.starts.astimezone(PARIS).hour < 12 for one in days if not _weekend(one.day)):
        yield "R44: in teaching hours"


def _of_marks(session: Session, town: Town, days: Sequence[HalfDayRow]) -> Iterator[str]:
    told = {
        "absent": {Role.SCHOOL_HEAD, Role.GUARDIAN},
        "incident": {Role.SCHOOL_HEAD},
        "accident": {Role.SCHOOL_HEAD, Role.GUARDIAN},
    }
    for one in days:
        for mark in session.scalars(select(MarkRow).where(MarkRow.half_day_id == one.id)):
            for role in told.get(mark.mark, ()):
                made = session.scalars(
                    select(NoticeRow.made).where(
                        NoticeRow.measure_id == one.measure_id,
                        NoticeRow.kind == mark.mark,
                        NoticeRow.subject == mark.id,
                        NoticeRow.person_id == town.people[role],
                    )
                ).all()
                if [when.timestamp() for when in made] != [mark.at.timestamp()]:
                    yield f"R7, R8, R22: {mark.mark} was not told to the {role} at once"


def _of_hands(session: Session, town: Town) -> Iterator[str]:
    """Outside the school, the service marks, and the tutor of that half-day; nobody else."""
    service = {town.people[role] for role in (Role.AGENT, Role.COORDINATOR)}
    service.add(town.people[Role.REFERENT_DE_PARCOURS])
    rows = session.execute(
        select(MarkRow.by, MarkRow.at, HalfDayRow.tutor_id, HalfDayRow.starts, MarkRow.id).join(
            HalfDayRow, HalfDayRow.id == MarkRow.half_day_id
        )
    )
    for row in rows:
        if row.by not in service | {row.tutor_id}:
            yield f"R7: mark {row.id} by {row.by}"
        if row.at.timestamp() < row.starts.timestamp():
            yield f"R7: mark {row.id} before its half-day"


def _of_tasks(session: Session, swept: datetime) -> Iterator[str]:
    """R6: what was over half an hour before the last look, and is not marked, is a task."""
    unmarked = (
        select(HalfDayRow.id, HalfDayRow.measure_id)
        .join(MeasureRow, MeasureRow.id == HalfDayRow.measure_id)
        .where(
            MeasureRow.state == "running",
            MeasureRow.started < swept,
            HalfDayRow.dropped.is_(None),
            HalfDayRow.ends <= swept - timedelta(minutes=30),
            ~select(MarkRow.id).where(MarkRow.half_day_id == HalfDayRow.id).exists(),
        )
    )
    asked = set(session.scalars(select(TaskRow.detail).where(TaskRow.kind == Asked.MARK.value)))
    for row in session.execute(unmarked):
        if f"measure:{row.measure_id}:{row.id}" not in asked:
            yield f"R6: half-day {row.id} is over, and nobody is asked how it went"


def _of_places(session: Session) -> Iterator[str]:
    taken = Counter(
        (row.host_id, row.day, row.half)
        for row in session.execute(
            select(HalfDayRow.host_id, HalfDayRow.day, HalfDayRow.half, HalfDayRow.measure_id)
            .join(MeasureRow)
            .where(
                HalfDayRow.dropped.is_(None),
                HalfDayRow.host_id.is_not(None),
                MeasureRow.state.in_(LIVE),
            )
            .distinct()
        )
    )
    for (host, day, half), how_many in taken.items():
        places = places_on(session, host, day) if host is not None else None
        if places is not None and how_many > places:
            yield f"{how_many} at {host} on {day} {half} for {places} places"


def _of_notices(session: Session, swept: datetime) -> Iterator[str]:
    late = select(NoticeRow.id).where(
        NoticeRow.asks.is_(True),
        NoticeRow.known.is_(None),
        NoticeRow.second.is_(None),
        NoticeRow.made <= swept - ANSWER_WITHIN,
    )
    for row in session.scalars(late):
        yield f"R8: notice {row} waits and no second person was told"


def _weekend(day: date) -> bool:
    return day.weekday() >= 5
