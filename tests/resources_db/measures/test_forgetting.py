"""What a measure leaves behind: nothing, once its situation has served."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from resources_db.actions import Done
from resources_db.archives.erasing import erase
from resources_db.fiches.tables import FicheRow
from resources_db.fiches.terms import FicheState
from resources_db.hosting.tables import WaitRow
from resources_db.measures.actions import CloseMeasure
from resources_db.measures.tables import MeasureRow
from resources_db.people.tables import PersonRow
from resources_db.situations.forgetting import forget_what_is_over
from resources_db.situations.tables import SituationRow
from resources_db.storage.all_tables import all_tables
from resources_db.storage.database import Database
from tests.resources_db.measures import making
from tests.resources_db.measures.desk import Desk
from tests.resources_db.measures.test_views import whole
from tests.resources_db.town import AT, BEFORE, Town


def test_closing_a_measure_sets_the_last_day_of_its_situation(desk: Desk) -> None:
    """31 August after it; unless the accompaniment goes on."""
    measure = desk.make(making.completed)
    assert isinstance(desk.ask(CloseMeasure(desk.town.situation, measure)), Done)
    last = select(SituationRow.delete_after).where(SituationRow.id == desk.town.situation)
    assert desk.database.read_now(lambda s: s.scalar(last)) == date(2027, 8, 31)


def test_a_situation_is_erased_with_its_measures(database: Database, town: Town) -> None:
    """Whatever names it: half-days, proofs, marks, notices, words, places in a line."""

    def work(session: Session) -> dict[str, int]:
        measure = whole(session, town)
        session.add(
            WaitRow(
                organisation_id=town.organisations["club"], measure_id=measure,
                slots="2026-11-24 morning", state="left", asked=AT,
            )
        )  # fmt: skip
        session.flush()
        tutors = session.scalar(select(func.count(PersonRow.id)))
        erase(session, [town.situation])
        assert tutors
        return {
            table.name: int(session.scalar(select(func.count()).select_from(table)) or 0)
            for table in all_tables().sorted_tables
            if table.name.startswith("measure") or table.name == "host_waits"
        }

    left = database.write_now(work)
    assert set(left.values()) == {0}
    assert MeasureRow.__tablename__ in left


def test_a_declined_fiche_goes_after_a_year(desk: Desk) -> None:
    """Nothing was opened with it: it has no situation to go with."""

    def declined(session: Session, town: Town) -> None:
        session.add(
            FicheRow(
                code="x", school_id=town.organisations["school"], initials="A. B.",
                category="Absences répétées", family_informed=BEFORE.date(), sent=BEFORE,
                state=FicheState.DECLINED.value, answered=BEFORE,
            )
        )  # fmt: skip

    desk.make(declined)
    count = select(func.count(FicheRow.id))
    for days, left in ((360, 1), (370, 0)):
        at = BEFORE + timedelta(days=days)
        desk.database.write_now(partial(forget_what_is_over, at=at))
        assert desk.database.read_now(lambda s: s.scalar(count)) == left
