"""What an answer changes elsewhere, in the same transaction.

The part that asks a kind of question names here what its answer does: signing a contract, noting
who keeps the link. A kind that is not named only tells the staff.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.measures.tables import MeasureRow, SchoolWorkRow
from resources_db.school_requests.tables import SchoolRequestRow
from resources_db.school_requests.terms import RequestKind, SchoolAnswer

Effect = Callable[[Session, SchoolRequestRow, datetime], None]
"""Given the question with its answer, just written."""
HANDED_OVER: Final = "Le travail est remis par l'établissement."
"""What stands in the place of the words, when a school says no more: read in the booklet."""


def _note_work(session: Session, row: SchoolRequestRow, at: datetime) -> None:
    """The measure that the question is about, else the last of the situation, has its teacher."""
    if row.answer != SchoolAnswer.DONE or row.contact is None:
        return
    wanted = select(MeasureRow.id).where(MeasureRow.situation_id == row.situation_id)
    if row.about is not None:
        wanted = wanted.where(MeasureRow.id == row.about)
    measure = session.scalar(wanted.order_by(MeasureRow.id.desc()).limit(1))
    if measure is not None:
        said = SchoolWorkRow(measure_id=measure, teacher=row.contact, words=HANDED_OVER, at=at)
        session.add(said)


EFFECTS: Final[Mapping[RequestKind, Effect]] = MappingProxyType(
    {RequestKind.LINK_TEACHER: _note_work}
)
