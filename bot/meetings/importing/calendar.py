"""Appointments in a calendar file (RFC 5545): ours, Outlook's, Google's.

Titles and descriptions are not taken over: they may name a child. Each event keeps its UID, so
that a file given again moves or calls off what it made before.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any, cast

from icalendar import Calendar

from bot.exchange.findings import Unusable
from bot.meetings.importing import sentences as s
from bot.meetings.importing.entries import Aside, Entry, Read
from bot.meetings.importing.table import kind_named
from conversations.texts import Text
from resources_db.meetings.terms import MeetingKind

_USUAL = timedelta(hours=1)
_REPEATS = ("rrule", "rdate", "recurrence-id")


def entries(content: bytes, zone: tzinfo) -> Iterator[Read]:
    """The events of a calendar, one after the other. Raises :class:`Unusable`."""
    try:
        calendars = cast("list[Any]", Calendar.from_ical(content, multiple=True))
    except (ValueError, KeyError, IndexError) as error:
        raise Unusable(s.UNREADABLE_CALENDAR) from error
    if not calendars:
        raise Unusable(s.UNREADABLE_CALENDAR)
    events = (event for calendar in calendars for event in calendar.walk("VEVENT"))
    for number, event in enumerate(events, 1):
        yield _entry(number, event, zone)


def _entry(number: int, event: Any, zone: tzinfo) -> Read:
    title = _said(event, "summary")
    if any(event.get(name) is not None for name in _REPEATS):
        return Aside(number, s.REPEATED, title, s.REPEATS)
    when = _when(event, zone)
    if isinstance(when, Text):
        return Aside(number, s.DAY, title, when)
    starts, ends = when
    return Entry(
        number,
        f"ics:{_said(event, 'uid')}" if _said(event, "uid") else "",
        _kind(event),
        starts,
        ends,
        place=_said(event, "location"),
        people=tuple(_mailboxes(event, "attendee")),
        organiser=next(iter(_mailboxes(event, "organizer")), ""),
        cancelled=_said(event, "status").upper() == "CANCELLED",
    )


def _when(event: Any, zone: tzinfo) -> tuple[datetime, datetime] | Text:
    """When it begins and ends; a time without a zone is the city's."""
    starts = _value(event, "dtstart")
    if starts is None:
        return s.NO_DAY
    if not isinstance(starts, datetime):
        return s.WHOLE_DAY
    ends, lasts = _value(event, "dtend"), _value(event, "duration")
    if not isinstance(ends, datetime):
        ends = starts + (lasts if isinstance(lasts, timedelta) else _USUAL)
    begins, over = _instant(starts, zone), _instant(ends, zone)
    return (begins, over) if begins < over else s.ENDS_BEFORE


def _value(event: Any, name: str) -> object:
    return getattr(event.get(name), "dt", None)


def _instant(at: datetime, zone: tzinfo) -> datetime:
    return (at if at.tzinfo is not None else at.replace(tzinfo=zone)).astimezone(UTC)


def _said(event: Any, name: str) -> str:
    value = event.get(name)
    return "" if value is None else " ".join(str(value).split())


def _listed(event: Any, name: str) -> list[Any]:
    """The values of a property, which may stand once, several times, or not at all."""
    value: Any = event.get(name, [])
    return cast("list[object]", value) if isinstance(value, list) else [value]


def _kind(event: Any) -> MeetingKind | None:
    """By its categories: a title is not looked at, it may say anything."""
    names = [str(name) for one in _listed(event, "categories") for name in one.cats]
    return next((kind for name in names if (kind := kind_named(name)) is not None), None)


def _mailboxes(event: Any, name: str) -> Iterator[str]:
    for one in _listed(event, name):
        if str(one).lower().startswith("mailto:"):
            yield str(one)[len("mailto:") :].strip().lower()
