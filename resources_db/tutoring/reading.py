"""What a tutor sees of their day: a first name, hours, what there is to do. Nothing else (R15).

It is read through the views of situations and measures, which decide what a tutor may see and
write each reading down; the reason is not among it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Role
from resources_db.charter.signing import has_signed
from resources_db.city.days import calendar_at
from resources_db.invitations.tokens import seal
from resources_db.measures.machine import LIVE
from resources_db.measures.tables import HalfDayRow, MeasureRow, StaffChannelRow
from resources_db.measures.terms import Mark, Page
from resources_db.measures.told import ToldOf, last_mark, told_of
from resources_db.measures.views import HalfDayView, MeasureView, read_measure
from resources_db.meetings.channels import SMS
from resources_db.people.standing import actor_of
from resources_db.people.terms import ContactKind
from resources_db.situations.views import read_situation
from resources_db.tutoring.changes import PAGE
from resources_db.tutoring.sending import contact_of
from resources_db.tutoring.tables import TutorLinkRow


@dataclass(frozen=True, slots=True)
class TutorHalfDay:
    """One half-day that someone is in charge of."""

    row: int
    measure: int
    situation: int
    given_name: str | None = field(repr=False)
    """None while it may not be read: the page then says « la personne que vous accueillez »."""
    starts: datetime
    ends: datetime
    mission: str | None = field(repr=False)
    host: str | None
    takes_place: bool
    """False once its measure is over: nobody comes."""
    mark: Mark | None
    marked_at: datetime | None
    told: tuple[ToldOf, ...]
    words: str | None = field(repr=False)
    """What the tutor left in the booklet."""


@dataclass(frozen=True, slots=True)
class TutorDay:
    """The day of a tutor."""

    tutor: int
    day: date
    half_days: tuple[TutorHalfDay, ...]
    charter_signed: bool
    """Without it nothing of anyone is shown (R35)."""


def tutor_of(session: Session, secret: str, at: datetime) -> int | None:
    """Whose page the browser of this cookie shows now; nobody's once the day is over."""
    return session.scalar(
        select(TutorLinkRow.tutor_id).where(
            TutorLinkRow.session_hash == seal(session, PAGE, secret), TutorLinkRow.ends > at
        )
    )


def close_page(session: Session, secret: str) -> None:
    """The browser of this cookie shows nobody's day any more."""
    row = session.scalar(
        select(TutorLinkRow).where(TutorLinkRow.session_hash == seal(session, PAGE, secret))
    )
    if row is not None:
        row.session_hash = None


def day_of_tutor(session: Session, tutor: int, at: datetime, *, what: str) -> TutorDay:
    """Their half-days of today, in order; written down as read."""
    today = at.astimezone(calendar_at(session, at).territory.timezone).date()
    signed = has_signed(session, tutor)
    found = tuple(_half_days(session, tutor, today, at, what)) if signed else ()
    return TutorDay(tutor, today, found, signed)


def _half_days(
    session: Session, tutor: int, today: date, at: datetime, what: str
) -> Iterator[TutorHalfDay]:
    actor = actor_of(session, tutor, at)
    mine = select(HalfDayRow.measure_id).where(
        HalfDayRow.tutor_id == tutor, HalfDayRow.day == today, HalfDayRow.dropped.is_(None)
    )
    found: list[TutorHalfDay] = []
    for number in session.scalars(mine.distinct().order_by(HalfDayRow.measure_id)):
        row = session.get_one(MeasureRow, number)
        situation = read_situation(session, actor, row.situation_id, at, what=what)
        measure = read_measure(session, actor, number, at, what=what)
        if situation is None or measure is None or Role.MISSION_TUTOR not in measure.roles:
            continue
        found += [
            _half_day(session, measure, one, situation.pupil)
            for one in measure.half_days
            if one.day == today and _is_theirs(session, one.row, tutor)
        ]
    yield from sorted(found, key=lambda one: (one.starts, one.row))


def _half_day(
    session: Session, measure: MeasureView, one: HalfDayView, given_name: str | None
) -> TutorHalfDay:
    last = last_mark(session, one.row)
    words = next((said.words for said in measure.booklet if said.page is Page.TUTOR), None)
    return TutorHalfDay(
        row=one.row,
        measure=measure.id,
        situation=measure.situation,
        given_name=given_name,
        starts=one.starts,
        ends=one.ends,
        mission=one.mission,
        host=one.host,
        takes_place=measure.state in LIVE,
        mark=one.mark,
        marked_at=None if last is None else last.at,
        told=told_of(session, one.row),
        words=words,
    )


def _is_theirs(session: Session, half_day: int, tutor: int) -> bool:
    return session.get_one(HalfDayRow, half_day).tutor_id == tutor


def situation_of(session: Session, tutor: int, half_day: int, at: datetime) -> int | None:
    """The situation of one of their half-days of today; None for any other: not on this page."""
    today = at.astimezone(calendar_at(session, at).territory.timezone).date()
    return session.scalar(
        select(MeasureRow.situation_id)
        .join(HalfDayRow, HalfDayRow.measure_id == MeasureRow.id)
        .where(HalfDayRow.id == half_day, HalfDayRow.tutor_id == tutor, HalfDayRow.day == today)
    )


def texts_of(session: Session, tutor: int) -> bool | None:
    """Whether they chose text messages; None when no number of theirs is known."""
    if contact_of(session, tutor, ContactKind.PHONE) is None:
        return None
    chosen = select(StaffChannelRow).where(
        StaffChannelRow.person_id == tutor, StaffChannelRow.channel == SMS
    )
    return session.scalars(chosen).first() is not None


def with_texts(session: Session, tutor: int, *, wanted: bool) -> frozenset[str]:
    """The channels they chose, with text messages or without."""
    chosen = select(StaffChannelRow.channel).where(StaffChannelRow.person_id == tutor)
    others = set(session.scalars(chosen)) - {SMS}
    return frozenset(others | {SMS} if wanted else others)
