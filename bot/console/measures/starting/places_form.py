"""The form of places as it was filled: on days of the week, or on one day."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from bot.console.measures.starting import places_sentences as q
from bot.console.measures.starting.frames import Wrong
from bot.console.typed import number
from bot.meetings.moments import day_of
from resources_db.hosting.actions import SetCapacity
from resources_db.hosting.terms import MOST_PLACES

WORKED = tuple(range(6))
"""Monday to Saturday."""


def filled(form: Mapping[str, str], hosts: Collection[int], today: date) -> SetCapacity | Wrong:
    """What was said of a host, or what is wrong with it by field. One day comes before a week."""
    wrong: Wrong = {}
    host, places = number(form.get("host", "")), number(form.get("places", ""))
    if host not in hosts:
        wrong["host"] = q.WRONG_HOST
    if places is None or places > MOST_PLACES:
        wrong["places"] = q.WRONG_PLACES
    weekdays = frozenset(int(one) for one in form.get("weekday", "").split() if one in _NAMES)
    single = form.get("day", "")
    first, last = _days(form, single, today, wrong)
    if not weekdays and not single:
        wrong["weekday"] = q.WRONG_DAYS
    if wrong or host is None or places is None or first is None:
        return wrong
    return SetCapacity(host, places, first, frozenset() if single else weekdays, last)


def _days(
    form: Mapping[str, str], single: str, today: date, wrong: Wrong
) -> tuple[date | None, date | None]:
    """From which day, and until which one."""
    if single:
        day = day_of(single)
        if day is None:
            wrong["day"] = q.WRONG_DAY
        return day, None
    said, until = form.get("since", ""), form.get("until", "")
    first = day_of(said) if said else today
    last = day_of(until) if until else None
    if first is None:
        wrong["since"] = q.WRONG_DAY
    if until and last is None:
        wrong["until"] = q.WRONG_DAY
    if first is not None and last is not None and last < first:
        wrong["until"] = q.WRONG_ORDER
    return first, last


_NAMES = frozenset(map(str, WORKED))
