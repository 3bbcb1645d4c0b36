"""A school without an account: what it is told is a question behind a link to its mailbox.

Nothing is in the letter; the page tells it, and takes the head's answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.measures.tables import MeasureRow, NoticeRow
from resources_db.measures.telling import Told
from resources_db.people.tables import OrganisationRow
from resources_db.school_requests.asking import Question, put
from resources_db.school_requests.terms import RequestKind

_ASKED: Final[Mapping[Told, RequestKind]] = MappingProxyType(
    {
        Told.ABSENT: RequestKind.INCIDENT,
        Told.INCIDENT: RequestKind.INCIDENT,
        Told.ACCIDENT: RequestKind.INCIDENT,
        Told.SIGN: RequestKind.SIGN_CONTRACT,
        Told.WORK: RequestKind.LINK_TEACHER,
        Told.WORK_AGAIN: RequestKind.LINK_TEACHER,
        Told.CHECK: RequestKind.CHECK,
    }
)
"""What is asked so; anything else is news."""


def asked_for(row: NoticeRow) -> RequestKind:
    """The question that tells what a notice tells."""
    return _ASKED.get(Told(row.kind), RequestKind.NEWS)


def ask_by_mailbox(session: Session, school: int, rows: Sequence[NoticeRow], at: datetime) -> bool:
    """One question of a kind for each measure; False when the school has no mailbox.

    News alone is a question of its own; beside another one, the page of that one tells it.
    """
    found = session.get(OrganisationRow, school)
    if found is None or found.mailbox is None:
        return False
    kinds: dict[int, dict[RequestKind, None]] = {}
    for row in rows:
        asked = asked_for(row)
        kinds.setdefault(row.measure_id, {})[asked] = None
    for measure, some in kinds.items():
        situation = session.get_one(MeasureRow, measure).situation_id
        for kind in [one for one in some if one is not RequestKind.NEWS] or some:
            put(session, Question(school, situation, kind, measure), at)
    return True


def unknown_by_mailbox(session: Session, measure: int, school: int) -> Sequence[NoticeRow]:
    """What a school without an account was told, and has not said that it knows."""
    wanted = select(NoticeRow).where(
        NoticeRow.measure_id == measure,
        NoticeRow.organisation_id == school,
        NoticeRow.known.is_(None),
    )
    return session.scalars(wanted.order_by(NoticeRow.id)).all()


def known_by_mailbox(session: Session, measure: int, school: int, at: datetime) -> None:
    """A school without an account read what its mailbox was told."""
    for row in unknown_by_mailbox(session, measure, school):
        row.known = at
    session.flush()
