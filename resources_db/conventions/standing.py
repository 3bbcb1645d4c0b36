"""Which conventions are in force, and which need someone's attention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.conventions.tables import ConventionRow
from resources_db.conventions.terms import Convention, ConventionKind, Due, due_soon, holds_on
from resources_db.people.tables import OrganisationRow
from resources_db.people.terms import OrganisationKind

AHEAD = 90
"""Days before a term or a notice from which the service is warned."""
_OF_THE_CITY = frozenset({OrganisationKind.CITY, OrganisationKind.YOUTH_SERVICE})


@dataclass(frozen=True, slots=True)
class ConventionDue:
    """A convention that needs someone, and why."""

    row: int
    organisation: int
    due: tuple[Due, ...]


def convention_of(row: ConventionRow) -> Convention:
    """The terms of a recorded convention."""
    return Convention(
        signed=row.signed,
        years=row.years,
        renewed=row.renewed,
        notice_months=row.notice_months,
        ends_with_school_year=row.ends_with_school_year,
        review_months=row.review_months,
        left=row.left,
    )


def may_host(session: Session, organisation: int, day: date) -> bool:
    """Whether missions may take place there on this day: a city service, or under a convention.

    R4: host associations only under a partnership agreement; city services without one.
    """
    where = session.get(OrganisationRow, organisation)
    if where is None or where.ended is not None:
        return False
    if OrganisationKind(where.kind) in _OF_THE_CITY:
        return True
    return has_convention(session, organisation, ConventionKind.HOST, day)


def has_convention(session: Session, organisation: int, kind: ConventionKind, day: date) -> bool:
    """Whether a convention of this kind binds an organisation on this day."""
    rows = session.scalars(
        select(ConventionRow).where(
            ConventionRow.organisation_id == organisation, ConventionRow.kind == kind
        )
    )
    return any(holds_on(convention_of(row), day) for row in rows)


def every_convention(session: Session) -> Sequence[ConventionRow]:
    """Every one that was recorded, in that order."""
    return session.scalars(select(ConventionRow).order_by(ConventionRow.id)).all()


def conventions_due(session: Session, today: date, ahead: int = AHEAD) -> tuple[ConventionDue, ...]:
    """The conventions in force that end, are renewed or have to be reviewed soon."""
    rows = every_convention(session)
    found = (
        ConventionDue(
            row.id,
            row.organisation_id,
            due_soon(convention_of(row), today, ahead, last_review=row.reviewed),
        )
        for row in rows
    )
    return tuple(one for one in found if one.due)
