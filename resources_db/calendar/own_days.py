"""The exceptional days of a city, as one line of text."""

from __future__ import annotations

import re
from datetime import date

from resources_db.calendar.terms import DayRange

_DAYS = re.compile(r"(?P<first>\d{4}-\d\d-\d\d)(?:/(?P<last>\d{4}-\d\d-\d\d))?\s+(?P<label>\S.*)")


def read_own_days(text: str) -> tuple[DayRange, ...]:
    """The days of a text; ``ValueError`` when a piece of it is not a day with its label.

    >>> [str(days.last) for days in read_own_days("2027-05-07/2027-05-08 Pont ; 2027-06-04 Fête")]
    ['2027-05-08', '2027-06-04']
    """
    return tuple(_read(piece.strip()) for piece in text.split(";") if piece.strip())


def _read(piece: str) -> DayRange:
    found = _DAYS.fullmatch(piece)
    if found is None:
        raise ValueError(piece)
    first = date.fromisoformat(found["first"])
    last = date.fromisoformat(found["last"]) if found["last"] else first
    if last < first:
        raise ValueError(piece)
    return DayRange(first, last, found["label"])
