"""Asking for a change of an appointment in two steps: what it would do, then doing it.

The page that is shown before says who will be told and what is taken at that time. What was
shown is named by a digest: if it is no longer so when the button is pressed, it is shown again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy.orm import Session

from bot.console.visit import StaffVisit
from resources_db.actions import Action, Actor, Outcome, Refused
from resources_db.door import already, perform
from resources_db.meetings.overlaps import Overlap, Slot, overlaps
from resources_db.meetings.rehearsing import Foretold, rehearse


@dataclass(frozen=True, slots=True)
class Taken:
    """Another appointment at the same time, as the page shows it."""

    who: str | None
    """None: the place."""
    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Checked:
    """What a change would do."""

    told: tuple[str, ...]
    """Names of those who would get a message."""
    by_hand: tuple[str, ...]
    taken: tuple[Taken, ...]
    digest: str
    changed: bool
    """Whether something else was shown before."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change that is asked for, and the slot that it would take, if it takes one."""

    action: Action
    slot: Slot | None = None
    besides: int | None = None
    names: Mapping[int, str] | None = None
    """How the page names people."""


async def check(visit: StaffVisit, change: Change) -> Checked | Outcome:
    """What it would do, until that was seen and confirmed; then what came of it."""
    return await visit.write(lambda s: _check(s, visit, change))


def _check(session: Session, visit: StaffVisit, change: Change) -> Checked | Outcome:
    key = visit.key()
    if visit.said("sure") and key and (before := already(session, key)) is not None:
        return before
    actor: Actor = visit.staff.actor
    foretold = rehearse(session, actor, change.action, visit.at)
    if isinstance(foretold.outcome, Refused):
        return foretold.outcome
    found = () if change.slot is None else overlaps(session, change.slot, change.besides)
    digest = _digest(foretold, found)
    if visit.said("sure") and visit.said("seen") == digest:
        return perform(session, actor, change.action, visit.at, key=key)
    names = change.names or {}
    return Checked(
        told=tuple(names.get(one, "–") for one in foretold.told),
        by_hand=tuple(names.get(one, "–") for one in foretold.by_hand),
        taken=tuple(_taken(one, names) for one in found),
        digest=digest,
        changed=bool(visit.said("seen")) and bool(visit.said("sure")),
    )


def _taken(one: Overlap, names: Mapping[int, str]) -> Taken:
    return Taken(None if one.person is None else names.get(one.person, "–"), one.starts, one.ends)


def _digest(foretold: Foretold, found: tuple[Overlap, ...]) -> str:
    said = repr((foretold.told, foretold.by_hand, [(o.appointment, o.person) for o in found]))
    return sha256(said.encode()).hexdigest()[:16]
