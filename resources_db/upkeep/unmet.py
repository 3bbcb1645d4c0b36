"""Needs that the directory does not meet: counted, never told by person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from resources_db.directory.terms import CommuneCode, NeedCode
from resources_db.upkeep.tables import UnmetRow

SMALL = 5
"""Counts below this are told as « moins de 5 »: in a small town they could lead to a person."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """Searches for one need in one commune that found nothing useful."""

    need: NeedCode
    commune: CommuneCode | None
    count: int

    @property
    def told(self) -> str:
        """The count as it may be shown."""
        return str(self.count) if self.count >= SMALL else f"moins de {SMALL}"


def iso_week(day: date) -> str:
    """The ISO week of a day.

    >>> iso_week(date(2027, 1, 3)), iso_week(date(2027, 1, 4))
    ('2026-W53', '2027-W01')
    """
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02}"


def count(session: Session, need: NeedCode, commune: CommuneCode | None, day: date) -> None:
    """Count one more."""
    values: dict[str, Any] = {"need": need, "commune": commune or "", "week": iso_week(day)}
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    insert = postgresql.insert if on_postgresql else sqlite.insert
    first = insert(UnmetRow).values(**values, count=1)
    session.execute(
        first.on_conflict_do_update(index_elements=[*values], set_={"count": UnmetRow.count + 1})
    )


def unmet(session: Session, since: date) -> Sequence[Unmet]:
    """What was not met from the week of a day on, the most asked first."""
    total = func.sum(UnmetRow.count)
    rows = session.execute(
        select(UnmetRow.need, UnmetRow.commune, total)
        .where(UnmetRow.week >= iso_week(since))
        .group_by(UnmetRow.need, UnmetRow.commune)
        .order_by(total.desc(), UnmetRow.need, UnmetRow.commune)
    )
    return [
        Unmet(NeedCode(need), CommuneCode(commune) if commune else None, int(counted))
        for need, commune, counted in rows
    ]
