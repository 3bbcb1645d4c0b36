"""A small world in memory: appointments, people, a clock, a sender that sometimes fails.

It does with the plan what the database and the sweep do, so that properties can be tried on long
random stories in milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from resources_db.meetings.plan import Arranged, Custom, open_from, plan
from resources_db.meetings.quiet import QuietHours
from resources_db.meetings.reconciling import Key, Stored, difference, key
from resources_db.meetings.terms import (
    NOTICES,
    AppointmentId,
    ByHand,
    Expected,
    Facts,
    Kind,
    Notice,
    PersonId,
    Reminder,
)

PARIS = ZoneInfo("Europe/Paris")
HOLIDAYS = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}
QUIET = QuietHours(PARIS, rest=lambda day: day.weekday() == 6 or (day.month, day.day) in HOLIDAYS)


@dataclass(frozen=True)
class Sending:
    """One message that left, as its reader got it."""

    person: PersonId
    kind: Kind
    at: datetime
    facts: Facts | None
    reminder: Reminder


@dataclass
class World:
    """One appointment and everything that was planned and sent about it."""

    now: datetime
    custom: Custom = field(default_factory=lambda: Custom(QUIET))
    facts: Facts | None = None
    people: dict[PersonId, Expected] = field(default_factory=dict[PersonId, Expected])
    rows: dict[Key, Reminder] = field(default_factory=dict[Key, Reminder])
    settled: set[Key] = field(default_factory=set[Key])
    sent: list[Sending] = field(default_factory=list[Sending])
    by_hand: list[ByHand] = field(default_factory=list[ByHand])

    def plan_again(self) -> None:
        """What every change does in its own transaction."""
        arranged = Arranged(AppointmentId(1), self.facts)
        made = plan(arranged, self.people.values(), self.custom, self.now)
        self.by_hand = list(made.by_hand)
        stored = [Stored(one, key(one) not in self.settled) for one in self.rows.values()]
        change = difference(stored, made.reminders, self.now)
        for gone in change.drop:
            del self.rows[gone]
        for one in (*change.add, *change.move):
            self.rows[key(one)] = one

    def change(self, person: PersonId, **fields: Any) -> None:
        """Something about one person changes."""
        self.people[person] = replace(self.people[person], **fields)
        self.plan_again()

    def sleep(self, until: datetime) -> None:
        """The machine is down: time passes and nothing is swept."""
        self.now = max(self.now, until)

    def run(self, until: datetime) -> None:
        """Time passes and the sweep runs at every moment that something becomes due."""
        while (moment := self._next()) is not None and moment <= until:
            self.now = max(self.now, moment)
            self._sweep()
        self.now = max(self.now, until)
        self._sweep()

    def _next(self) -> datetime | None:
        moments = [
            moment
            for name, one in self.rows.items()
            if name not in self.settled
            and (moment := open_from(one, self.custom, self.now)) is not None
        ]
        return min(moments, default=None)

    def _sweep(self) -> None:
        for name, one in sorted(self.rows.items(), key=lambda row: row[1].not_before):
            if name in self.settled:
                continue
            moment = open_from(one, self.custom, self.now)
            if moment is None:
                self.settled.add(name)
            elif moment <= self.now and name in self.rows:
                self._send(name, one)
        self.plan_again()

    def _send(self, name: Key, one: Reminder) -> None:
        self.settled.add(name)
        person = self.people[one.person]
        self.sent.append(Sending(one.person, one.kind, self.now, self.facts, one))
        if one.kind in NOTICES:
            facts = self.facts if person.invited else None
            told = (*person.told, Notice(self.now, facts))
            self.people[one.person] = replace(person, told=told)
            self.plan_again()


def paris(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    """An instant given by the wall clock of Paris."""
    return datetime(year, month, day, hour, minute, tzinfo=PARIS).astimezone(UTC)


def somebody(number: int = 1) -> Expected:
    """A person who is expected and was told nothing yet."""
    return Expected(PersonId(number))


def meeting(starts: datetime, place: str = "mairie-annexe") -> Facts:
    """What is arranged."""
    return Facts(starts, place)


HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
