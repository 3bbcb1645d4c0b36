"""Whom the page offers to expect: the people of the situation first, then professionals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.meetings.actions import Attendee
from resources_db.meetings.terms import Part
from resources_db.people.standing import holds
from resources_db.people.tables import MembershipRow, OrganisationRow, PersonRow
from resources_db.people.terms import SERVICE_ROLES, OrganisationKind
from resources_db.situations.tables import PartRow
from resources_db.situations.terms import Part as InSituation
from resources_db.situations.views import SituationView, full_name

_HOUSE = frozenset({OrganisationKind.YOUTH_SERVICE.value, OrganisationKind.CITY.value})
_FAMILY = {InSituation.PUPIL: Part.PUPIL, InSituation.GUARDIAN: Part.GUARDIAN}


@dataclass(frozen=True, slots=True)
class Guest:
    """Someone who may be expected."""

    person: int
    name: str
    part: Part
    where: str | None
    """The organisation they belong to; None for a family."""
    family: bool
    """Whether they are of the situation's family."""
    language: str | None
    """The language that they need an interpreter for."""
    organiser: bool
    """Whether they may organise: a colleague of the service."""

    def expected(self, interpreter: str | None) -> Attendee:
        """As the door is asked for them."""
        return Attendee(self.person, self.part, interpreter)


def guests(session: Session, view: SituationView | None, at: datetime) -> Sequence[Guest]:
    """The family, then everyone who has a role, by organisation and name."""
    family = [] if view is None else _family(session, view, at)
    known = {one.person for one in family}
    return [*family, *(one for one in _professionals(session, at) if one.person not in known)]


def _family(session: Session, view: SituationView, at: datetime) -> list[Guest]:
    parts = session.execute(
        select(PartRow.part, PersonRow)
        .join(PersonRow, PersonRow.id == PartRow.person_id)
        .where(
            PartRow.situation_id == view.id,
            PartRow.part.in_([part.value for part in _FAMILY]),
            holds(PartRow, at),
        )
        .order_by(PartRow.id)
    ).all()
    shown = {one.person: one.name for one in view.parts}
    found: list[Guest] = []
    for named, person in parts:
        part = _FAMILY[InSituation(named)]
        name = (view.pupil or view.initials) if part is Part.PUPIL else shown.get(person.id)
        language = person.lang if person.interpreter else None
        found.append(Guest(person.id, name or "–", part, None, True, language, False))
    return found


def _professionals(session: Session, at: datetime) -> list[Guest]:
    rows = session.execute(
        select(MembershipRow.role, OrganisationRow.name, OrganisationRow.kind, PersonRow)
        .join(OrganisationRow, OrganisationRow.id == MembershipRow.organisation_id)
        .join(PersonRow, PersonRow.id == MembershipRow.person_id)
        .where(holds(MembershipRow, at))
        .order_by(MembershipRow.id)
    ).all()
    found: dict[int, Guest] = {}
    for role, where, kind, person in rows:
        before = found.get(person.id)
        organiser = role in SERVICE_ROLES or (before is not None and before.organiser)
        found[person.id] = Guest(
            person.id, full_name(person), _part_of(kind), where, False, None, organiser
        )
    return sorted(found.values(), key=lambda one: (_order(one), one.name.casefold()))


def _part_of(kind: str) -> Part:
    if kind == OrganisationKind.SCHOOL.value:
        return Part.SCHOOL
    return Part.SERVICE if kind in _HOUSE else Part.PARTNER


def _order(guest: Guest) -> tuple[bool, bool, str]:
    return (guest.part is not Part.SERVICE, guest.part is not Part.SCHOOL, guest.where or "")
