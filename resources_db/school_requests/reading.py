"""A question as its page shows it to the school, and as the service follows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.people.tables import OrganisationRow
from resources_db.school_requests.changes import opened_by
from resources_db.school_requests.tables import SchoolRequestRow
from resources_db.school_requests.terms import RequestKind, SchoolAnswer
from resources_db.situations.tables import SituationRow


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


def asked_of(session: Session, secret: str, at: datetime) -> Asked | None:
    """The question that the browser of this cookie shows now."""
    row = opened_by(session, secret, at)
    if row is None:
        return None
    situation = session.get_one(SituationRow, row.situation_id)
    return Asked(
        RequestKind(row.kind),
        session.get_one(OrganisationRow, row.school_id).name,
        situation.initials,
        situation.class_name,
        row.note,
        row.made,
        None if row.answer is None else SchoolAnswer(row.answer),
    )


def requests_of(session: Session, situation: int) -> Sequence[SchoolRequestRow]:
    """What the school of a situation was asked, the newest first. The caller has authorised."""
    return session.scalars(
        select(SchoolRequestRow)
        .where(SchoolRequestRow.situation_id == situation)
        .order_by(SchoolRequestRow.id.desc())
    ).all()
