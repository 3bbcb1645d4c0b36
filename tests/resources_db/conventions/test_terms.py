"""Terms, notices, reviews and school years: for any convention and any day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from resources_db.conventions.terms import (
    Convention,
    due_soon,
    end_of_school_year,
    ended,
    holds_on,
    months_later,
    school_year,
    term,
)

DAYS = st.dates(date(2015, 1, 1), date(2060, 12, 31))
ROUEN = Convention(date(2025, 9, 15), 3, False, 6, False, 12)
"""001: three years, six months' notice, a review a year (R18, R19)."""
MODEL = Convention(date(2025, 9, 15), 1, True, 3, True, 12)
"""000: renewed by itself, three months' notice, effective the following school year (R30, R32)."""
CONVENTIONS = st.builds(
    Convention,
    signed=st.dates(date(2015, 1, 1), date(2040, 12, 31)),
    years=st.integers(1, 10),
    renewed=st.booleans(),
    notice_months=st.integers(0, 12),
    ends_with_school_year=st.booleans(),
    review_months=st.integers(1, 24),
)


def test_the_rouen_agreement_lasts_three_years() -> None:
    """To the day (R19)."""
    assert holds_on(ROUEN, date(2028, 9, 14))
    assert not holds_on(ROUEN, date(2028, 9, 15))
    assert not holds_on(ROUEN, date(2025, 9, 14))


def test_a_notice_of_six_months_ends_it_six_months_later() -> None:
    """Whatever the school year (R19)."""
    left = Convention(date(2025, 9, 15), 3, False, 6, False, 12, left=date(2026, 8, 31))
    assert ended(left) == date(2027, 2, 28)
    assert holds_on(left, date(2027, 2, 27))
    assert not holds_on(left, date(2027, 2, 28))


def test_the_model_convention_ends_with_the_following_school_year_only() -> None:
    """Three months' notice in spring still leaves the year to its end (R32)."""
    left = Convention(date(2025, 9, 15), 1, True, 3, True, 12, left=date(2027, 3, 1))
    assert ended(left) == date(2027, 9, 1)
    late = Convention(date(2025, 9, 15), 1, True, 3, True, 12, left=date(2027, 7, 1))
    assert ended(late) == date(2028, 9, 1)


def test_what_goes_on_by_itself_warns_before_the_last_day_to_leave() -> None:
    """Three months before its anniversary; then not until the next one."""
    due = due_soon(MODEL, date(2026, 5, 20), 60, last_review=date(2026, 5, 1))
    assert [(one.kind, one.day) for one in due] == [("notice", date(2026, 6, 15))]
    assert due_soon(MODEL, date(2026, 6, 16), 60, last_review=date(2026, 5, 1)) == ()


def test_a_review_that_is_late_stays_due() -> None:
    """A year after the signature, and ever after until it is held (R18)."""
    for today in (date(2026, 9, 15), date(2027, 5, 1)):
        assert [one.kind for one in due_soon(ROUEN, today, 0)] == ["review"]
    assert due_soon(ROUEN, date(2027, 5, 1), 0, last_review=date(2026, 9, 20)) == ()


@given(DAYS)
def test_every_day_is_in_one_school_year(day: date) -> None:
    """Which begins on a 1 September and ends on the 31 August after."""
    year = school_year(day)
    assert date(year, 9, 1) <= day <= end_of_school_year(day) == date(year + 1, 8, 31)
    following = day + timedelta(days=1)
    assert school_year(following) - year == (following == date(following.year, 9, 1))


@given(DAYS, st.integers(0, 60), st.integers(0, 60))
def test_months_never_lead_back(day: date, fewer: int, more: int) -> None:
    """More months are never sooner, and the day of the month never grows."""
    first, second = sorted((fewer, more))
    assert months_later(day, first) <= months_later(day, second)
    assert months_later(day, first).day <= day.day
    assert (months_later(day, first).month - day.month - first) % 12 == 0


@given(CONVENTIONS, DAYS)
def test_a_term_is_always_to_come_when_it_is_renewed(convention: Convention, day: date) -> None:
    """And never further than one whole term."""
    end = term(convention, day)
    if convention.renewed and day >= convention.signed:
        assert day < end
        assert end <= months_later(day, 12 * convention.years)
    assert convention.signed < end


@given(CONVENTIONS, DAYS, DAYS)
def test_a_convention_holds_without_a_gap(
    convention: Convention, first: date, second: date
) -> None:
    """From its signature to its end: if it holds on two days, on each between them."""
    first, second = sorted((first, second))
    middle = first + (second - first) / 2
    if holds_on(convention, first) and holds_on(convention, second):
        assert holds_on(convention, middle)


@given(CONVENTIONS, DAYS, st.integers(0, 200))
def test_what_is_due_is_near_and_in_order(convention: Convention, today: date, ahead: int) -> None:
    """Nothing of a convention that does not hold; nothing past but a late review."""
    due = due_soon(convention, today, ahead)
    assert list(due) == sorted(due, key=lambda one: one.day)
    assert not due or holds_on(convention, today)
    for one in due:
        assert one.day <= today + timedelta(days=ahead)
        assert one.day >= today or one.kind == "review"


@given(CONVENTIONS, DAYS)
def test_leaving_ends_it_after_the_notice(convention: Convention, day: date) -> None:
    """Never sooner than the notice; on a 1 September where it ends with the school year."""
    left = Convention(
        convention.signed,
        convention.years,
        convention.renewed,
        convention.notice_months,
        convention.ends_with_school_year,
        convention.review_months,
        left=day,
    )
    end = ended(left)
    assert end is not None
    assert end >= months_later(day, convention.notice_months)
    if convention.ends_with_school_year:
        assert (end.month, end.day) == (9, 1)
        assert school_year(end) == school_year(months_later(day, convention.notice_months)) + 1
