"""Who is away now or soon, and who takes their tasks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.tasks.tables import AbsenceRow


def absences(session: Session, at: datetime) -> Sequence[AbsenceRow]:
    """Those that are not over, the soonest first."""
    wanted = select(AbsenceRow).where(AbsenceRow.until > at)
    return session.scalars(wanted.order_by(AbsenceRow.since, AbsenceRow.id)).all()
