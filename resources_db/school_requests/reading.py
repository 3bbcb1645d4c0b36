"""A question as its page shows it to the school, and as the service follows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.measures.by_mailbox import unknown_by_mailbox
from resources_db.measures.finding import terms_hash
from resources_db.measures.tables import HalfDayRow, MarkRow, MeasureRow
from resources_db.measures.telling import Told
from resources_db.measures.views import MeasureView, view_for_school
from resources_db.people.tables import OrganisationRow
from resources_db.school_requests.changes import next_of, opened_by
from resources_db.school_requests.effects import measure_of
from resources_db.school_requests.tables import SchoolRequestRow
from resources_db.school_requests.terms import RequestKind, SchoolAnswer
from resources_db.situations.tables import SituationRow

_OF_A_MEASURE = frozenset(RequestKind) - {RequestKind.LINK_TEACHER}
"""Questions whose page has to show the measure: the others do with the pupil."""


@dataclass(frozen=True, slots=True)
class Happened:
    """Something the school was told of, and of which half-day."""

    told: Told
    when: datetime | None
    """When that half-day began; None for what is about the whole."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the school sees: its own pupil by initials and class, and what is asked. No more."""

    kind: RequestKind
    school: str
    initials: str = field(repr=False)
    class_name: str | None = field(repr=False)
    note: str | None = field(repr=False)
    made: datetime
    answer: SchoolAnswer | None
    measure: MeasureView | None
    """What a head would see of it, where the question is about one."""
    terms: str
    """Stands for the terms of its contract."""
    happened: tuple[Happened, ...]
    """What has not been said to be known."""
    another: bool
    """Whether another question waits about the same pupil, once this one is answered."""


def asked_of(session: Session, secret: str, at: datetime) -> Asked | None:
    """The question that the browser of this cookie shows now."""
    row = opened_by(session, secret, at)
    if row is None:
        return None
    kind = RequestKind(row.kind)
    situation = session.get_one(SituationRow, row.situation_id)
    measure = measure_of(session, row) if kind in _OF_A_MEASURE else None
    return Asked(
        kind,
        session.get_one(OrganisationRow, row.school_id).name,
        situation.initials,
        situation.class_name,
        row.note,
        row.made,
        None if row.answer is None else SchoolAnswer(row.answer),
        None if measure is None else view_for_school(session, measure, at),
        "" if measure is None else terms_hash(session, measure),
        () if measure is None else _happened(session, measure, row.school_id),
        another=next_of(session, row) is not None,
    )


def requests_of(session: Session, situation: int) -> Sequence[SchoolRequestRow]:
    """What the school of a situation was asked, the newest first. The caller has authorised."""
    return session.scalars(
        select(SchoolRequestRow)
        .where(SchoolRequestRow.situation_id == situation)
        .order_by(SchoolRequestRow.id.desc())
    ).all()


_OF_A_MARK = frozenset({Told.ABSENT, Told.INCIDENT, Told.ACCIDENT, Told.CORRECTED})
_ASKED_OTHERWISE = frozenset({Told.SIGN, Told.WORK, Told.WORK_AGAIN, Told.CHECK})
"""What a notice asks is the question itself."""


def _happened(session: Session, measure: MeasureRow, school: int) -> tuple[Happened, ...]:
    rows = unknown_by_mailbox(session, measure.id, school)
    told = ((Told(row.kind), row.subject) for row in rows)
    return tuple(
        Happened(kind, _when(session, subject) if kind in _OF_A_MARK else None)
        for kind, subject in told
        if kind not in _ASKED_OTHERWISE
    )


def _when(session: Session, mark: int) -> datetime | None:
    begins = select(HalfDayRow.starts).join(MarkRow, MarkRow.half_day_id == HalfDayRow.id)
    return session.scalar(begins.where(MarkRow.id == mark))
