"""What the school of a situation was asked, as its page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from resources_db.school_requests.reading import requests_of
from resources_db.school_requests.terms import RequestKind, SchoolAnswer

ASKABLE = (RequestKind.LINK_TEACHER, RequestKind.END)
"""What is asked by hand; the other kinds are asked by the part that they are about."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, as its page shows it."""

    row: int
    kind: RequestKind
    made: datetime
    sent: datetime | None
    answered: datetime | None
    answer: SchoolAnswer | None
    contact: str | None
    waits: bool


def asked_of_school(session: Session, situation: int) -> Sequence[Asked]:
    """What the school was asked, the newest first. The caller has authorised."""
    return [
        Asked(
            row.id,
            RequestKind(row.kind),
            row.made,
            row.sent,
            row.answered,
            None if row.answer is None else SchoolAnswer(row.answer),
            row.contact,
            waits=row.answered is None,
        )
        for row in requests_of(session, situation)
        if row.taken_back is None
    ]
