"""The restricted list of what is due: numbers and days, and nothing of anybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from resources_db.archives.tables import ArchiveVisaRow
from resources_db.people.tables import OrganisationRow
from resources_db.situations.tables import SituationRow


@dataclass(frozen=True, slots=True)
class DueLine:
    """Situations of one school with the same last day: what a request for a visa lists."""

    last_day: date
    school: str
    count: int


def due(session: Session, at: datetime) -> list[DueLine]:
    """What waits for the archives service, the oldest first."""
    rows = session.execute(
        select(SituationRow.delete_after, OrganisationRow.name, func.count())
        .join(OrganisationRow, OrganisationRow.id == SituationRow.school_id)
        .where(SituationRow.delete_after < at.date())
        .group_by(SituationRow.delete_after, OrganisationRow.name)
        .order_by(SituationRow.delete_after, OrganisationRow.name)
    )
    return [DueLine(day, school, count) for day, school, count in rows if day is not None]


def visas(session: Session) -> Sequence[ArchiveVisaRow]:
    """Every visa, the newest first."""
    return session.scalars(select(ArchiveVisaRow).order_by(ArchiveVisaRow.id.desc())).all()
