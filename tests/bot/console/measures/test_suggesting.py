"""The plan that is proposed first keeps every limit by itself, whatever the days are."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.console.measures.starting.suggesting import Days
from resources_db.measures.limits import (
    alternative_breaks,
    half_days_break,
    responsibility_breaks,
)
from resources_db.measures.school_days import USUAL_WEEK, SchoolDays, read_week
from resources_db.measures.terms import Activity, HalfDay, Regime

MONDAY = date(2026, 11, 23)
_WEEKS = (USUAL_WEEK, "08:30-16:00,08:30-16:00,,08:30-16:00,08:30-16:00,08:30-12:00,",
          "08:00-18:30,08:00-18:30,08:00-12:00,08:00-18:30,08:00-18:30,,")  # fmt: skip


def days(regime: Regime, week: str, first: date, length: int) -> Days:
    """The days of a measure, in a school that has class as this week says."""
    hours = read_week(week)
    assert hours is not None
    free = {MONDAY + timedelta(days=9)}
    school = SchoolDays(hours, free.__contains__)
    return Days(regime, first, first + timedelta(days=length), school)


@settings(max_examples=60, deadline=None)
@given(
    regime=st.sampled_from(Regime),
    week=st.sampled_from(_WEEKS),
    first=st.dates(MONDAY, MONDAY + timedelta(days=14)),
    length=st.integers(0, 30),
    now=st.builds(
        datetime.combine, st.dates(MONDAY, MONDAY + timedelta(days=27)), st.times(time(6))
    ),
)
def test_what_is_proposed_is_possible(
    regime: Regime, week: str, first: date, length: int, now: datetime
) -> None:
    """Nothing past, nothing out of the days, and no limit of its regime broken."""
    of = days(regime, week, first, length)
    # A mission gets its host and tutor from whoever plans.
    plan = [HalfDay(one.day, one.starts, one.ends, one.activity, 1, 1) for one in of.suggested(now)]
    assert all(datetime.combine(one.day, one.starts) > now for one in plan)
    assert {one.day for one in plan} <= set(of.offered(now.date()))
    if not plan:
        return
    limits = alternative_breaks if regime is Regime.ALTERNATIVE else responsibility_breaks
    assert half_days_break(plan, of.first, of.last) is None
    assert limits(plan, of.school) is None


def test_the_order_of_the_agreement() -> None:
    """Received first, then reflection, missions, and a look back at the end (R3)."""
    of = days(Regime.ALTERNATIVE, USUAL_WEEK, MONDAY, 2)
    plan = of.suggested(datetime.combine(MONDAY, time(7)))
    assert [one.activity for one in plan] == [
        Activity.RECEPTION, Activity.REFLECTION, Activity.MISSION, Activity.MISSION,
        Activity.REVIEW,
    ]  # fmt: skip
    assert of.left_out(MONDAY) == []
