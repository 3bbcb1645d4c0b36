"""What is planned comes on time: each [P] rule of the agreement, through the sweep."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from resources_db.actions import Done, Role
from resources_db.agreements.terms import Answer
from resources_db.measures.actions import (
    ArrangeReturn,
    CompleteMeasure,
    GiveLearnt,
    GiveSchoolWork,
    NoteReturn,
    PlanDays,
    StartMeasure,
)
from resources_db.measures.agenda import Asked
from resources_db.measures.machine import State
from resources_db.measures.telling import Told
from resources_db.measures.terms import Learnt
from resources_db.situations.tables import PartRow
from resources_db.situations.terms import Part
from tests.resources_db.measures import making
from tests.resources_db.measures.desk import Desk
from tests.resources_db.measures.making import mission, reception
from tests.resources_db.meetings.test_appointments import agree
from tests.resources_db.town import AT, BEFORE, Town

HOUR = timedelta(hours=1)
FRIDAY_BEFORE = datetime(2026, 11, 20, 9, tzinfo=UTC)
EVE = datetime(2026, 11, 22, 15, tzinfo=UTC)
"""16:00 in Paris, the day before the first."""
TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)


def planned_before(desk: Desk) -> int:
    """On Friday, for Monday and Tuesday."""
    desk.make(making.make_possible)
    return desk.make(lambda s, t: making.arranged(s, t, FRIDAY_BEFORE))


def test_missing_signatures_are_asked_for_the_day_before(desk: Desk) -> None:
    """R2: at 16:00, while there is time; the task closes by itself once all have signed."""
    measure = planned_before(desk)
    desk.sweep(EVE - HOUR)
    assert not desk.tasks(Asked.SIGNATURES)
    desk.sweep(EVE)
    assert len(desk.tasks(Asked.SIGNATURES)) == 1
    desk.make(lambda s, t: making.ask(s, t, making.sheet(s, t, measure), at=EVE + HOUR))
    desk.sweep(EVE + 2 * HOUR)
    assert not desk.tasks(Asked.SIGNATURES)


def test_the_school_is_asked_for_work_and_reminded(desk: Desk) -> None:
    """R58: when it is planned, the day before, and by a call once it has begun."""
    measure = planned_before(desk)
    assert len(desk.told(Told.WORK)) == 1
    desk.sweep(EVE)
    desk.sweep(EVE + HOUR)
    assert len(desk.told(Told.WORK_AGAIN)) == 1
    desk.make(lambda s, t: making.ask(s, t, making.sheet(s, t, measure)))
    desk.sweep(AT)
    assert len(desk.tasks(Asked.WORK_CALL)) == 1
    given = GiveSchoolWork(desk.town.situation, measure, "Mme Ba", "Exercice 3")
    assert isinstance(desk.ask(given, Role.CPE), Done)
    desk.sweep(AT + HOUR)
    assert not desk.tasks(Asked.WORK_CALL)


def test_what_was_signed_before_begins_by_itself(desk: Desk) -> None:
    """At the hour of its first half-day, and not before."""
    measure = planned_before(desk)
    desk.make(lambda s, t: making.ask(s, t, making.sheet(s, t, measure), at=EVE))
    assert desk.state(measure) is State.SIGNED
    first = datetime(2026, 11, 23, 8, tzinfo=UTC)
    assert desk.sweep(first - HOUR) == ()
    assert desk.sweep(first) == (measure,)
    desk.ask(StartMeasure(desk.town.situation, measure), at=first)
    assert desk.state(measure) is State.RUNNING
    assert desk.sweep(first + HOUR) == ()


def test_a_half_day_without_a_mark_is_asked_for(desk: Desk) -> None:
    """R6: half an hour after it ended."""
    measure = desk.make(making.running)
    noon = datetime(2026, 11, 23, 11, tzinfo=UTC)
    desk.sweep(noon + timedelta(minutes=29))
    assert not desk.tasks(Asked.MARK)
    desk.sweep(noon + timedelta(minutes=30))
    assert len(desk.tasks(Asked.MARK)) == 1
    desk.make(lambda s, t: making.marked(s, t, measure))
    desk.sweep(noon + HOUR)
    assert not desk.tasks(Asked.MARK)


def test_the_return_is_to_be_proposed_before_the_last_day(desk: Desk) -> None:
    """R5: the eve of the last half-day; not when it is arranged already."""
    days = (reception(), mission(desk.town, TUESDAY), mission(desk.town, WEDNESDAY))
    measure = desk.make(lambda s, t: making.running(s, t, days))
    eve = datetime(2026, 11, 24, 15, tzinfo=UTC)
    desk.sweep(eve - HOUR)
    assert not desk.tasks(Asked.RETURN)
    desk.sweep(eve)
    assert len(desk.tasks(Asked.RETURN)) == 1
    meeting = ArrangeReturn(desk.town.situation, measure, eve + 72 * HOUR, eve + 73 * HOUR)
    assert isinstance(desk.ask(meeting, at=eve), Done)
    desk.sweep(eve + HOUR)
    assert not desk.tasks(Asked.RETURN)


def test_a_referent_is_to_be_named(desk: Desk) -> None:
    """R14: from the beginning, for a young person whom nobody follows."""
    desk.make(lambda s, _t: s.execute(delete(PartRow).where(PartRow.part == Part.REFERENT)))
    desk.make(making.running)
    desk.sweep(AT)
    assert len(desk.tasks(Asked.REFERENT)) == 1


def test_a_responsibility_is_to_be_checked_by_the_head(desk: Desk) -> None:
    """R47: once the last hour is over."""
    desk.make(lambda s, t: making.convention(s, t.organisations["school"]))

    def begun(session: Session, town: Town) -> None:
        making.make_possible(session, town)
        measure = making.drafted(session, town, making.SANCTION)
        plan = PlanDays(town.situation, measure, (making.evening(town, TUESDAY),))
        making.done(making.ask(session, town, plan))
        at = datetime(2026, 11, 24, 9, tzinfo=UTC)
        making.done(making.ask(session, town, making.sheet(session, town, measure), at=at))

    desk.make(begun)
    end = datetime(2026, 11, 24, 18, tzinfo=UTC)
    desk.sweep(end - HOUR)
    assert not desk.told(Told.CHECK)
    desk.sweep(end)
    assert [one.person_id for one in desk.told(Told.CHECK)] == [desk.town.people[Role.SCHOOL_HEAD]]


@pytest.mark.parametrize("days", [29, 30])
def test_what_is_over_is_to_be_closed_a_month_later(desk: Desk, days: int) -> None:
    """R46: what is kept has an end; first the end itself is asked for."""
    measure = desk.make(making.running)
    desk.make(lambda s, t: making.marked(s, t, measure))
    week = AT + timedelta(days=7)
    desk.sweep(week)
    assert len(desk.tasks(Asked.COMPLETE)) == 1
    desk.ask(CompleteMeasure(desk.town.situation, measure), at=week)
    desk.ask(NoteReturn(desk.town.situation, measure, week.date()), at=week)
    desk.sweep(week + timedelta(days=days))
    assert len(desk.tasks(Asked.CLOSE)) == (1 if days == 30 else 0)
    assert not desk.tasks(Asked.COMPLETE)


def test_what_was_learnt_is_asked_once_and_reminded_once(desk: Desk) -> None:
    """Those who have not said, five days later; nobody is called for it, nor asked a third time."""
    mother, young = desk.town.people[Role.GUARDIAN], desk.town.people[Role.YOUNG_PERSON]
    desk.make(lambda s, t: agree(s, t, (mother, young), "sms", Answer.YES, BEFORE))
    measure = desk.make(making.completed)
    counts = list[int]()
    for days in (0, 1, 2, 5, 6, 20):
        desk.sweep(AT + timedelta(days=days))
        counts.append(len(desk.told(Told.LEARNT)))
        if days == 2:
            said = GiveLearnt(desk.town.situation, measure, (Learnt.YES, Learnt.YES, Learnt.NO))
            desk.ask(said, Role.YOUNG_PERSON)
    assert counts == [0, 2, 2, 3, 3, 3]
