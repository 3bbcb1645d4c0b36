"""How many places a host has left on a half-day. Those offered to someone in line are taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from resources_db.hosting.tables import CapacityRow, WaitRow
from resources_db.hosting.terms import Slot, Wait
from resources_db.measures.machine import LIVE
from resources_db.measures.tables import HalfDayRow, MeasureRow
from resources_db.measures.terms import Half
from resources_db.people.tables import OrganisationRow
from resources_db.people.terms import OrganisationKind


def places_on(session: Session, organisation: int, day: date) -> int | None:
    """How many at once; None when nobody counts them: the service itself, unless it was said.

    What was noted for one day comes before what was noted for a day of the week.
    """
    row = CapacityRow
    found = session.scalar(
        select(row.places)
        .where(
            row.organisation_id == organisation,
            row.first <= day,
            or_(row.last.is_(None), row.last >= day),
            or_(row.weekday.is_(None), row.weekday == day.weekday()),
        )
        .order_by(row.weekday.is_(None).desc(), row.id.desc())
        .limit(1)
    )
    if found is not None:
        return found
    where = session.get_one(OrganisationRow, organisation)
    return None if where.kind == OrganisationKind.YOUTH_SERVICE else 0


def taken(session: Session, organisation: int, slot: Slot, at: datetime, *, besides: int) -> int:
    """How many young people are expected there then, or have it held; one measure left out."""
    expected = session.scalar(
        select(func.count(HalfDayRow.measure_id.distinct()))
        .join(MeasureRow, MeasureRow.id == HalfDayRow.measure_id)
        .where(
            HalfDayRow.host_id == organisation,
            HalfDayRow.day == slot.day,
            HalfDayRow.half == slot.half.value,
            HalfDayRow.dropped.is_(None),
            MeasureRow.state.in_([state.value for state in LIVE]),
            MeasureRow.id != besides,
        )
    )
    held = select(WaitRow).where(
        WaitRow.organisation_id == organisation,
        WaitRow.state == Wait.OFFERED.value,
        WaitRow.until > at,
        WaitRow.measure_id != besides,
    )
    offers = sum(slot in read_slots(row.slots) for row in session.scalars(held))
    return int(expected or 0) + offers


def left(
    session: Session, organisation: int, slot: Slot, at: datetime, *, besides: int = 0
) -> int | None:
    """How many places are left; None when nobody counts them."""
    places = places_on(session, organisation, slot.day)
    if places is None:
        return None
    return max(0, places - taken(session, organisation, slot, at, besides=besides))


def has_room(
    session: Session, organisation: int, slots: Iterable[Slot], at: datetime, *, besides: int = 0
) -> bool:
    """Whether one more young person may come on each of these half-days."""
    return all(left(session, organisation, slot, at, besides=besides) != 0 for slot in slots)


def lock(session: Session, organisations: Iterable[int]) -> None:
    """Let no one else count these hosts' places until this transaction ends."""
    wanted = sorted(set(organisations))
    rows = select(OrganisationRow.id).where(OrganisationRow.id.in_(wanted))
    session.execute(rows.order_by(OrganisationRow.id).with_for_update()).all()


def write_slots(slots: Iterable[Slot]) -> str:
    """Half-days as one line of text.

    >>> write_slots([Slot(date(2026, 11, 23), Half.MORNING)])
    '2026-11-23 morning'
    """
    return ",".join(f"{slot.day.isoformat()} {slot.half.value}" for slot in sorted(set(slots)))


def read_slots(text: str) -> Sequence[Slot]:
    """The half-days of such a line."""
    pieces = (piece.split() for piece in text.split(",") if piece)
    return [Slot(date.fromisoformat(day), Half(half)) for day, half in pieces]
