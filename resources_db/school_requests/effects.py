"""What an answer changes elsewhere, in the same transaction; or why it cannot be taken.

Each kind of question is here once. What a school does behind its link is what its head would do
on the console, by the same functions, with the name that was typed in the place of the account.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Reason
from resources_db.measures.by_mailbox import known_by_mailbox
from resources_db.measures.ending import end_for_head, note_check
from resources_db.measures.signing import sign_by_mailbox
from resources_db.measures.tables import MeasureRow, SchoolWorkRow
from resources_db.school_requests.tables import SchoolRequestRow
from resources_db.school_requests.terms import CHECKED, RequestKind, Said, SchoolAnswer

Effect = Callable[[Session, SchoolRequestRow, Said, datetime], Reason | None]
"""Given the question and what is answered; the answer is written once this took it."""
HANDED_OVER: Final = "Le travail est remis par l'établissement."
"""What stands in the place of the words, when a school says no more: read in the booklet."""


def measure_of(session: Session, row: SchoolRequestRow) -> MeasureRow | None:
    """The measure that a question is about, else the last of its situation."""
    wanted = select(MeasureRow).where(MeasureRow.situation_id == row.situation_id)
    if row.about is not None:
        wanted = wanted.where(MeasureRow.id == row.about)
    last = wanted.order_by(MeasureRow.id.desc()).limit(1)
    return session.scalars(last.with_for_update()).first()


def _note_work(session: Session, row: SchoolRequestRow, said: Said, at: datetime) -> Reason | None:
    measure = measure_of(session, row)
    if said.answer is SchoolAnswer.DONE and said.contact is not None and measure is not None:
        given = {"teacher": said.contact, "words": HANDED_OVER}
        session.add(SchoolWorkRow(measure_id=measure.id, at=at, **given))
    return None


def _sign(session: Session, row: SchoolRequestRow, said: Said, at: datetime) -> Reason | None:
    if said.answer is not SchoolAnswer.SIGNED:
        return None
    measure = measure_of(session, row)
    if measure is None:
        return Reason.NO_SUCH_MEASURE
    return sign_by_mailbox(session, measure, said.contact or "", said.terms, at)


def _check(session: Session, row: SchoolRequestRow, said: Said, at: datetime) -> Reason | None:
    checked = CHECKED.get(said.answer)
    if checked is None:
        return None
    measure = measure_of(session, row)
    if measure is None:
        return Reason.NO_SUCH_MEASURE
    in_full, educational = checked
    return note_check(session, measure, at, respected=in_full, educational=educational)


def _end(session: Session, row: SchoolRequestRow, said: Said, at: datetime) -> Reason | None:
    if said.answer is not SchoolAnswer.END:
        return None
    measure = measure_of(session, row)
    if measure is None or said.ground is None:
        return Reason.NO_SUCH_MEASURE if measure is None else Reason.ANSWER_DOES_NOT_FIT
    return end_for_head(session, measure, said.ground, at)


def take_answer(session: Session, row: SchoolRequestRow, said: Said, at: datetime) -> Reason | None:
    """Do what an answer does. Whatever it is, what the page told of the measure was read."""
    refused = EFFECTS[RequestKind(row.kind)](session, row, said, at)
    measure = measure_of(session, row)
    if refused is None and measure is not None:
        known_by_mailbox(session, measure.id, row.school_id, at)
    return refused


def _nothing(
    _session: Session, _row: SchoolRequestRow, _said: Said, _at: datetime
) -> Reason | None:
    return None


EFFECTS: Final[Mapping[RequestKind, Effect]] = MappingProxyType(
    {
        RequestKind.LINK_TEACHER: _note_work,
        RequestKind.SIGN_CONTRACT: _sign,
        RequestKind.INCIDENT: _nothing,
        RequestKind.NEWS: _nothing,
        RequestKind.CHECK: _check,
        RequestKind.END: _end,
    }
)
