"""A day and an hour as people write them, and as instants of the city's wall clock."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, tzinfo

_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_HOUR = re.compile(r"(\d{1,2})\s*(?:[h:]\s*(\d{1,2})?)?(?:\s*min|:\d{2})?", re.IGNORECASE)


def instant(day: date, hour: time, zone: tzinfo) -> datetime:
    """An hour of the city's wall clock."""
    return datetime.combine(day, hour, zone).astimezone(UTC)


def day_of(text: str) -> date | None:
    """A day: 2026-12-03 or 03/12/2026.

    >>> day_of("3/12/2026"), day_of("demain")
    (datetime.date(2026, 12, 3), None)
    """
    found = _DAY_FIRST.fullmatch(text.strip())
    written = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else text.strip()
    try:
        return datetime.fromisoformat(written).date()
    except ValueError:
        return None


def hour_of(text: str) -> time | None:
    """An hour: 9h, 9 h 30, 09:30, 09:30:00.

    >>> hour_of("9 h 30"), hour_of("14h"), hour_of("25h"), hour_of("midi")
    (datetime.time(9, 30), datetime.time(14, 0), None, None)
    """
    found = _HOUR.fullmatch(text.strip())
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return time(int(found[1]), int(found[2] or 0))
