"""Colleagues and organisations, as the page of people shows them. No family is among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.accounts.tables import AccountRow
from resources_db.actions import Role
from resources_db.people.logos import with_logo
from resources_db.people.standing import holds
from resources_db.people.tables import MembershipRow, OrganisationRow, PersonRow
from resources_db.people.terms import OrganisationKind


@dataclass(frozen=True, slots=True)
class Held:
    """A role of someone, in an organisation."""

    membership: int
    role: Role
    where: str
    organisation: int


@dataclass(frozen=True, slots=True)
class Colleague:
    """Someone who has a role."""

    person: int
    name: str
    roles: tuple[Held, ...]
    email: str | None
    """Of their account; None when they have none."""
    open: bool
    """Whether they may sign in."""
    protected: bool
    """Whether their one-time codes are set up."""


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation."""

    id: int
    kind: OrganisationKind
    name: str
    uai: str | None
    zone: str | None
    mailbox: str | None
    logo: bool
    """Whether papers carry one of theirs."""


def colleagues(session: Session, at: datetime) -> list[Colleague]:
    """Everyone who has a role now, by name, with their account."""
    rows = session.execute(
        select(MembershipRow, OrganisationRow.name, PersonRow)
        .join(OrganisationRow, OrganisationRow.id == MembershipRow.organisation_id)
        .join(PersonRow, PersonRow.id == MembershipRow.person_id)
        .where(holds(MembershipRow, at))
        .order_by(MembershipRow.id)
    ).all()
    accounts = {row.person: row for row in session.scalars(select(AccountRow))}
    roles: dict[int, list[Held]] = {}
    people: dict[int, PersonRow] = {}
    for membership, where, person in rows:
        people[person.id] = person
        held = Held(membership.id, Role(membership.role), where, membership.organisation_id)
        roles.setdefault(person.id, []).append(held)
    found = [_colleague(people[id_], held, accounts.get(id_)) for id_, held in roles.items()]
    return sorted(found, key=lambda one: one.name.casefold())


def organisations(session: Session) -> list[Place]:
    """Every organisation that has a part, the service first, then by name."""
    rows = session.scalars(select(OrganisationRow).where(OrganisationRow.ended.is_(None))).all()
    logos = with_logo(session)
    places = [
        Place(
            row.id, OrganisationKind(row.kind), row.name, row.uai, row.zone, row.mailbox,
            row.id in logos,
        )
        for row in rows
    ]  # fmt: skip
    service = OrganisationKind.YOUTH_SERVICE
    return sorted(places, key=lambda place: (place.kind is not service, place.name.casefold()))


def _colleague(person: PersonRow, held: list[Held], account: AccountRow | None) -> Colleague:
    return Colleague(
        person=person.id,
        name=" ".join(filter(None, (person.given_name, person.family_name))),
        roles=tuple(held),
        email=None if account is None else account.email,
        open=account is not None and account.closed is None,
        protected=account is not None and account.code_secret is not None,
    )
