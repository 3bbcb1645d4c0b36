"""The places of hosts over some days, all at once: what a page of them shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from resources_db.hosting.places import places_on, read_slots
from resources_db.hosting.tables import WaitRow
from resources_db.hosting.terms import Slot, Wait
from resources_db.measures.machine import LIVE
from resources_db.measures.tables import HalfDayRow, MeasureRow
from resources_db.measures.terms import Half


@dataclass(frozen=True, slots=True)
class Places:
    """A host on one half-day."""

    taken: int
    """Young people who are expected, or for whom a place is held."""
    places: int | None
    """How many at once; None when nobody counts them."""

    @property
    def over(self) -> bool:
        """Whether more are expected than there are places now: some were taken away since."""
        return self.places is not None and self.taken > self.places

    @property
    def full(self) -> bool:
        """Whether nobody else may come."""
        return self.places is not None and self.taken >= self.places


def places_grid(
    session: Session, hosts: Collection[int], days: Sequence[date], at: datetime
) -> Mapping[tuple[int, Slot], Places]:
    """Every host × half-day: the same counts as ``hosting.places``, in a few requests."""
    taken = _expected(session, days)
    taken.update(_held(session, at))
    grid: dict[tuple[int, Slot], Places] = {}
    for host in hosts:
        for day in days:
            places = places_on(session, host, day)
            for half in Half:
                slot = Slot(day, half)
                grid[host, slot] = Places(taken[host, slot], places)
    return grid


def _expected(session: Session, days: Sequence[date]) -> Counter[tuple[int, Slot]]:
    rows = session.execute(
        select(
            HalfDayRow.host_id,
            HalfDayRow.day,
            HalfDayRow.half,
            func.count(HalfDayRow.measure_id.distinct()).label("expected"),
        )
        .join(MeasureRow, MeasureRow.id == HalfDayRow.measure_id)
        .where(
            HalfDayRow.host_id.is_not(None),
            HalfDayRow.day.in_(days),
            HalfDayRow.dropped.is_(None),
            MeasureRow.state.in_([state.value for state in LIVE]),
        )
        .group_by(HalfDayRow.host_id, HalfDayRow.day, HalfDayRow.half)
    )
    found = Counter[tuple[int, Slot]]()
    for row in rows:
        found[row.host_id, Slot(row.day, Half(row.half))] = row.expected
    return found


def _held(session: Session, at: datetime) -> Counter[tuple[int, Slot]]:
    rows = session.scalars(
        select(WaitRow).where(WaitRow.state == Wait.OFFERED.value, WaitRow.until > at)
    )
    return Counter((row.organisation_id, slot) for row in rows for slot in read_slots(row.slots))
