"""Putting a question to a school: its letter leaves at the next sweep."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from resources_db.school_requests.tables import SchoolRequestRow
from resources_db.school_requests.terms import RequestKind


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, of whom, about what."""

    school: int
    situation: int
    kind: RequestKind
    about: int | None = None
    """A measure."""
    note: str | None = field(default=None, repr=False)


def put(session: Session, question: Question, at: datetime, *, by: int | None = None) -> int:
    """One question of a kind about one thing waits at a time: asking anew takes the first back."""
    session.execute(
        update(SchoolRequestRow)
        .where(
            SchoolRequestRow.situation_id == question.situation,
            SchoolRequestRow.kind == question.kind.value,
            SchoolRequestRow.about.is_not_distinct_from(question.about),
            SchoolRequestRow.answered.is_(None),
            SchoolRequestRow.taken_back.is_(None),
        )
        .values(taken_back=at, send_from=None)
    )
    row = SchoolRequestRow(
        school_id=question.school,
        situation_id=question.situation,
        kind=question.kind.value,
        about=question.about,
        note=question.note,
        made=at,
        made_by=by,
        send_from=at,
    )
    session.add(row)
    session.flush()
    return row.id
