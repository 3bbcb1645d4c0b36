"""Wording a value for a reader: dates, times, numbers, names of records, and plain words."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, time, tzinfo
from functools import cache

from babel import Locale
from babel.dates import format_date, format_time, get_datetime_format
from babel.numbers import format_decimal

from resources_db.directory.terms import Commune

FORMATS = {"en": "en_GB"}
"""Whose formats a language takes, where its code alone names another country's."""

_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"
_DIRECTIONS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


@cache
def formats(lang: str) -> Locale:
    """The formats of a language."""
    return Locale.parse(FORMATS.get(lang, lang).replace("-", "_"))


def right_to_left(lang: str) -> bool:
    """Whether a language is written from right to left."""
    return formats(lang).text_direction == "rtl"


def isolated(value: str, lang: str) -> str:
    """A value that keeps its own direction inside a sentence written from right to left."""
    if not right_to_left(lang):
        return value
    return f"{_ISOLATE}{value.translate(_DIRECTIONS)}{_END_OF_ISOLATE}"


def plain(value: str) -> str:
    """Words as they can be written anywhere: no control sign, no half of a surrogate pair."""
    if value.isprintable():
        return value
    whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(sign for sign in whole if sign == "\n" or unicodedata.category(sign) != "Cc")


def place(commune: Commune) -> str:
    """A commune with its department: « Elbeuf (76) »."""
    return f"{commune.nom} ({commune.departement})"


def worded(value: str | int | date | time, lang: str, zone: tzinfo) -> str:
    """A value in the formats of a language; an instant is told in the city's zone.

    Raises ``ValueError`` for an instant without a zone: nobody could say when it is.
    """
    match value:
        case str():
            return plain(value)
        case int():
            return format_decimal(value, locale=formats(lang))
        case datetime():
            return _instant(value, formats(lang), zone)
        case date():
            return format_date(value, "full", formats(lang))
        case time():
            return _hour(value, lang)


def _hour(at: time, lang: str) -> str:
    """An hour; in French as one says it, with spaces that do not break: « 9 h », « 12 h 30 »."""
    if lang != "fr":
        return format_time(at, "short", locale=formats(lang))
    return f"{at.hour}\u00a0h\u00a0{at.minute:02}" if at.minute else f"{at.hour}\u00a0h"


def _instant(at: datetime, locale: Locale, zone: tzinfo) -> str:
    if at.tzinfo is None:
        raise ValueError("an instant told to a person needs its zone")
    here = at.astimezone(zone)
    day = format_date(here.date(), "full", locale)
    hour = format_time(here.time(), "short", locale=locale)
    pattern = str(get_datetime_format("full", locale))
    return pattern.replace("{1}", day).replace("{0}", hour).replace("'", "")
