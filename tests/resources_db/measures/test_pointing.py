"""A refusal of a plan is told beside the half-days that it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from sqlalchemy.orm import Session

from resources_db.actions import Reason
from resources_db.measures.checking import Checking
from resources_db.measures.pointing import troubles
from resources_db.measures.tables import MeasureRow
from resources_db.measures.terms import HalfDay
from tests.resources_db.measures import making
from tests.resources_db.measures.desk import Desk
from tests.resources_db.measures.making import TODAY, evening, mission, reception
from tests.resources_db.town import AT, Town


def found(desk: Desk, *plan: HalfDay) -> dict[int, Reason]:
    """What is told beside each half-day of a plan."""

    def work(session: Session, town: Town) -> dict[int, Reason]:
        making.make_possible(session, town)
        measure = session.get_one(MeasureRow, making.drafted(session, town))
        return dict(troubles(Checking.of(session, measure, AT), plan))

    return desk.make(work)


def test_nothing_is_told_of_a_plan_that_holds(desk: Desk) -> None:
    """Nor of the half-days beside the one that does not."""
    there = mission(desk.town)
    nobody = replace(there, day=TODAY + timedelta(days=2), tutor=None)
    assert found(desk, reception(), there) == {}
    assert found(desk, reception(), there, nobody) == {2: Reason.TUTOR_MISSING}


def test_each_half_day_has_its_own_reason(desk: Desk) -> None:
    """Two rules broken on two days are told at once."""
    there = mission(desk.town)
    late = evening(desk.town, TODAY + timedelta(days=3))
    nowhere = replace(there, host=None, tutor=None)
    told = found(desk, reception(), nowhere, late)
    assert told == {1: Reason.HOST_MISSING, 2: Reason.NOT_SCHOOL_TIME}


def test_what_is_wrong_together_is_told_beside_both(desk: Desk) -> None:
    """Either of two that meet may be moved; the first one is the reception."""
    there = mission(desk.town)
    again = replace(there, starts=time(11), ends=time(13))
    assert set(found(desk, reception(), there, again)) == {1, 2}
    assert found(desk, there) == {0: Reason.RECEPTION_FIRST}
