"""Who may be expected at a meeting: the people of its situation, and professionals.

A family is never expected at a meeting about another one, nor at a committee (R15, R27).
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.people.standing import holds
from resources_db.people.tables import MembershipRow
from resources_db.situations.tables import PartRow


def may_come(session: Session, situation: int | None, at: datetime) -> frozenset[int]:
    """Everyone who may be expected, by number."""
    work = select(MembershipRow.person_id).where(holds(MembershipRow, at))
    people = set(session.scalars(work))
    if situation is not None:
        parts = select(PartRow.person_id).where(
            PartRow.situation_id == situation, PartRow.person_id.is_not(None), holds(PartRow, at)
        )
        people |= {one for one in session.scalars(parts) if one is not None}
    return frozenset(people)
