"""French hours made into an OSM expression, only where what they mean is certain.

« du lundi au vendredi 9h-12h et 14h-17h, sauf vacances scolaires » is
``Mo-Fr 09:00-12:00,14:00-17:00; SH off``. Whatever has a word, an order or a combination that
could be read in two ways is left as it is: the reader then sees the text itself.

    text    = clause { separator clause }
    clause  = days times | times days | days "24h/24" | closing | public holidays included
    closing = "fermé" or "sauf", then days, half a day, school or public holidays
"""

from __future__ import annotations

from functools import lru_cache

from resources_db.directory.opening.french_clauses import (
    Clause,
    Closing,
    Half,
    Hours,
    Included,
    NotCertain,
    clauses,
)
from resources_db.directory.opening.french_words import read_words
from resources_db.directory.opening.week import EVERY_DAY, Span, Week


@lru_cache(maxsize=8192)
def to_osm(text: str) -> str | None:
    """The OSM expression that a French text surely means; None when it is not certain.

    >>> to_osm("Lun-Ven 9h-12h30 / 13h30-17h")
    'Mo-Fr 09:00-12:30,13:30-17:00'
    >>> to_osm("lundi matin")
    """
    words = read_words(text)
    if not words:
        return None
    try:
        return week_of(clauses(words)).osm()
    except NotCertain:
        return None


def week_of(said: list[Clause]) -> Week:
    """The week that the clauses make together. Raises :class:`NotCertain`."""
    hours = [clause for clause in said if isinstance(clause, Hours)]
    closings = [clause for clause in said if isinstance(clause, Closing)]
    included = [clause for clause in said if isinstance(clause, Included)]
    if any(closing.is_remark for closing in closings) and len(hours) > 1:
        raise NotCertain  # « sauf … » after several hours: of all of them, or of the last?
    week = Week(
        _open_days(hours, closings),
        _one(included, closings, "public_holidays"),
        _one(included, closings, "school_holidays"),
        _note(hours),
    )
    if not week.days or (week.public_holidays and not _every_day_alike(week)):
        raise NotCertain
    return week


def _open_days(hours: list[Hours], closings: list[Closing]) -> dict[int, tuple[Span, ...]]:
    days: dict[int, tuple[Span, ...]] = {}
    for clause in hours:
        if days.keys() & clause.days:
            raise NotCertain  # twice the same day: added, or instead?
        days.update(dict.fromkeys(clause.days, clause.spans))
    for closing in closings:
        for day in closing.days & days.keys():
            if closing.half is None:
                del days[day]
            else:
                days[day] = _other_half(days[day], closing.half)
    return dict(sorted(days.items()))


def _other_half(spans: tuple[Span, ...], closed: Half) -> tuple[Span, ...]:
    """The half of a day that stays open: the day must have a morning and an afternoon."""
    kept = tuple(span for span in spans if not closed.holds(span))
    if len(spans) != 2 or len(kept) != 1:
        raise NotCertain
    return kept


def _one(included: list[Included], closings: list[Closing], which: str) -> bool | None:
    """Whether it is open then, closed, or not said."""
    is_open = any(getattr(clause, which) for clause in included)
    is_closed = any(getattr(clause, which) for clause in closings)
    if is_open and is_closed:
        raise NotCertain
    return is_open if is_open or is_closed else None


def _every_day_alike(week: Week) -> bool:
    """« jours fériés inclus » is sure only where no day of the week is closed or otherwise."""
    return EVERY_DAY.issubset(week.days) and len(set(week.days.values())) == 1


def _note(hours: list[Hours]) -> str:
    notes = {clause.note for clause in hours}
    if len(notes) != 1:
        raise NotCertain
    return notes.pop()
