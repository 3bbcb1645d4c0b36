"""A week of opening hours, and how it is written in the OSM grammar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
EVERY_DAY = frozenset(range(7))
MIDNIGHT = 24 * 60

Span = tuple[int, int]
"""From and until, in minutes since midnight; an end beyond 24:00 is the next day's."""


@dataclass(frozen=True, slots=True)
class Week:
    """What a text says of a week. Days are 0 for Monday to 6 for Sunday; absent ones are closed."""

    days: Mapping[int, tuple[Span, ...]]
    public_holidays: bool | None = None
    """Open then as on any day, or closed; None when nothing is said."""
    school_holidays: bool | None = None
    """Open then as on any day, or closed; None when nothing is said."""
    note: str = ""
    """What holds of all these hours (« sur rendez-vous »)."""

    def osm(self) -> str:
        """The week as an ``opening_hours`` expression.

        >>> Week({0: ((540, 720),), 2: ((540, 720),)}, public_holidays=False).osm()
        'Mo,We 09:00-12:00; PH off'
        """
        if all(self.days.get(day) == ((0, MIDNIGHT),) for day in EVERY_DAY) and not self.note:
            return "24/7"
        also = "PH," if self.public_holidays else ""
        note = f' "{self.note}"' if self.note else ""
        written = [
            f"{also}{_days(days)} {','.join(map(_span, spans))}{note}"
            for spans, days in self.together().items()
        ]
        if self.school_holidays is False:
            written.append("SH off")
        if self.public_holidays is False:
            written.append("PH off")
        return "; ".join(written)

    def together(self) -> dict[tuple[Span, ...], list[int]]:
        """The days that share their hours, the first ones first."""
        grouped: dict[tuple[Span, ...], list[int]] = {}
        for day, spans in sorted(self.days.items()):
            grouped.setdefault(spans, []).append(day)
        return grouped


def _days(days: Iterable[int]) -> str:
    """Days as ranges: three or more in a row are written with a dash."""
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(_run(run) for run in runs)


def _run(run: list[int]) -> str:
    joint = "-" if len(run) > 1 else ""
    return f"{DAYS[run[0]]}{joint}{DAYS[run[-1]] if joint else ''}"


def _span(span: Span) -> str:
    return f"{_hour(span[0])}-{_hour(span[1])}"


def _hour(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
