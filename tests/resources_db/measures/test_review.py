"""The yearly review, read from the rows of both databases: what is counted, of whom, and when."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from resources_db.hosting.tables import WaitRow
from resources_db.measures.counting import Line, What
from resources_db.measures.review import needs_of, review_of
from resources_db.measures.tables import HalfDayRow, MarkRow, MeasureRow, NoticeRow
from resources_db.measures.telling import Told
from resources_db.situations.tables import SituationRow
from resources_db.storage.database import Database
from tests.resources_db.measures.a_year import a_school
from tests.resources_db.town import AT

FIRST, LAST = date(2026, 9, 1), date(2027, 8, 31)


def counted(lines: tuple[Line, ...], school: str | None) -> dict[What, int | None]:
    """The numbers of one line."""
    return next(dict(line.counts) for line in lines if line.school == school)


def test_numbers_of_a_year(database: Database) -> None:
    """Measures, days, half-days, missions, ends, returns; fiches, those declined, and why."""

    def work(session: Session) -> None:
        a_school(session, "Un", 12, 6, fiches=9)
        a_school(session, "Deux", 20, 10, fiches=21)

    database.write_now(work)
    lines = database.read_now(lambda s: review_of(s, FIRST, LAST, AT))
    assert counted(lines, "Un") == {
        What.MEASURES: 12, What.ALTERNATIVES: 12, What.RESPONSIBILITIES: 0, What.COMPLETED: 6,
        What.RETURNED: 6, What.DAYS: 12, What.HALF_DAYS: 12, What.MISSIONS: 12, What.UNMET: 0,
        What.FICHES: 9, What.DECLINED: None,
    }  # fmt: skip
    assert counted(lines, None)[What.MEASURES] == 32
    needs = database.read_now(lambda s: needs_of(s, FIRST, LAST, AT))
    assert needs == {"Retards": 20, "Absences": 10}


def test_one_school_and_another_period(database: Database) -> None:
    """A head's line is of their school; a year later there is nothing."""

    def work(session: Session) -> int:
        a_school(session, "Deux", 20, 10)
        return a_school(session, "Un", 12, 6, fiches=9)

    own = [database.write_now(work)]
    lines = database.read_now(lambda s: review_of(s, FIRST, LAST, AT, schools=own))
    assert [line.school for line in lines] == ["Un", None]
    first, last = (day + timedelta(days=365) for day in (FIRST, LAST))
    [everything] = database.read_now(lambda s: review_of(s, first, last, AT))
    assert set(everything.counts.values()) == {0}
    assert database.read_now(lambda s: needs_of(s, first, last, AT, schools=own)) == {}


def test_what_was_invented_is_not_counted(database: Database) -> None:
    """A trial is no year."""

    def work(session: Session) -> tuple[Line, ...]:
        a_school(session, "Un", 12, 6)
        session.execute(update(SituationRow).values(invented=True))
        return review_of(session, FIRST, LAST, AT)

    assert [line.school for line in database.write_now(work)] == [None]


def test_places_waited_for_in_vain_are_told(database: Database) -> None:
    """Measures that never began, and whose place in a line was left or lapsed."""

    def work(session: Session) -> tuple[Line, ...]:
        school = a_school(session, "Un", 14, 0)
        never = session.scalars(select(MeasureRow.id).order_by(MeasureRow.id)).all()[:6]
        for number, measure in enumerate(never):
            session.add(
                WaitRow(
                    organisation_id=school, measure_id=measure, slots="", asked=AT,
                    state="lapsed" if number else "left",
                )
            )  # fmt: skip
        session.execute(update(MeasureRow).where(MeasureRow.id.in_(never)).values(started=None))
        return review_of(session, FIRST, LAST, AT)

    line = counted(database.write_now(work), "Un")
    assert (line[What.MEASURES], line[What.UNMET]) == (8, 6)


def test_the_usual_delay_of_notice_is_that_of_the_school_alone(database: Database) -> None:
    """From the mark to its notice; what is told to a family, or not yet told, is left out."""

    def work(session: Session) -> tuple[Line, ...]:
        a_school(session, "Un", 6, 3)
        marks = session.execute(
            select(MarkRow.id, HalfDayRow.measure_id).join(
                HalfDayRow, HalfDayRow.id == MarkRow.half_day_id
            )
        ).all()
        for mark, measure in marks:
            for family, late in ((False, 20), (True, 900), (False, None)):
                handed = None if late is None else AT + timedelta(seconds=late)
                session.add(
                    NoticeRow(
                        measure_id=measure, kind=Told.ABSENT.value, subject=mark, family=family,
                        asks=False, made=AT, handed=handed,
                    )
                )  # fmt: skip
        session.flush()
        return review_of(session, FIRST, LAST, AT)

    assert [line.delay for line in database.write_now(work)] == [timedelta(seconds=20)] * 2
