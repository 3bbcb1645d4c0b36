"""Places and the line before a host: in order, with a deadline, and never one too many."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Done, Reason, Refused, Role
from resources_db.agreements.terms import Answer as Said
from resources_db.hosting.actions import LeaveLine, SetCapacity, WaitForPlace
from resources_db.hosting.line import PLACE_OFFERED, move_on
from resources_db.hosting.places import left, places_on
from resources_db.hosting.tables import WaitRow
from resources_db.hosting.terms import OFFER_LASTS, Slot, Wait
from resources_db.measures.actions import CancelMeasure, PlanDays
from resources_db.measures.terms import Half
from resources_db.situations.tables import SituationRow
from resources_db.situations.terms import Part
from tests.resources_db.measures import making
from tests.resources_db.measures.desk import Desk
from tests.resources_db.measures.making import TODAY, TOMORROW, mission, reception
from tests.resources_db.town import AT, BEFORE, Town, answer, have_part, person

SLOT = Slot(TOMORROW, Half.MORNING)


def another(session: Session, town: Town) -> Town:
    """The same town, seen from another pupil's situation in which everything is agreed."""
    number = SituationRow(
        code=f"other{len(session.scalars(select(SituationRow.id)).all())}",
        school_id=town.organisations["school"],
        initials="C. D.",
        family_informed=BEFORE.date(),
        opened=BEFORE,
    )
    session.add(number)
    session.flush()
    guardian, club = person(session, "guardian"), town.organisations["club"]
    have_part(session, number.id, Part.PUPIL, person(session, "pupil"))
    have_part(session, number.id, Part.GUARDIAN, guardian)
    answer(session, number.id, guardian, Said.YES)
    answer(session, number.id, guardian, Said.YES, organisation=club)
    return replace(town, situation=number.id)


def wait(desk: Desk, town: Town) -> tuple[int, int]:
    """A measure in line for tomorrow morning: its number, and that of its place in the line."""
    measure = desk.make(lambda s, _t: making.drafted(s, town))
    asked = WaitForPlace(town.situation, measure, town.organisations["club"], (SLOT,))
    return measure, desk.make(lambda s, _t: making.done(making.ask(s, town, asked)))


def state(desk: Desk, row: int) -> Wait:
    """Where it stands in the line."""
    return Wait(desk.database.read_now(lambda s: s.get_one(WaitRow, row)).state)


def taken_up(desk: Desk) -> int:
    """The only place of the club, tomorrow morning, is taken."""
    measure = desk.make(making.planned)
    desk.make(lambda s, t: making.places(s, t.organisations["club"], 1))
    return measure


def test_a_freed_place_is_offered_in_order_and_goes_on(desk: Desk) -> None:
    """The first in line has a day for it; then it is the second's."""
    first_measure = taken_up(desk)
    _one, first = wait(desk, desk.make(another))
    _two, second = wait(desk, desk.make(another))
    assert (state(desk, first), state(desk, second)) == (Wait.WAITING, Wait.WAITING)
    desk.ask(CancelMeasure(desk.town.situation, first_measure))
    assert (state(desk, first), state(desk, second)) == (Wait.OFFERED, Wait.WAITING)
    assert len(desk.tasks(PLACE_OFFERED)) == 1
    desk.database.write_now(lambda s: move_on(s, AT + OFFER_LASTS - timedelta(seconds=1)))
    assert state(desk, first) is Wait.OFFERED
    desk.database.write_now(lambda s: move_on(s, AT + OFFER_LASTS))
    assert (state(desk, first), state(desk, second)) == (Wait.LAPSED, Wait.OFFERED)


def test_an_offered_place_is_held_for_who_was_offered_it(desk: Desk) -> None:
    """Nobody else gets it meanwhile; they plan with it, and the line is settled."""
    gone = taken_up(desk)
    town = desk.make(another)
    measure, row = wait(desk, town)
    desk.ask(CancelMeasure(desk.town.situation, gone))
    club = desk.town.organisations["club"]
    assert desk.database.read_now(lambda s: left(s, club, SLOT, AT)) == 0
    late = desk.make(making.drafted)
    plan = (reception(), mission(desk.town))
    assert desk.ask(PlanDays(desk.town.situation, late, plan)) == Refused(
        Reason.NO_PLACE_LEFT, "R3"
    )
    planning = PlanDays(town.situation, measure, plan)
    assert isinstance(desk.make(lambda s, _t: making.ask(s, town, planning)), Done)
    assert state(desk, row) is Wait.TAKEN


def test_who_leaves_the_line_lets_the_next_one_pass(desk: Desk) -> None:
    """By a word of the service."""
    gone = taken_up(desk)
    town = desk.make(another)
    _measure, first = wait(desk, town)
    _other, second = wait(desk, desk.make(another))
    desk.ask(CancelMeasure(desk.town.situation, gone))
    desk.make(lambda s, _t: making.ask(s, town, LeaveLine(town.situation, first)))
    assert (state(desk, first), state(desk, second)) == (Wait.LEFT, Wait.OFFERED)


def test_one_more_place_is_offered_at_once(desk: Desk) -> None:
    """The host takes one more on that day only."""
    taken_up(desk)
    _measure, row = wait(desk, desk.make(another))
    club = desk.town.organisations["club"]
    desk.ask(SetCapacity(club, 2, TOMORROW), Role.COORDINATOR)
    assert state(desk, row) is Wait.OFFERED
    places = desk.database.read_now(
        lambda s: [places_on(s, club, day) for day in (TODAY, TOMORROW)]
    )
    assert places == [1, 2]


def test_the_service_itself_counts_no_places(desk: Desk) -> None:
    """Unless it says so; a host that said nothing has none."""
    service, club = (desk.town.organisations[name] for name in ("service", "club"))
    read = desk.database.read_now
    assert read(lambda s: places_on(s, service, TODAY)) is None
    assert read(lambda s: places_on(s, club, TODAY)) == 0
