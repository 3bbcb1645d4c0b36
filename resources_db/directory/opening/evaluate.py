"""Reading hours at an instant: what the text says, on the days of the place's calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from opening_hours import OpeningHours, State

from resources_db.calendar.days import Calendar
from resources_db.directory.opening.dated import Dated, dated
from resources_db.directory.opening.french import to_osm
from resources_db.directory.opening.rules import ALWAYS, is_read
from resources_db.directory.opening.states import Closed, Open, Opening, Unknown, Why

_Span = tuple[datetime, datetime, str]
"""An open stretch in the place's wall-clock time: from, until, what the text adds."""


def opening(text: str | None, at: datetime, calendar: Calendar) -> Opening:
    """Whether a place with these hours is open at an instant."""
    if text is None or not text.strip():
        return Unknown(Why.NOT_SAID)
    expression = expression_of(text)
    if expression == ALWAYS:
        return Open(None)
    here = at.astimezone(calendar.territory.timezone).replace(tzinfo=None)
    found = _hours(expression, calendar, here.date()) if expression else None
    if found is None:
        return Unknown(Why.NOT_UNDERSTOOD)
    hours, on_dates = found
    if here.date() > on_dates.known_until:
        return Unknown(Why.SCHOOL_HOLIDAYS)
    return _at(here, hours, on_dates, calendar)


@lru_cache(maxsize=8192)
def expression_of(text: str) -> str | None:
    """The OSM expression of a text: itself when it is one, else what its French surely means."""
    stripped = text.strip().rstrip(";").strip()
    return stripped if is_read(stripped) else to_osm(stripped)


def _hours(expression: str, calendar: Calendar, today: date) -> tuple[OpeningHours, Dated] | None:
    on_dates = dated(expression, calendar, today)
    return None if on_dates is None else (_parsed(on_dates.expression), on_dates)


@lru_cache(maxsize=8192)
def _parsed(expression: str) -> OpeningHours:
    return OpeningHours(expression, auto_country=False, auto_timezone=False)


def _at(here: datetime, hours: OpeningHours, on_dates: Dated, calendar: Calendar) -> Opening:
    end = datetime.combine(on_dates.known_until + timedelta(days=1), time())
    zone = calendar.territory.timezone
    for opens, closes, note in _open_spans(hours, here, end):
        doubt = _doubt(opens.date(), on_dates, calendar)
        if opens <= here:
            # Past midnight, both the evening before and today have their say.
            doubt = doubt or _doubt(here.date(), on_dates, calendar)
            until = closes.replace(tzinfo=zone) if closes < end else None
            return Unknown(doubt) if doubt else Open(until, note)
        if doubt is None:
            return Closed(opens.replace(tzinfo=zone))
    return Closed(None)


def _open_spans(hours: OpeningHours, here: datetime, end: datetime) -> Iterator[_Span]:
    """The open stretches from an instant on, the one it is in first; comments apart, joined."""
    waiting: _Span | None = None
    # The day before tells when a stretch that goes past midnight began.
    for opens, closes, state, note in hours.intervals(here - timedelta(days=1), end):
        if state != State.OPEN or closes <= here:
            continue
        if waiting and waiting[1] == opens:
            waiting = (waiting[0], closes, waiting[2])
            continue
        if waiting:
            yield waiting
        waiting = (opens, closes, note)
    if waiting:
        yield waiting


def _doubt(day: date, on_dates: Dated, calendar: Calendar) -> Why | None:
    """Why « open » cannot be believed on a day, if it cannot."""
    if calendar.own_day(day):
        return Why.OWN_DAY
    if calendar.is_public_holiday(day) and not on_dates.says_public_holidays:
        return Why.PUBLIC_HOLIDAY
    return None
