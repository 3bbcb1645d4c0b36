"""When a city pushes nothing to families: the night, Sundays and public holidays.

Everything is thought on the wall clock of the city's zone and answered in UTC, so both clock
changes are the zone's business: a night of 11 or 13 hours ends at the same hour of the wall.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

_FURTHEST: Final = 30
"""Days looked through for one that is not a day of rest."""
_DAY = timedelta(days=1)


def _no_rest(_day: date) -> bool:
    """A calendar in which every day is worked."""
    return False


@dataclass(frozen=True, slots=True)
class QuietHours:
    """The hours and days without any pushed text."""

    zone: tzinfo
    begins: time = time(20)
    """From this hour of the evening; equal to ``ends`` when no hour is quiet."""
    ends: time = time(8)
    rest: Callable[[date], bool] = _no_rest
    """Whether the whole day is quiet."""

    def holds(self, at: datetime) -> bool:
        """Whether nothing may be pushed at this instant."""
        day = at.astimezone(self.zone).date()
        return not any(start <= at < end for start, end in self._open(day))

    def first_open(self, at: datetime) -> datetime | None:
        """The first instant from ``at`` that is not quiet; None when a month has none."""
        day = at.astimezone(self.zone).date()
        for later in range(_FURTHEST):
            for start, end in self._open(day + later * _DAY):
                if at < end:
                    return max(at, start)
        return None

    def closes(self, at: datetime) -> datetime | None:
        """When the open hours around this instant end; None in quiet hours."""
        day = at.astimezone(self.zone).date()
        return next((end for start, end in self._open(day) if start <= at < end), None)

    def on_or_before(self, day: date, wall: time) -> datetime | None:
        """An hour of the wall on a day; where that is quiet, as near as may be before it.

        The same hour of the nearest earlier day that is not of rest, moved into its open hours.
        None when a month has none.
        """
        for earlier in range(_FURTHEST):
            wanted = self.instant(day - earlier * _DAY, wall)
            windows = list(self._open(day - earlier * _DAY))
            for start, end in windows:
                if start <= wanted < end:
                    return wanted
            before = [end for _start, end in windows if end <= wanted]
            if before:
                return before[-1] - timedelta(minutes=30)
            if windows and earlier:
                return windows[0][0]
        return None

    def instant(self, day: date, wall: time) -> datetime:
        """An hour of the city's wall clock; one that a clock change skips comes an hour later."""
        return datetime.combine(day, wall, self.zone).astimezone(UTC)

    def _open(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """The stretches of a day in which texts may go, in order."""
        if self.rest(day):
            return
        midnight, next_midnight = self.instant(day, time()), self.instant(day + _DAY, time())
        begins, ends = self.instant(day, self.begins), self.instant(day, self.ends)
        if self.begins == self.ends:
            yield midnight, next_midnight
        elif self.ends < self.begins:
            yield ends, begins
        else:
            yield from ((a, b) for a, b in ((midnight, begins), (ends, next_midnight)) if a < b)
