"""The logos of schools and hosts: every joint paper carries each party's (R31)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.city.pictures import is_small_png
from resources_db.people.actions import GiveOrganisationLogo
from resources_db.people.tables import OrganisationLogoRow, OrganisationRow


def give_organisation_logo(
    session: Session, actor: Actor, action: GiveOrganisationLogo, at: datetime
) -> Outcome:
    """In the place of the one before; without a picture, papers carry none of theirs."""
    if session.get(OrganisationRow, action.organisation) is None:
        return Refused(Reason.NO_SUCH_ORGANISATION, action.rule)
    if action.picture is not None and not is_small_png(action.picture):
        return Refused(Reason.BAD_PICTURE, action.rule)
    row = session.get(OrganisationLogoRow, action.organisation)
    if row is not None:
        session.delete(row)
        session.flush()
    if action.picture is not None:
        given = OrganisationLogoRow(
            organisation_id=action.organisation, content=action.picture, given=at,
            given_by=actor.person,
        )  # fmt: skip
        session.add(given)
    session.flush()
    return Done(action.organisation)


def logo_of(session: Session, organisation: int) -> bytes | None:
    """The logo of an organisation, as a PNG."""
    row = session.get(OrganisationLogoRow, organisation)
    return None if row is None else row.content


def with_logo(session: Session) -> frozenset[int]:
    """The organisations that gave one."""
    return frozenset(session.scalars(select(OrganisationLogoRow.organisation_id)))
