"""From the messages that are stored to those that are planned: what to add, what to drop."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from resources_db.meetings.terms import NOTICES, Fingerprint, Kind, PersonId, Reminder

Key: TypeAlias = tuple[PersonId, Kind, Fingerprint]


@dataclass(frozen=True, slots=True)
class Stored:
    """A message that is stored, whatever became of it."""

    reminder: Reminder
    waiting: bool
    """Neither sent, nor being sent, nor given up: it may still be dropped."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What makes the stored messages those of the plan."""

    add: tuple[Reminder, ...]
    drop: tuple[Key, ...]
    move: tuple[Reminder, ...]
    """The same message at another moment: a wish or a holiday changed."""


def key(reminder: Reminder) -> Key:
    """What makes a message the same one."""
    return (reminder.person, reminder.kind, reminder.fingerprint)


def difference(stored: Iterable[Stored], planned: Iterable[Reminder], at: datetime) -> Difference:
    """Compare what is stored with the plan made at an instant.

    What was sent stays: its key is what keeps it from being sent again. A reminder whose moment
    is past when it is first thought of is not added: a wish for earlier reminders is no reason
    to write at once.
    """
    known = {key(one.reminder): one for one in stored}
    wanted = {key(one): one for one in planned}
    return Difference(
        add=tuple(
            one
            for name, one in wanted.items()
            if name not in known and (one.kind in NOTICES or one.not_before >= at)
        ),
        drop=tuple(name for name, one in known.items() if one.waiting and name not in wanted),
        move=tuple(
            one
            for name, one in wanted.items()
            if name in known
            and known[name].waiting
            and _elsewhere(known[name].reminder, one)
            and one.kind not in NOTICES
        ),
    )


def _elsewhere(before: Reminder, after: Reminder) -> bool:
    return (before.not_before, before.useful_until) != (after.not_before, after.useful_until)
