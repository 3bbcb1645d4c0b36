"""Reading the lines before hosts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.hosting.places import read_slots
from resources_db.hosting.tables import WaitRow
from resources_db.hosting.terms import Slot, Wait

_IN_LINE = (Wait.WAITING.value, Wait.OFFERED.value)


@dataclass(frozen=True, slots=True)
class InLine:
    """A measure that waits for a place, or is offered one."""

    row: int
    organisation: int
    measure: int
    slots: tuple[Slot, ...]
    asked: datetime
    until: datetime | None
    """Until when a place is held for it; None while it waits."""
    place: int
    """How many are before it, and itself, in the line of its host."""


def lines(session: Session) -> Mapping[int, Sequence[InLine]]:
    """The line of each host that has one, the first first."""
    rows = session.scalars(select(WaitRow).where(WaitRow.state.in_(_IN_LINE)).order_by(WaitRow.id))
    found: dict[int, list[InLine]] = {}
    for row in rows:
        line = found.setdefault(row.organisation_id, [])
        line.append(
            InLine(
                row.id,
                row.organisation_id,
                row.measure_id,
                tuple(read_slots(row.slots)),
                row.asked,
                row.until if row.state == Wait.OFFERED else None,
                len(line) + 1,
            )
        )
    return found


def waits_of(session: Session, measure: int) -> Sequence[InLine]:
    """Where one measure waits."""
    return [one for line in lines(session).values() for one in line if one.measure == measure]
