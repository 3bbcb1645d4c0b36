"""Who has to do with a measure: the pupil, those of the family, the heads, the service."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from resources_db.actions import Role
from resources_db.people.standing import holds
from resources_db.people.tables import MembershipRow, OrganisationRow
from resources_db.people.terms import OrganisationKind
from resources_db.situations.tables import PartRow
from resources_db.situations.terms import Authority, Part

OF_THE_CITY = frozenset({OrganisationKind.CITY, OrganisationKind.YOUTH_SERVICE})
"""Hosts without a convention (R4), and no other actor than the city (R11)."""


def with_part(session: Session, situation: int, part: Part, at: datetime) -> Sequence[int]:
    """The people who have this part in a situation now."""
    rows = session.scalars(
        select(PartRow.person_id)
        .where(PartRow.situation_id == situation, PartRow.part == part, holds(PartRow, at))
        .order_by(PartRow.id)
    )
    return [row for row in rows if row is not None]


def is_holder(session: Session, situation: int, person: int, at: datetime) -> bool:
    """Whether someone holds parental authority there: one who does not, signs for nobody."""
    found = select(PartRow.id).where(
        PartRow.situation_id == situation,
        PartRow.person_id == person,
        PartRow.part == Part.GUARDIAN,
        or_(PartRow.authority.is_(None), PartRow.authority != Authority.NONE),
        holds(PartRow, at),
    )
    return session.scalar(found.limit(1)) is not None


def who_is(session: Session, role: Role, at: datetime, *, where: int | None = None) -> list[int]:
    """The people of a role now, somewhere or anywhere, the longest in it first."""
    wanted = select(MembershipRow.person_id).where(
        MembershipRow.role == role.value, holds(MembershipRow, at)
    )
    if where is not None:
        wanted = wanted.where(MembershipRow.organisation_id == where)
    return list(dict.fromkeys(session.scalars(wanted.order_by(MembershipRow.id))))


def kind_of(session: Session, organisation: int) -> OrganisationKind | None:
    """What an organisation is; None when it is unknown, or has no part any more."""
    row = session.get(OrganisationRow, organisation)
    return None if row is None or row.ended is not None else OrganisationKind(row.kind)
