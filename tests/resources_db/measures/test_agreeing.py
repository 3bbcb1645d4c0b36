"""The call at four o'clock, the family's answers, and what they start and stop."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Done, Reason, Refused, Role
from resources_db.agreements.terms import Answer, Means
from resources_db.measures.actions import DraftMeasure, PlanDays, TakeCall
from resources_db.measures.finding import measures_of
from resources_db.measures.following import is_provisional
from resources_db.measures.machine import State
from resources_db.measures.tables import MeasureRow
from resources_db.measures.telling import TELL_FAMILY, Told
from resources_db.measures.terms import Frame, Ground, Regime, Site
from resources_db.meetings.tables import AppointmentRow
from resources_db.people.tables import PersonRow
from resources_db.situations.terms import Part
from resources_db.situations.views import read_situation
from tests.resources_db.measures import making
from tests.resources_db.measures.desk import Desk
from tests.resources_db.measures.making import ALTERNATIVE, SANCTION, TODAY, TOMORROW
from tests.resources_db.town import AT, Town
from tests.resources_db.worlds import YESTERDAY


def provisional(desk: Desk, measure: int) -> bool:
    """Whether its agreement was only said on the telephone."""
    return desk.database.read_now(lambda s: is_provisional(s, s.get_one(MeasureRow, measure), AT))


def test_from_the_call_to_a_plan_in_three_requests(desk: Desk) -> None:
    """A first name, a number and dates; the agreement by telephone; the half-days."""
    school = desk.town.organisations["school"]
    desk.make(lambda s, t: making.convention(s, t.organisations["club"]))
    call = TakeCall(school, "Ana", "06 39 98 12 34", ALTERNATIVE, TODAY, TOMORROW, YESTERDAY)
    drafted = desk.ask(call)
    assert isinstance(drafted, Done)
    row = desk.database.read_now(lambda s: s.get_one(MeasureRow, drafted.id))
    assert row.state == State.DRAFTED
    view = desk.database.write_now(
        lambda s: read_situation(s, desk.town.actor(Role.AGENT), row.situation_id, AT, what="test")
    )
    assert view is not None
    assert (view.initials, view.pupil) == ("A.", None)
    guardian = next(one.person for one in view.parts if one.part is Part.GUARDIAN)
    assert guardian is not None
    agreed = Desk(desk.database, _in(desk, row.situation_id, guardian)).say(Answer.YES, guardian)
    assert isinstance(agreed, Done)
    planning = PlanDays(row.situation_id, row.id, (making.reception(),))
    assert isinstance(desk.ask(planning), Done)
    assert desk.state(row.id) is State.PLANNED
    assert provisional(desk, row.id)


def _in(desk: Desk, situation: int, guardian: int) -> Town:
    """The same town, about another situation."""
    return replace(
        desk.town, situation=situation, people={**desk.town.people, Role.GUARDIAN: guardian}
    )


def test_a_call_that_is_refused_leaves_nobody_behind(desk: Desk) -> None:
    """Too many days: no situation, no pupil, no number was kept."""
    call = TakeCall(
        desk.town.organisations["school"], "Ana", "06 39 98 12 34", ALTERNATIVE,
        TODAY, TODAY + timedelta(days=12), YESTERDAY,
    )  # fmt: skip
    people = desk.database.read_now(_people)
    assert desk.ask(call) == Refused(Reason.TOO_MANY_DAYS, "R1")
    assert desk.database.read_now(_people) == people


def _people(session: Session) -> int:
    return len(session.scalars(select(PersonRow.id)).all())


def test_a_signature_makes_the_agreement_firm(desk: Desk) -> None:
    """By telephone it is provisional; on the sheet signed by the four, no more."""
    desk.make(making.make_possible)
    measure = desk.make(lambda s, t: making.arranged(s, t, AT))
    assert not provisional(desk, measure)
    desk.say(Answer.YES)
    assert provisional(desk, measure)
    desk.make(lambda s, t: making.ask(s, t, making.sheet(s, t, measure)))
    assert not provisional(desk, measure)
    assert desk.state(measure) is State.RUNNING


@pytest.mark.parametrize("other", [False, True])
def test_either_holder_stops_it(desk: Desk, other: bool) -> None:
    """The one who agreed or the other: it ends, nobody is expected any more, all are told."""
    measure = desk.make(making.running)
    who = desk.town.other_parent if other else desk.town.people[Role.GUARDIAN]
    desk.say(Answer.WITHDRAWN, who, means=Means.DESK)
    assert desk.state(measure) is State.ENDED
    ahead = select(AppointmentRow).where(
        AppointmentRow.cancelled.is_(None), AppointmentRow.starts > AT
    )
    assert desk.database.read_now(lambda s: s.scalars(ahead).all()) == []
    told = {one.person_id for one in desk.told(Told.ENDED)}
    people = desk.town.people
    concerned = {
        people[role]
        for role in (Role.SCHOOL_HEAD, Role.GUARDIAN, Role.YOUNG_PERSON, Role.MISSION_TUTOR)
    }
    assert told == concerned | {desk.town.other_parent}
    assert desk.tasks(TELL_FAMILY), "nobody of this family agreed to a channel: they are called"


def test_the_pupil_alone_stops_nothing(desk: Desk) -> None:
    """Their no waits for someone of the service; only a holder's stops a measure."""
    measure = desk.make(making.running)
    desk.say(Answer.NO, desk.town.people[Role.YOUNG_PERSON])
    assert desk.state(measure) is State.RUNNING


def test_a_sanction_inside_the_school_needs_no_family(desk: Desk) -> None:
    """R45: agreed from the start, and a refusal does not stop it; outside, it does."""
    inside = Frame(Regime.RESPONSIBILITY, Ground.SANCTION, Site.INSIDE)
    desk.ask(DraftMeasure(desk.town.situation, inside, TODAY, TOMORROW))
    desk.ask(DraftMeasure(desk.town.situation, SANCTION, TODAY, TOMORROW))
    desk.say(Answer.NO)
    states = desk.database.read_now(
        lambda s: [row.state for row in measures_of(s, desk.town.situation)]
    )
    assert states == [State.REFUSED, State.AGREED]
