"""The frame and the days of a measure, as two forms ask for them: the call and a second measure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from bot.console.measures.starting import sentences
from bot.meetings.moments import day_of
from conversations.texts import Text
from resources_db.actions import Reason
from resources_db.measures.terms import Frame, Ground, Regime, Site

Wrong = dict[str, Text]
"""What is wrong, by the name of its field."""

FRAMES: Final[Mapping[str, Frame]] = MappingProxyType(
    {
        "alternative": Frame(Regime.ALTERNATIVE),
        "sanction": Frame(Regime.RESPONSIBILITY, Ground.SANCTION),
        "instead": Frame(Regime.RESPONSIBILITY, Ground.INSTEAD),
        "sanction-inside": Frame(Regime.RESPONSIBILITY, Ground.SANCTION, Site.INSIDE),
        "instead-inside": Frame(Regime.RESPONSIBILITY, Ground.INSTEAD, Site.INSIDE),
    }
)
"""Every frame there is, as a form names it: one tap chooses regime, ground and place."""

FIELD_OF: Final[Mapping[Reason, str]] = MappingProxyType(
    {
        Reason.BAD_NAME: "given_name",
        Reason.BAD_CONTACT: "phone",
        Reason.FAMILY_NOT_INFORMED: "informed",
        Reason.FRAME_NOT_POSSIBLE: "frame",
        Reason.BAD_DAYS: "last_day",
        Reason.TOO_MANY_DAYS: "last_day",
    }
)
"""Beside which field a refusal of the door is told."""

_SATURDAY = 5


def frame_in(form: Mapping[str, str], wrong: Wrong) -> Frame | None:
    """The frame that was chosen."""
    frame = FRAMES.get(form.get("frame", ""))
    if frame is None:
        wrong["frame"] = sentences.WRONG_FRAME
    return frame


def days_in(form: Mapping[str, str], today: date, wrong: Wrong) -> tuple[date, date] | None:
    """The first and the last day, the last one included, not wholly past."""
    first, last = (day_of(form.get(name, "")) for name in ("first_day", "last_day"))
    if first is None:
        wrong["first_day"] = sentences.WRONG_DAY
    if last is None:
        wrong["last_day"] = sentences.WRONG_DAY
    elif first is not None and last < first:
        wrong["last_day"] = sentences.WRONG_ORDER
    elif last < today:
        wrong["last_day"] = sentences.WRONG_PAST
    return None if first is None or last is None or "last_day" in wrong else (first, last)


def next_working_day(today: date) -> date:
    """The first day that is proposed: tomorrow, or Monday.

    >>> next_working_day(date(2026, 11, 27))
    datetime.date(2026, 11, 30)
    """
    day = today + timedelta(days=1)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return day
