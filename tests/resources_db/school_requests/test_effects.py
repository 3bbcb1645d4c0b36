"""What a school answers is written where it belongs, in the same transaction."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.measures.tables import SchoolWorkRow
from resources_db.school_requests.effects import take_answer
from resources_db.school_requests.tables import SchoolRequestRow
from resources_db.school_requests.terms import RequestKind, Said, SchoolAnswer
from resources_db.storage.database import Database
from tests.resources_db.measures.making import drafted
from tests.resources_db.town import AT, build


def test_the_teacher_who_keeps_the_link_is_noted(database: Database) -> None:
    """For the measure of that pupil; « not yet » notes nobody (R58)."""

    def work(session: Session) -> list[str]:
        town = build(session)
        drafted(session, town)
        for answer in (SchoolAnswer.NOT_YET, SchoolAnswer.DONE):
            row = SchoolRequestRow(
                school_id=town.organisations["school"],
                situation_id=town.situation,
                kind=RequestKind.LINK_TEACHER.value,
                made=AT,
            )
            take_answer(session, row, Said(answer, "Mme Invent, 02 61 91 00 01"), AT)
        return list(session.scalars(select(SchoolWorkRow.teacher)))

    assert database.write_now(work) == ["Mme Invent, 02 61 91 00 01"]
