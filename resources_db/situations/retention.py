"""How long a situation is kept, from the rules in ``data/retention.json``.

Those rules are data with their legal reference: the city's data-protection officer signs them.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

_RULES = Path(__file__).with_name("data") / "retention.json"


def last_day_of_situation(closed: date, until: str | None = None) -> date:
    """The last day a situation closed on this day is kept: the first end of a school year.

    ``until`` is what the city decided, as MM-DD.

    >>> last_day_of_situation(date(2026, 11, 23)), last_day_of_situation(date(2027, 8, 31))
    (datetime.date(2027, 8, 31), datetime.date(2027, 8, 31))
    >>> last_day_of_situation(date(2026, 11, 23), "07-15")
    datetime.date(2027, 7, 15)
    """
    month, day = _kept_until() if until is None else map(int, until.split("-"))
    this_year = date(closed.year, month, day)
    return this_year if closed <= this_year else this_year.replace(year=closed.year + 1)


@cache
def _kept_until() -> tuple[int, int]:
    until = json.loads(_RULES.read_text("utf-8"))["situation"]["kept_until"]
    return int(until["month"]), int(until["day"])
