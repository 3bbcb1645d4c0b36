"""A week of opening hours in the reader's words, where it was written in the OSM grammar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import time

from babel.dates import get_day_names

from bot.rendering.values import formats, worded
from conversations.texts import Text, _
from resources_db.calendar.terms import FRANCE
from resources_db.directory.opening.week import EVERY_DAY, MIDNIGHT, Span, Week


def week_words(week: Week, lang: str, say: Callable[[Text], str]) -> str:
    """The week on one line: « lundi – vendredi : 9 h – 12 h ; fermé les jours fériés »."""
    return " ; ".join(_parts(week, lang, say))


def _parts(week: Week, lang: str, say: Callable[[Text], str]) -> Iterator[str]:
    for spans, days in week.together().items():
        hours = say(_("jour et nuit")) if spans == ((0, MIDNIGHT),) else _hours(spans, lang)
        yield f"{_days(days, lang, say)} : {hours}"
    if week.note:
        yield week.note
    if week.school_holidays is False:
        yield say(_("fermé pendant les vacances scolaires"))
    if week.public_holidays is not None:
        is_open = week.public_holidays
        yield say(_("ouvert les jours fériés") if is_open else _("fermé les jours fériés"))


def _days(days: list[int], lang: str, say: Callable[[Text], str]) -> str:
    if EVERY_DAY.issubset(days):
        return say(_("tous les jours"))
    names = get_day_names("wide", "stand-alone", formats(lang))
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(" – ".join(dict.fromkeys((names[r[0]], names[r[-1]]))) for r in runs)


def _hours(spans: tuple[Span, ...], lang: str) -> str:
    return ", ".join(f"{_hour(start, lang)} – {_hour(end, lang)}" for start, end in spans)


def _hour(minutes: int, lang: str) -> str:
    at = time(minutes // 60 % 24, minutes % 60)
    return worded(at, lang, FRANCE.timezone)
