"""Telling without delay: a line for each person concerned, in the transaction of what happened.

The shell hands them over within seconds (``bot.measures``). A family is told by the channels it
agreed to; when there is none, someone of the service is asked to call at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from resources_db.actions import Role
from resources_db.measures.people import who_is, with_part
from resources_db.measures.tables import HalfDayRow, MeasureRow, NoticeRow
from resources_db.measures.terms import TO_ACKNOWLEDGE, TOLD_TO_GUARDIANS, TOLD_TO_HEAD, Mark
from resources_db.meetings.channels import open_to
from resources_db.situations.tables import SituationRow
from resources_db.situations.terms import Part
from resources_db.tasks.opening import open_task_about

ANSWER_WITHIN: Final = timedelta(minutes=15)
"""After which a second person is told of an incident or an accident."""
TELL_FAMILY: Final = "tell_family"
"""Task: a family has to be told now, and no channel of theirs is open."""
TELL_SCHOOL: Final = "tell_school"
"""Task: a school or a tutor has to be told now, and no message can."""
HAPPENED: Final = "happened"
"""Task: something happened on a half-day; its detail says what, as a code."""


class Told(StrEnum):
    """What a notice tells, as a code. The first three are marks."""

    ABSENT = "absent"
    INCIDENT = "incident"
    ACCIDENT = "accident"
    CORRECTED = "corrected"
    """What was told of a half-day was a mistake."""
    ENDED = "ended"
    """By the head, or because a holder took back the agreement."""
    CALLED_OFF = "called_off"
    """Before it began: by a holder or by the service."""
    CHANGED = "changed"
    """A half-day is another one."""
    WORK = "work"
    """The school is asked for the work to hand over and the teacher (R58)."""
    WORK_AGAIN = "work_again"
    SIGN = "sign"
    """The contract waits for the head's signature."""
    CHECK = "check"
    """The head is asked whether it was carried out in full (R47)."""
    COMPLETED = "completed"
    LEARNT = "learnt"
    """The family is asked, in three taps, whether it was useful."""
    ALARM = "alarm"
    """Words of danger were written: someone of the service takes the task in hand."""


_IN_PLACE_OF_HEAD: Final = (Role.SCHOOL_HEAD, Role.CPE, Role.SCHOOL_REFERENT)


def tell_mark(
    session: Session, row: MeasureRow, half_day: HalfDayRow, mark: Mark, subject: int, at: datetime
) -> None:
    """Absence, incident, accident: the head (R7, R8), the guardians (R22), the service."""
    asks = mark in TO_ACKNOWLEDGE
    if mark in TOLD_TO_HEAD:
        tell_school(session, row, Told(mark.value), subject, at, asks=asks)
        open_task_about(
            session,
            HAPPENED,
            at,
            detail=f"{mark.value}:{half_day.id}",
            situation=row.situation_id,
            due=at,
        )
    if mark in TOLD_TO_GUARDIANS:
        guardians = with_part(session, row.situation_id, Part.GUARDIAN, at)
        tell_family(session, row, Told(mark.value), subject, guardians, at)


def tell_correction(session: Session, row: MeasureRow, before: int, at: datetime) -> None:
    """Whoever was told of a mark learns that it was a mistake."""
    told = session.scalars(
        select(NoticeRow).where(
            NoticeRow.measure_id == row.id,
            NoticeRow.subject == before,
            NoticeRow.kind.in_([mark.value for mark in TOLD_TO_HEAD]),
        )
    ).all()
    for one in told:
        one.asks = False
        _tell(
            session,
            row,
            Told.CORRECTED,
            before,
            at,
            _To(one.person_id, one.organisation_id, one.family),
        )


def tell_everyone(
    session: Session, row: MeasureRow, kind: Told, subject: int, at: datetime
) -> None:
    """The school, the family and the tutors: what it is, none of them learns from another."""
    tell_school(session, row, kind, subject, at)
    family = [
        *with_part(session, row.situation_id, Part.GUARDIAN, at),
        *with_part(session, row.situation_id, Part.PUPIL, at),
    ]
    tell_family(session, row, kind, subject, family, at)
    for tutor in with_part(session, row.situation_id, Part.TUTOR, at):
        _tell(session, row, kind, subject, at, _To(tutor))


def tell_school(
    session: Session,
    row: MeasureRow,
    kind: Told,
    subject: int,
    at: datetime,
    *,
    asks: bool = False,
) -> None:
    """Every head of the school; its official mailbox when no head has an account."""
    school = _school(session, row)
    heads = who_is(session, Role.SCHOOL_HEAD, at, where=school)
    for head in heads:
        _tell(session, row, kind, subject, at, _To(head, asks=asks))
    if not heads:
        _tell(session, row, kind, subject, at, _To(organisation=school, asks=asks))


def tell_family(
    session: Session,
    row: MeasureRow,
    kind: Told,
    subject: int,
    people: Iterable[int],
    at: datetime,
) -> None:
    """By what each agreed to; by a call of the service where there is nothing."""
    asked = list(people)
    reachable = open_to(session, asked, at)
    for person in asked:
        _tell(session, row, kind, subject, at, _To(person, family=True))
        if not reachable.get(person):
            open_task_about(
                session,
                TELL_FAMILY,
                at,
                person=person,
                situation=row.situation_id,
                detail=f"{kind.value}:{row.id}:{subject}",
                due=at,
            )


def tell_family_gently(
    session: Session,
    row: MeasureRow,
    kind: Told,
    subject: int,
    people: Iterable[int],
    at: datetime,
) -> None:
    """What can wait: by a channel they agreed to, and nobody is called for it."""
    asked = list(people)
    for person in open_to(session, asked, at):
        _tell(session, row, kind, subject, at, _To(person, family=True))


def tell_one(
    session: Session,
    row: MeasureRow,
    kind: Told,
    subject: int,
    person: int,
    at: datetime,
    *,
    second: bool = False,
) -> None:
    """One professional, who is asked to say that they know."""
    _tell(session, row, kind, subject, at, _To(person, asks=True, second=second))


def acknowledge(session: Session, measure: int, person: int, at: datetime) -> int:
    """Someone knows; how many notices waited for it."""
    rows = session.scalars(
        update(NoticeRow)
        .where(
            NoticeRow.measure_id == measure,
            NoticeRow.person_id == person,
            NoticeRow.kind != Told.ALARM.value,
            NoticeRow.asks.is_(True),
            NoticeRow.known.is_(None),
        )
        .values(known=at)
        .returning(NoticeRow.id)
    )
    return len(rows.all())


def tell_second_person(session: Session, at: datetime) -> int:
    """Where nobody said that they know in time, one more person is told; how many notices."""
    waiting = session.scalars(
        select(NoticeRow)
        .where(
            NoticeRow.asks.is_(True),
            NoticeRow.kind != Told.ALARM.value,
            NoticeRow.known.is_(None),
            NoticeRow.second.is_(None),
            NoticeRow.made <= at - ANSWER_WITHIN,
        )
        .order_by(NoticeRow.id)
    ).all()
    for one in waiting:
        one.second = at
        row = session.get_one(MeasureRow, one.measure_id)
        if not _known(session, one) and (person := _second(session, row, one, at)) is not None:
            to = _To(person, asks=True, second=True)
            _tell(session, row, Told(one.kind), one.subject, at, to)
    session.flush()
    return len(waiting)


def _second(session: Session, row: MeasureRow, one: NoticeRow, at: datetime) -> int | None:
    """Someone of the school who was not told; else who answers for the service."""
    told = set(
        session.scalars(
            select(NoticeRow.person_id).where(
                NoticeRow.measure_id == row.id,
                NoticeRow.kind == one.kind,
                NoticeRow.subject == one.subject,
            )
        )
    )
    school = _school(session, row)
    at_school = [p for role in _IN_PLACE_OF_HEAD for p in who_is(session, role, at, where=school)]
    in_turn = [*at_school, *who_is(session, Role.COORDINATOR, at)]
    return next((person for person in in_turn if person not in told), None)


def _known(session: Session, one: NoticeRow) -> bool:
    said = exists().where(
        NoticeRow.measure_id == one.measure_id,
        NoticeRow.kind == one.kind,
        NoticeRow.subject == one.subject,
        NoticeRow.known.is_not(None),
    )
    return bool(session.scalar(select(said)))


def _school(session: Session, row: MeasureRow) -> int:
    return session.get_one(SituationRow, row.situation_id).school_id


@dataclass(frozen=True, slots=True)
class _To:
    """Who is told, and how."""

    person: int | None = None
    organisation: int | None = None
    family: bool = False
    asks: bool = False
    second: bool = False
    """They are the second person: nobody comes after them."""


def _tell(
    session: Session, row: MeasureRow, kind: Told, subject: int, at: datetime, to: _To
) -> None:
    """One line, once: the same is never told twice to the same."""
    same = exists().where(
        NoticeRow.measure_id == row.id,
        NoticeRow.kind == kind.value,
        NoticeRow.subject == subject,
        NoticeRow.person_id == to.person,
        NoticeRow.organisation_id == to.organisation,
    )
    if session.scalar(select(same)):
        return
    session.add(
        NoticeRow(
            measure_id=row.id,
            kind=kind.value,
            subject=subject,
            person_id=to.person,
            organisation_id=to.organisation,
            family=to.family,
            asks=to.asks,
            made=at,
            second=at if to.second else None,
        )
    )
    session.flush()
