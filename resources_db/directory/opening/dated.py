"""Holidays made into dates, so that the library need not know them.

The library that evaluates hours knows no school holidays, takes « SH Mo-Fr » for « SH, Mo-Fr »,
and keeps a list of public holidays of its own. Here each rule that names holidays (``PH``,
``SH``) becomes a rule on the dates that our calendar gives them, for some months ahead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from resources_db.calendar.days import Calendar
from resources_db.directory.opening.rules import bare, rules

AHEAD = timedelta(days=120)
"""How far a next opening is looked for: longer than the summer holidays."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HOLIDAY = re.compile(r"\b[PS]H\b")
_NEVER = "off"
_SELECTOR = re.compile(
    r"""(?:
        (?P<only>{h}) (?P<also>\s+{d} | ,\s*{d})?  |  (?P<or>{d})\s*,\s*(?P<last>{h})
    ) (?=\s) \s+ (?P<rest>\S.*)""".format(
        h=r"[PS]H(?:\s*,\s*[PS]H)*",
        d=r"(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:-(?:Mo|Tu|We|Th|Fr|Sa|Su))?"
        r"(?:\s*,\s*(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:-(?:Mo|Tu|We|Th|Fr|Sa|Su))?)*",
    ),
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression without holidays, good from a day on."""

    expression: str
    known_until: date
    """The last day for which what the text depends on is published."""
    says_public_holidays: bool
    """Whether the text says what happens on public holidays."""


def dated(expression: str, calendar: Calendar, today: date) -> Dated | None:
    """The expression with the dates of its holidays; None where it cannot be rewritten.

    >>> from resources_db.calendar.days import calendar_of
    >>> dated("Mo-Fr 09:00-12:00; SH off", calendar_of("76540"), date(2027, 6, 1)).expression
    'Mo-Fr 09:00-12:00; 2027 Jul 03-2027 Sep 01 off'
    """
    window = [today + timedelta(days=n) for n in range(-1, AHEAD.days + 1)]
    written: list[str] = []
    for rule in rules(expression):
        if _HOLIDAY.search(bare(rule)) is None:
            written.append(rule)
            continue
        found = _SELECTOR.fullmatch(rule)
        if found is None or _HOLIDAY.search(bare(found["rest"])):
            return None
        written.extend(_rewritten(found, calendar, window))
    names = set(_HOLIDAY.findall(bare(expression)))
    return Dated(
        "; ".join(written) or _NEVER,
        _known_until(calendar, window) if "SH" in names else window[-1],
        "PH" in names,
    )


def _rewritten(found: re.Match[str], calendar: Calendar, window: list[date]) -> Iterator[str]:
    holidays, also = found["only"] or found["last"], found["also"] or ""
    dates = _dates(_is_one_of(holidays, calendar), window)
    if found["or"] or also.startswith(","):
        yield f"{found['or'] or also.lstrip(', ')} {found['rest']}"
        also = ""
    if dates:
        yield f"{dates}{also.rstrip()} {found['rest']}"


def _is_one_of(holidays: str, calendar: Calendar) -> Callable[[date], bool]:
    def is_one(day: date) -> bool:
        return ("PH" in holidays and calendar.is_public_holiday(day)) or (
            "SH" in holidays and calendar.is_school_holiday(day) is True
        )

    return is_one


def _dates(matches: Callable[[date], bool], window: list[date]) -> str:
    """The days of the window that match, as date ranges of the grammar."""
    ranges: list[tuple[date, date]] = []
    for day in filter(matches, window):
        if ranges and ranges[-1][1] == day - timedelta(days=1):
            ranges[-1] = (ranges[-1][0], day)
        else:
            ranges.append((day, day))
    return ",".join(_date(a) if a == b else f"{_date(a)}-{_date(b)}" for a, b in ranges)


def _date(day: date) -> str:
    return f"{day.year} {_MONTHS[day.month - 1]} {day.day:02}"


def _known_until(calendar: Calendar, window: list[date]) -> date:
    """The last day before the first whose school holidays are not known."""
    unknown = (day for day in window if calendar.is_school_holiday(day) is None)
    first = next(unknown, None)
    return first - timedelta(days=1) if first else window[-1]
