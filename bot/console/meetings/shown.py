"""What every page of appointments shows with: its sentences, and hours of the wall clock."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date

from bot.console.languages import language_name
from bot.console.meetings import sentences as m
from bot.console.meetings.form import LANGUAGES
from bot.console.visit import StaffVisit
from bot.rendering.values import worded
from bot.web.spacing import spaced

_FRENCH = "fr"
NAMES = {code: language_name(code) for code in LANGUAGES}
"""Languages of interpreters in French, by code."""


def basics(visit: StaffVisit) -> dict[str, object]:
    """What the templates of this folder expect."""
    zone = visit.console.zone

    def clock(at: datetime) -> str:
        return spaced(worded(at.astimezone(zone).time(), _FRENCH, zone), _FRENCH)

    def weekday(day: date) -> str:
        return format_date(day, "EEEE d MMMM", locale=_FRENCH)

    def span(starts: datetime, ends: datetime) -> str:
        day = format_date(starts.astimezone(zone).date(), "full", locale=_FRENCH)
        return f"{day}, {clock(starts)} – {clock(ends)}"

    return {"m": m, "clock": clock, "weekday": weekday, "span": span, "languages": NAMES}
