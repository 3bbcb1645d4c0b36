"""Conventions as data: dates, term, notice, review; and school years counted right.

Every agreement has its own: the Rouen one lasts three years and is left with six months' notice
(R19), the model convention with three, effective the following school year (R30, R32).
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

FIRST_MONTH_OF_SCHOOL = 9
"""A school year begins on 1 September and ends on 31 August."""


class ConventionKind(StrEnum):
    """What a convention is for."""

    SCHOOL = "school"
    """With a school: the agreement itself."""
    HOST = "host"
    """With an association or a service that hosts missions (R4, R48)."""
    PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class Convention:
    """What one agreement says of its own life."""

    signed: date
    years: int
    """Term, in years from the signature."""
    renewed: bool
    """Whether it goes on by itself at the end of its term, for as long again (R30)."""
    notice_months: int
    """Months of notice to leave it."""
    ends_with_school_year: bool
    """Whether a notice takes effect only with the following school year (R32)."""
    review_months: int
    """A joint review at least this often (R18)."""
    left: date | None = None
    """Day on which notice was given."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something about a convention that someone has to see to by a day."""

    kind: str
    """``ends``, ``notice`` (last day to leave before it goes on) or ``review``."""
    day: date


def months_later(day: date, months: int) -> date:
    """The same day some months later; the last one of a shorter month.

    >>> months_later(date(2026, 8, 31), 6), months_later(date(2024, 2, 29), 12)
    (datetime.date(2027, 2, 28), datetime.date(2025, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def school_year(day: date) -> int:
    """The year in which the school year of this day began.

    >>> school_year(date(2027, 8, 31)), school_year(date(2027, 9, 1))
    (2026, 2027)
    """
    return day.year if day.month >= FIRST_MONTH_OF_SCHOOL else day.year - 1


def end_of_school_year(day: date) -> date:
    """31 August of the school year of this day."""
    return date(school_year(day) + 1, FIRST_MONTH_OF_SCHOOL - 1, 31)


def term(convention: Convention, on: date) -> date:
    """The first day after the term that runs on this day; the only term's when not renewed."""
    months = 12 * convention.years
    count = 1
    while convention.renewed and months_later(convention.signed, months * count) <= on:
        count += 1
    return months_later(convention.signed, months * count)


def ended(convention: Convention) -> date | None:
    """The first day on which a convention that was left holds no more; None if it was not left."""
    if convention.left is None:
        return None
    after_notice = months_later(convention.left, convention.notice_months)
    if not convention.ends_with_school_year:
        return after_notice
    return date(school_year(after_notice) + 1, FIRST_MONTH_OF_SCHOOL, 1)


def holds_on(convention: Convention, day: date) -> bool:
    """Whether it is in force on this day: nothing hosted is opened outside of it (R4, R48)."""
    if day < convention.signed:
        return False
    left = ended(convention)
    if left is not None and day >= left:
        return False
    return convention.renewed or day < term(convention, convention.signed)


def next_review(convention: Convention, last: date | None) -> date:
    """The last day for the next joint review, after the last one or the signature (R18)."""
    return months_later(last or convention.signed, convention.review_months)


def due_soon(
    convention: Convention, today: date, ahead: int, *, last_review: date | None = None
) -> tuple[Due, ...]:
    """What falls due within so many days, soonest first; a review that is late stays."""
    if not holds_on(convention, today):
        return ()
    end = ended(convention)
    found = [Due("review", next_review(convention, last_review))]
    if end is not None:
        found.append(Due("ends", end))
    elif convention.renewed:
        last_day = months_later(term(convention, today), -convention.notice_months)
        found.append(Due("notice", last_day))
    else:
        found.append(Due("ends", term(convention, today)))
    due = [
        one
        for one in found
        if (one.day - today).days <= ahead and (one.kind == "review" or one.day >= today)
    ]
    return tuple(sorted(due, key=lambda one: one.day))
