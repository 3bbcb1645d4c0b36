"""What someone is at this instant: read from the database, never remembered.

A role that was taken away stops counting with the next request, even on a page that is open.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Role
from resources_db.people.tables import AddressPersonRow, MembershipRow
from resources_db.situations.tables import PartRow
from resources_db.situations.terms import Part

_FAMILY = {Part.PUPIL.value: Role.YOUNG_PERSON, Part.GUARDIAN.value: Role.GUARDIAN}


def holds(row: type[MembershipRow | PartRow], at: datetime) -> ColumnElement[bool]:
    """That a membership or a part holds at this instant."""
    return (row.since <= at) & or_(row.until.is_(None), row.until > at)


def memberships(session: Session, person: int, at: datetime) -> frozenset[tuple[Role, int]]:
    """The roles a person has now, each with the organisation it is held in."""
    rows = session.execute(
        select(MembershipRow.role, MembershipRow.organisation_id).where(
            MembershipRow.person_id == person, holds(MembershipRow, at)
        )
    )
    return frozenset((Role(row.role), row.organisation_id) for row in rows)


def roles_of(session: Session, person: int, at: datetime) -> frozenset[Role]:
    """Every role of a person now: of their work, and of their family."""
    parts = session.scalars(
        select(PartRow.part).where(
            PartRow.person_id == person, PartRow.part.in_(_FAMILY), holds(PartRow, at)
        )
    )
    at_work = {role for role, _where in memberships(session, person, at)}
    return frozenset(at_work | {_FAMILY[part] for part in parts})


def actor_of(session: Session, person: int, at: datetime, *, address: int | None = None) -> Actor:
    """The actor that a signed-in person is at this instant."""
    return Actor(roles_of(session, person, at), address, person)


def person_at(session: Session, address: int) -> int | None:
    """Whose this address is, once an invitation was opened there."""
    return session.scalar(
        select(AddressPersonRow.person_id).where(
            AddressPersonRow.address_id == address, AddressPersonRow.revoked.is_(None)
        )
    )
