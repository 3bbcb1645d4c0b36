"""Numbers and days, as forms give them: anything may have been typed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo

_DIGITS = 18
"""What a number of a row fits in, on both databases."""


def number(text: str) -> int | None:
    """The number of a row; None for anything else."""
    digits = text.isascii() and text.isdecimal() and len(text) <= _DIGITS
    return int(text) if digits else None


def day(text: str) -> date | None:
    """A day, as a date field sends it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def first_instant(of: date, zone: tzinfo) -> datetime:
    """When a day begins in a zone."""
    return datetime.combine(of, time(), zone)


def last_instant(of: date, zone: tzinfo) -> datetime:
    """When a day is over; the last one there is never ends."""
    return first_instant(of if of == date.max else of + timedelta(days=1), zone)
