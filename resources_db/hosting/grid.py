"""The places of hosts over some days, all at once: what a page of them shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from resources_db.hosting.places import read_slots
from resources_db.hosting.tables import CapacityRow, WaitRow
from resources_db.hosting.terms import Slot, Wait
from resources_db.measures.machine import LIVE
from resources_db.measures.tables import HalfDayRow, MeasureRow
from resources_db.measures.terms import Half
from resources_db.people.tables import OrganisationRow
from resources_db.people.terms import OrganisationKind


@dataclass(frozen=True, slots=True)
class Places:
    """A host on one half-day."""

    taken: int
    """Young people who are expected, or for whom a place is held."""
    places: int | None
    """How many at once; None when nobody counts them."""

    @property
    def left(self) -> int | None:
        """How many more may come; None when nobody counts."""
        return None if self.places is None else max(0, self.places - self.taken)

    @property
    def over(self) -> bool:
        """Whether more are expected than there are places now: some were taken away since."""
        return self.places is not None and self.taken > self.places

    @property
    def full(self) -> bool:
        """Whether nobody else may come."""
        return self.places is not None and self.taken >= self.places


def places_grid(
    session: Session,
    hosts: Collection[int],
    days: Collection[date],
    at: datetime,
    *,
    besides: int = 0,
) -> Mapping[tuple[int, Slot], Places]:
    """Every host × half-day, one measure left out: as ``hosting.places`` counts, in few requests.

    A test holds both to the same counts; the door asks ``hosting.places``, host by host.
    """
    taken = _expected(session, days, besides)
    taken.update(_held(session, at, besides))
    capacities = _capacities(session, hosts)
    grid: dict[tuple[int, Slot], Places] = {}
    for host, rows in capacities.items():
        for day in days:
            places = _on(rows, day)
            for half in Half:
                slot = Slot(day, half)
                grid[host, slot] = Places(taken[host, slot], places)
    return grid


@dataclass(frozen=True, slots=True)
class _Capacity:
    """What was noted for one host, the last first; and what holds where nothing was."""

    rows: tuple[CapacityRow, ...]
    unsaid: int | None


def _capacities(session: Session, hosts: Collection[int]) -> Mapping[int, _Capacity]:
    kinds = session.execute(
        select(OrganisationRow.id, OrganisationRow.kind).where(OrganisationRow.id.in_(hosts))
    )
    noted: dict[int, list[CapacityRow]] = {}
    rows = select(CapacityRow).where(CapacityRow.organisation_id.in_(hosts))
    for row in session.scalars(rows.order_by(CapacityRow.id.desc())):
        noted.setdefault(row.organisation_id, []).append(row)
    return {
        one.id: _Capacity(
            tuple(noted.get(one.id, ())),
            None if one.kind == OrganisationKind.YOUTH_SERVICE else 0,
        )
        for one in kinds
    }


def _on(noted: _Capacity, day: date) -> int | None:
    """What was noted for that one day, else for that day of the week."""
    holding = [row for row in noted.rows if _holds(row, day)]
    single = [row for row in holding if row.weekday is None]
    return next((row.places for row in [*single, *holding]), noted.unsaid)


def _holds(row: CapacityRow, day: date) -> bool:
    in_time = row.first <= day and (row.last is None or day <= row.last)
    return in_time and row.weekday in {None, day.weekday()}


def _expected(session: Session, days: Collection[date], besides: int) -> Counter[tuple[int, Slot]]:
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
            MeasureRow.id != besides,
        )
        .group_by(HalfDayRow.host_id, HalfDayRow.day, HalfDayRow.half)
    )
    found = Counter[tuple[int, Slot]]()
    for row in rows:
        found[row.host_id, Slot(row.day, Half(row.half))] = row.expected
    return found


def _held(session: Session, at: datetime, besides: int) -> Counter[tuple[int, Slot]]:
    rows = session.scalars(
        select(WaitRow).where(
            WaitRow.state == Wait.OFFERED.value, WaitRow.until > at, WaitRow.measure_id != besides
        )
    )
    return Counter((row.organisation_id, slot) for row in rows for slot in read_slots(row.slots))
