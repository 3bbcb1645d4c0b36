"""The rules as data: numbers, frames, machine. ``test_every_rule`` audits what they forbid."""

from __future__ import annotations

from resources_db.actions import Reason
from resources_db.measures.limits import MOST_A_DAY, MOST_DAYS, MOST_DAYS_A_WEEK, MOST_HOURS
from resources_db.measures.machine import LIVE, OVER, TRANSITIONS, State, Step, drawing
from resources_db.measures.refusing import RULE_OF
from resources_db.measures.terms import SIGNERS, Follows, Frame, Ground, Regime, Site, follows
from tests.resources_db.refused_about_measures import MEASURE_REFUSED
from tests.resources_db.refused_about_plans import PLAN_REFUSED
from tools.measures_page import PAGE, page


def test_every_reason_of_a_rule_is_tried_at_the_door() -> None:
    """None is dead."""
    tried = {reason for _make, _role, reason in (MEASURE_REFUSED | PLAN_REFUSED).values()}
    assert set(RULE_OF) <= tried | {Reason.FAMILY_NOT_INFORMED}


def test_the_numbers_are_those_of_the_texts() -> None:
    """001 art. 3; R511-13; the ministerial order."""
    hours = (MOST_HOURS.total_seconds() / 3600, MOST_A_DAY.total_seconds() / 3600)
    assert (MOST_DAYS, *hours, MOST_DAYS_A_WEEK) == (8, 20, 3, 4)


def test_the_regimes_share_no_frame() -> None:
    """What is possible for one is not for the other; every possible frame has its signers."""
    frames = [
        Frame(regime, ground, site)
        for regime in Regime
        for ground in (None, *Ground)
        for site in Site
    ]
    assert {frame for frame in frames if frame.is_possible} == set(SIGNERS)


def test_what_follows_is_said_for_an_exclusion_only() -> None:
    """In its place and not respected, it is carried out."""
    instead = Frame(Regime.RESPONSIBILITY, Ground.INSTEAD)
    assert follows(instead, respected=False) is Follows.THE_EXCLUSION
    assert follows(Frame(Regime.ALTERNATIVE), respected=False) is Follows.NOTHING


def test_every_state_is_reached_and_left() -> None:
    """None is a dead end but the last, none cannot be come to."""
    reached = {State.DRAFTED, *TRANSITIONS.values()}
    assert reached == set(State)
    assert set(State) - {state for state, _step in TRANSITIONS} == {State.CLOSED}
    assert {step for _state, step in TRANSITIONS} == set(Step)
    assert not LIVE & OVER
    assert "[*] --> drafted" in drawing()


def test_the_page_about_measures_is_up_to_date() -> None:
    """docs/measures.md says what the code says (python -m tools.measures_page)."""
    assert PAGE.read_text("utf-8") == page()
