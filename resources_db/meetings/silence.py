"""Never silent: who has not answered is written to by their next way, then called by the staff.

Looked at all the time and decided from what is stored, so that a machine that slept does what is
still useful when it wakes, and two machines do it once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from resources_db.city.days import day_of
from resources_db.city.reading import settings_on
from resources_db.city.terms import CityField
from resources_db.meetings.answering import detail_of
from resources_db.meetings.channels import open_to
from resources_db.meetings.city import custom_of
from resources_db.meetings.interpreting import INTERPRETER
from resources_db.meetings.planning import HANDED, WAITING
from resources_db.meetings.tables import AppointmentRow, AttendeeRow, ReminderRow
from resources_db.meetings.terms import Interpreting, Kind, Part
from resources_db.storage.upsert import insert_new
from resources_db.tasks.opening import open_task, open_task_about
from resources_db.tasks.tables import TaskRow

NO_NEWS: Final = "no_news"
"""Task: families who have not answered, for one hour of one day, all in one."""
LEFT_ALONE = timedelta(hours=3)
"""How long a last message may wait for its answer before the staff calls."""
LAST_HOURS = timedelta(hours=6)
"""So near the hour that the staff calls whatever was just sent."""
_FAMILY = (Part.PUPIL.value, Part.GUARDIAN.value)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Silent:
    """Someone of a family who has not answered an appointment that is near."""

    appointment: int
    person: int
    situation: int | None
    starts: datetime
    organiser: int


@dataclass(frozen=True, slots=True)
class NoNews:
    """What the staff's bot may say of a new task: how many families, and when. No name."""

    families: int
    starts: datetime


def look(session: Session, at: datetime) -> Sequence[NoNews]:
    """Write by the next way, open and settle tasks; what is new since the last look."""
    _settle_past(session, at)
    _ask_for_interpreters(session, at)
    waiting: dict[tuple[datetime, int], list[Silent]] = defaultdict(list)
    silent = silent_at(session, at)
    for one in _not_written_to(session, silent, at):
        waiting[one.starts, one.organiser].append(one)
    _settle_answered(session, silent, at)
    opened = (_task(session, *key, ones, at) for key, ones in sorted(waiting.items()))
    return [news for news in opened if news is not None]


def silent_at(session: Session, at: datetime) -> Sequence[Silent]:
    """Who of a family has not answered an appointment that begins within the city's hours."""
    hours = settings_on(session, day_of(at), (CityField.UNANSWERED_HOURS,))
    until = at + timedelta(hours=int(hours[CityField.UNANSWERED_HOURS]))
    found = session.execute(
        select(AttendeeRow.person_id, AppointmentRow)
        .join(AppointmentRow, AppointmentRow.id == AttendeeRow.appointment_id)
        .where(
            AppointmentRow.starts > at,
            AppointmentRow.starts <= until,
            AppointmentRow.cancelled.is_(None),
            AttendeeRow.left.is_(None),
            AttendeeRow.answer.is_(None),
            AttendeeRow.part.in_(_FAMILY),
        )
        .order_by(AppointmentRow.starts, AttendeeRow.id)
    )
    return [
        Silent(row.id, person, row.situation_id, row.starts, row.organiser) for person, row in found
    ]


def families(silent: Iterable[Silent]) -> int:
    """How many families these are: two parents of one child are one."""
    return len({one.situation or -one.person for one in silent})


def key_of(starts: datetime, organiser: int) -> str:
    """How such a task says for which hour it is, and whose appointments they are."""
    return f"{starts.astimezone(UTC):%Y%m%dT%H%M}.{organiser}"


def _not_written_to(session: Session, silent: Sequence[Silent], at: datetime) -> Sequence[Silent]:
    """Those for whom no way is left, or whose last message has had its time."""
    ways = open_to(session, {one.person for one in silent}, at)
    before = _messages(session, silent)
    calls: list[Silent] = []
    for one in silent:
        sent = before.get((one.appointment, one.person), [])
        used = {channel for row in sent for channel in row.tried.split()}
        left = [way for way in ways.get(one.person, ()) if way.channel not in used]
        last = _last(sent)
        if last is None and left and used:
            _write_again(session, one, used, at)
        elif one.starts - at <= LAST_HOURS or _had_its_time(last, at, more=bool(left and not used)):
            calls.append(one)
    return calls


def _messages(
    session: Session, silent: Sequence[Silent]
) -> Mapping[tuple[int, int], list[ReminderRow]]:
    found: dict[tuple[int, int], list[ReminderRow]] = defaultdict(list)
    rows = session.scalars(
        select(ReminderRow)
        .where(
            ReminderRow.appointment_id.in_({one.appointment for one in silent}),
            ReminderRow.person_id.in_({one.person for one in silent}),
        )
        .order_by(ReminderRow.id)
    )
    for row in rows:
        found[row.appointment_id, row.person_id].append(row)
    return found


def _last(sent: Sequence[ReminderRow]) -> ReminderRow | None:
    """The message by the next way, if it was made already."""
    return next((row for row in sent if row.fingerprint == _print(row.appointment_id)), None)


def _had_its_time(last: ReminderRow | None, at: datetime, *, more: bool) -> bool:
    if last is None:
        return not more  # nothing was ever sent, and something may still go by itself
    if last.state in {WAITING, HANDED}:
        return False
    return last.settled is None or at - last.settled >= LEFT_ALONE


def _write_again(session: Session, one: Silent, used: set[str], at: datetime) -> None:
    """The same reminder by the next way that they agreed to."""
    insert_new(
        session,
        ReminderRow,
        appointment_id=one.appointment,
        person_id=one.person,
        kind=Kind.LAST.value,
        fingerprint=_print(one.appointment),
        not_before=at,
        useful_until=one.starts,
        state=WAITING,
        tried=" ".join(sorted(used)),
    )


def _print(appointment: int) -> str:
    """Stands for « you have not answered »: once an appointment and person."""
    return sha256(f"unanswered\n{appointment}".encode()).hexdigest()[:32]


def _task(
    session: Session, starts: datetime, organiser: int, ones: Sequence[Silent], at: datetime
) -> NoNews | None:
    """One task an hour and organiser; None when there is one already, even an ended one."""
    detail = key_of(starts, organiser)
    same = (TaskRow.kind == NO_NEWS) & (TaskRow.detail == detail)
    settled_by_us = TaskRow.closed.is_not(None) & TaskRow.closed_by.is_(None)
    if session.scalars(select(TaskRow.id).where(same, ~settled_by_us)).first() is not None:
        return None
    open_task(session, NO_NEWS, at, detail=detail, assigned=organiser, due=starts)
    return NoNews(families(ones), starts)


def _settle_answered(session: Session, silent: Sequence[Silent], at: datetime) -> None:
    """A task about families who have all answered since waits for nobody."""
    kept = {key_of(one.starts, one.organiser) for one in silent}
    over = (TaskRow.kind == NO_NEWS) & TaskRow.closed.is_(None) & TaskRow.detail.not_in(kept)
    session.execute(update(TaskRow).where(over).values(closed=at))


def _settle_past(session: Session, at: datetime) -> None:
    """What had to be done before an hour that has come."""
    past = TaskRow.kind.in_((NO_NEWS, INTERPRETER)) & TaskRow.closed.is_(None) & (TaskRow.due <= at)
    session.execute(update(TaskRow).where(past).values(closed=at))


def _ask_for_interpreters(session: Session, at: datetime) -> None:
    """The day before, whoever arranged it makes sure that the interpreter comes."""
    zone = custom_of(session, at).quiet.zone
    here = at.astimezone(zone)
    after_tomorrow = datetime.combine(here.date() + 2 * _ONE_DAY, datetime.min.time(), zone)
    found = session.execute(
        select(AttendeeRow.person_id, AppointmentRow)
        .join(AppointmentRow, AppointmentRow.id == AttendeeRow.appointment_id)
        .where(
            AppointmentRow.starts > at,
            AppointmentRow.starts < after_tomorrow.astimezone(UTC),
            AppointmentRow.cancelled.is_(None),
            AttendeeRow.left.is_(None),
            AttendeeRow.interpreter.is_not(None),
            AttendeeRow.interpreter_state != Interpreting.CONFIRMED.value,
        )
    )
    for person, row in found.all():
        open_task_about(
            session,
            INTERPRETER,
            at,
            detail=detail_of(row.id),
            person=person,
            situation=row.situation_id,
            assigned=row.organiser,
            due=row.starts,
        )
