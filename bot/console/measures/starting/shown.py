"""What every page about planning shows with: its sentences, whom it is about, days in words."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from bot.console.measures.starting import plan_sentences as p
from bot.console.measures.starting.desk import Desk
from bot.measures.named import ACTIVITIES, HALVES
from resources_db.measures.machine import State

_FRENCH = "fr"


def weekday(day: date) -> str:
    """A day as it is said."""
    return format_date(day, "EEEE d MMMM", locale=_FRENCH)


def short_day(day: date) -> str:
    """The same, in a narrow column."""
    return format_date(day, "EEE d MMM", locale=_FRENCH)


def basics(desk: Desk) -> dict[str, object]:
    """What the templates expect."""
    return {
        "p": p,
        "desk": desk,
        "view": desk.situation,
        "agreed": desk.view.state is not State.DRAFTED,
        "activities": ACTIVITIES,
        "halves": HALVES,
        "weekday": weekday,
    }
