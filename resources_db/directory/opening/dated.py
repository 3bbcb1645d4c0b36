"""Holidays made into dates, so that the library need not know them.

The library that evaluates hours knows no school holidays, takes « SH Mo-Fr » for « SH, Mo-Fr »,
and keeps a list of public holidays of its own. Here each rule that names holidays (``PH``,
``SH``) becomes a rule on the dates that our calendar gives them, for some months ahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

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
    names = set(_HOLIDAY.findall(bare(expression)))
    if not names:
        return Dated(expression, today + AHEAD, says_public_holidays=False)
    written: list[str] = []
    for rule in rules(expression):
        if _HOLIDAY.search(bare(rule)) is None:
            written.append(rule)
            continue
        found = _SELECTOR.fullmatch(rule)
        if found is None or _HOLIDAY.search(bare(found["rest"])):
            return None
        holidays = frozenset(_HOLIDAY.findall(found["only"] or found["last"]))
        written.extend(_rewritten(found, _dates(holidays, calendar, today)))
    known = _known_until(calendar, today) if "SH" in names else today + AHEAD
    return Dated("; ".join(written) or _NEVER, known, "PH" in names)


def _rewritten(found: re.Match[str], dates: str) -> Iterator[str]:
    also = found["also"] or ""
    if found["or"] or also.startswith(","):
        yield f"{found['or'] or also.lstrip(', ')} {found['rest']}"
        also = ""
    if dates:
        yield f"{dates}{also.rstrip()} {found['rest']}"


@lru_cache(maxsize=1024)
def _dates(holidays: frozenset[str], calendar: Calendar, today: date) -> str:
    """The days of these holidays in the months ahead, as date ranges of the grammar."""
    ranges: list[tuple[date, date]] = []
    for day in _window(today):
        if not _is_one_of(holidays, calendar, day):
            continue
        if ranges and ranges[-1][1] == day - timedelta(days=1):
            ranges[-1] = (ranges[-1][0], day)
        else:
            ranges.append((day, day))
    return ",".join(_date(a) if a == b else f"{_date(a)}-{_date(b)}" for a, b in ranges)


def _is_one_of(holidays: frozenset[str], calendar: Calendar, day: date) -> bool:
    if "PH" in holidays and calendar.is_public_holiday(day):
        return True
    return "SH" in holidays and calendar.is_school_holiday(day) is True


@lru_cache(maxsize=1024)
def _known_until(calendar: Calendar, today: date) -> date:
    """The last day before the first whose school holidays are not known."""
    days = _window(today)
    unknown = (day for day in days if calendar.is_school_holiday(day) is None)
    first = next(unknown, None)
    return first - timedelta(days=1) if first else days[-1]


def _window(today: date) -> list[date]:
    """Yesterday, for what goes past midnight, then the months ahead."""
    return [today + timedelta(days=n) for n in range(-1, AHEAD.days + 1)]


def _date(day: date) -> str:
    return f"{day.year} {_MONTHS[day.month - 1]} {day.day:02}"
