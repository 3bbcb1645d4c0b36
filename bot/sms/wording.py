"""A reminder as a text message: the fullest of its lengths that fits one part."""

from __future__ import annotations

import re
from datetime import datetime

from babel.dates import format_date

from bot.rendering.replies import Wording
from bot.rendering.values import formats
from bot.sms.numbers import compact
from bot.sms.parts import lighter, size
from conversations.pushes import Push
from conversations.texting import Short, texts

_DIRECTIONS = re.compile("[\u2066-\u2069]")
"""Signs that keep a value's direction on a page: here they would cost a sign each, and compact
dates and numbers keep theirs by themselves."""


def text_message(
    push: Push,
    here: datetime,
    wording: Wording,
    *,
    city: str | None,
    call: str | None,
    answers: bool,
) -> str:
    """What the telephone shows. ``here`` is the beginning on the wall clock of the city.

    In one part where one of the lengths fits; else in as few as can be, the fuller one first.
    """
    short = Short(
        day=short_day(here, wording.lang),
        hour=short_hour(here, wording.lang),
        city=city,
        call=None if call is None else compact(call),
        answers=answers,
    )
    lengths = [
        bare(" ".join(wording.say(text) for text in sentences)) for sentences in texts(push, short)
    ]
    return min(lengths, key=lambda text: size(text).parts)


def bare(text: str) -> str:
    """A text without the signs that would only cost."""
    return lighter(_DIRECTIONS.sub("", text))


def short_day(here: datetime, lang: str) -> str:
    """A day in few signs, with its weekday.

    >>> short_day(datetime(2026, 12, 3, 9), "fr"), short_day(datetime(2026, 12, 3, 9), "uk")
    ('jeu. 3/12', 'чт 3/12')
    """
    return f"{format_date(here.date(), 'EEE', formats(lang))} {here.day}/{here.month}"


def short_hour(here: datetime, lang: str) -> str:
    """An hour in few signs; the dots of other languages are read everywhere.

    >>> short_hour(datetime(2026, 12, 3, 9), "fr"), short_hour(datetime(2026, 12, 3, 9, 30), "ar")
    ('9h', '9:30')
    """
    if lang == "fr":
        return f"{here.hour}h{here.minute:02}" if here.minute else f"{here.hour}h"
    return f"{here.hour}:{here.minute:02}"
