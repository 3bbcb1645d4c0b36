"""The clauses of a French text of hours: days with hours, and what is closed.

A reader goes through the words once. Where the words allow two readings it does not choose:
it raises :class:`NotCertain`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from resources_db.directory.opening.french_words import Is, Word
from resources_db.directory.opening.week import EVERY_DAY, MIDNIGHT, Span

_NOON, _TWO = 12 * 60, 14 * 60
_LATE_NIGHT = 3 * 60
"""Hours that end up to 3 in the morning go past midnight; later ends are taken for mistakes."""
ALL_DAY: tuple[Span, ...] = ((0, MIDNIGHT),)
BY_APPOINTMENT = "sur rendez-vous"


class NotCertain(Exception):
    """The words do not have one sure meaning."""


class Half(Enum):
    """Half of a day."""

    MORNING = Is.MORNING
    AFTERNOON = Is.AFTERNOON

    def holds(self, span: Span) -> bool:
        """Whether hours are in this half of the day, lunch time included."""
        if self is Half.MORNING:
            return span[0] < _NOON and span[1] <= _TWO
        return span[0] >= _NOON


@dataclass(frozen=True, slots=True)
class Hours:
    """Some days with their hours."""

    days: frozenset[int]
    spans: tuple[Span, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Closing:
    """What is closed."""

    days: frozenset[int]
    half: Half | None
    """Which half of these days; None for the whole of them."""
    public_holidays: bool
    school_holidays: bool
    is_remark: bool
    """« sauf … » speaks of what is said just before, « fermé … » of the whole text."""


@dataclass(frozen=True, slots=True)
class Included:
    """« jours fériés inclus », « vacances scolaires comprises »."""

    public_holidays: bool
    school_holidays: bool


Clause = Hours | Closing | Included


def clauses(words: list[Word]) -> list[Clause]:
    """The clauses of a text, in order. Raises :class:`NotCertain`."""
    reader = _Reader(words)
    found: list[Clause] = []
    while reader.skip(Is.STOP, Is.COMMA, Is.AND) or not reader.at_end:
        if reader.at_end:
            break
        found.append(reader.clause())
    return found


class _Reader:
    def __init__(self, words: list[Word]) -> None:
        self._words = words
        self._at = 0
        self._days_first: bool | None = None

    @property
    def at_end(self) -> bool:
        return self._at == len(self._words)

    def skip(self, *kinds: Is) -> bool:
        """Pass over any words of these kinds."""
        begin = self._at
        while self._sees(*kinds):
            self._at += 1
        return self._at > begin

    def clause(self) -> Clause:
        if self._takes(Is.EXCEPT):
            return self._closing(is_remark=True)
        if self._takes(Is.CLOSED):
            return self._closing(is_remark=False)
        if self._sees(Is.PUBLIC_HOLIDAYS, Is.SCHOOL_HOLIDAYS):
            return self._included()
        self._takes(Is.OPEN)
        return self._hours()

    def _included(self) -> Included:
        public = self._sees(Is.PUBLIC_HOLIDAYS)
        self._at += 1
        self._needs(Is.INCLUDED)
        return Included(public_holidays=public, school_holidays=not public)

    def _closing(self, *, is_remark: bool) -> Closing:
        days, half = frozenset[int](), None
        holidays = set[Is]()
        while True:
            self._takes(Is.DURING)
            if self._sees(Is.PUBLIC_HOLIDAYS, Is.SCHOOL_HOLIDAYS):
                holidays.add(self._next().kind)
            elif days:
                raise NotCertain
            else:
                days = self._days()
                half = self._half()
            if not self._goes_on(Is.PUBLIC_HOLIDAYS, Is.SCHOOL_HOLIDAYS, Is.DURING, Is.DAY, Is.THE):
                break
        public, school = Is.PUBLIC_HOLIDAYS in holidays, Is.SCHOOL_HOLIDAYS in holidays
        return Closing(days, half, public, school, is_remark)

    def _goes_on(self, *kinds: Is) -> bool:
        """Take « et » or a comma when one of these follows it."""
        begin = self._at
        if self._takes(Is.AND, Is.COMMA) and self._sees(*kinds):
            return True
        self._at = begin
        return False

    def _hours(self) -> Hours | Closing:
        note = self._appointment()
        if days_first := not self._begins_times():
            days = self._days()
            days -= self._days_left_out()
            self._takes(Is.COLON, Is.COMMA)
            if self._takes(Is.CLOSED):
                return Closing(days, None, False, False, is_remark=False)
            spans = self._spans()
        else:
            spans = self._spans()
            self._takes(Is.COMMA)
            if spans == ALL_DAY:
                self._takes(Is.AND, Is.DASH)  # « 24h/24 et 7j/7 »
            days = self._days()
        if self._days_first not in (None, days_first):
            raise NotCertain  # « lundi 9h-12h, 14h-17h mardi »: whose hours are the second ones?
        self._days_first = days_first
        return Hours(days, spans, note or self._appointment())

    def _appointment(self) -> str:
        begin = self._at
        self._takes(Is.COMMA)
        if self._takes(Is.BY_APPOINTMENT):
            return BY_APPOINTMENT
        self._at = begin
        return ""

    def _days(self) -> frozenset[int]:
        if self._takes(Is.EVERY_DAY):
            return EVERY_DAY
        days = self._some_days()
        while self._another_day_follows():
            more = self._some_days()
            if days & more:
                raise NotCertain
            days |= more
        return days

    def _another_day_follows(self) -> bool:
        begin = self._at
        if self._takes(Is.COMMA, Is.AND):
            self._takes(Is.AND)
            after = self._at
            self._takes(Is.THE, Is.FROM)
            if self._sees(Is.DAY):
                self._at = after
                return True
        self._at = begin
        return False

    def _some_days(self) -> frozenset[int]:
        """One day, or « du lundi au vendredi »."""
        from_one = self._takes(Is.FROM)
        self._takes(Is.THE)
        first = self._needs(Is.DAY).value
        if not self._takes(Is.DASH, Is.TO):
            if from_one:
                raise NotCertain
            return frozenset({first})
        last = self._needs(Is.DAY).value
        if last <= first:
            raise NotCertain
        return frozenset(range(first, last + 1))

    def _days_left_out(self) -> frozenset[int]:
        """« sauf le mercredi » between the days and their hours."""
        begin = self._at
        self._takes(Is.COMMA)
        if self._takes(Is.EXCEPT) and self._sees(Is.DAY, Is.THE):
            days = self._days()
            after = self._at
            self._takes(Is.COLON, Is.COMMA)
            if self._begins_times():
                self._at = after
                return days
        self._at = begin
        return frozenset()

    def _begins_times(self) -> bool:
        begin = self._at
        self._takes(Is.MORNING, Is.AFTERNOON)
        self._takes(Is.FROM)
        found = self._sees(Is.TIME, Is.ALL_DAY)
        self._at = begin
        return found

    def _spans(self) -> tuple[Span, ...]:
        if self._takes(Is.ALL_DAY):
            return ALL_DAY
        spans = [self._span()]
        while self._another_span_follows():
            spans.append(self._span())
        ends = [minutes for span in spans for minutes in span]
        if ends != sorted(set(ends)):
            raise NotCertain
        return tuple(spans)

    def _another_span_follows(self) -> bool:
        begin = self._at
        self._takes(Is.COMMA, Is.AND, Is.SLASH)
        if self._begins_times():
            return True
        self._at = begin
        return False

    def _span(self) -> Span:
        half = self._half()
        self._takes(Is.COLON)
        self._takes(Is.FROM)
        start = self._needs(Is.TIME).value
        if not self._takes(Is.DASH, Is.TO):
            raise NotCertain
        end = self._needs(Is.TIME).value
        if end <= _LATE_NIGHT and start > end:
            end += MIDNIGHT
        if start >= end or start >= MIDNIGHT:
            raise NotCertain
        half = half or self._half()
        if half and not half.holds((start, end)):
            raise NotCertain
        return start, end

    def _half(self) -> Half | None:
        if self._sees(Is.MORNING, Is.AFTERNOON):
            return Half(self._next().kind)
        return None

    def _sees(self, *kinds: Is) -> bool:
        return not self.at_end and self._words[self._at].kind in kinds

    def _takes(self, *kinds: Is) -> bool:
        if self._sees(*kinds):
            self._at += 1
            return True
        return False

    def _next(self) -> Word:
        self._at += 1
        return self._words[self._at - 1]

    def _needs(self, kind: Is) -> Word:
        if not self._sees(kind):
            raise NotCertain
        return self._next()
