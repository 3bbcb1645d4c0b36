"""The logos of the parties to a measure: the school, and who receives (R31)."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from bot.paper.logos import Logo
from resources_db.measures.tables import HalfDayRow
from resources_db.measures.views import MeasureView
from resources_db.people.logos import logo_of
from resources_db.people.tables import OrganisationRow
from resources_db.situations.tables import SituationRow


def hosts_of(session: Session, view: MeasureView) -> tuple[int, ...]:
    """Who receives, on the half-days that this reader sees."""
    rows = (session.get_one(HalfDayRow, one.row) for one in view.half_days)
    return tuple(dict.fromkeys(row.host_id for row in rows if row.host_id is not None))


def school_of(session: Session, situation: int) -> int:
    """Whose pupil it is."""
    return session.get_one(SituationRow, situation).school_id


def logos_of_parties(session: Session, parties: Iterable[int]) -> tuple[Logo, ...]:
    """Of those who gave one, in this order."""
    return tuple(
        Logo(session.get_one(OrganisationRow, party).name, "png", content)
        for party in parties
        if (content := logo_of(session, party)) is not None
    )
