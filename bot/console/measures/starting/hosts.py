"""Who may receive on a half-day, with the places left and the tutors; and why another may not.

The rules are those of the core (``measures.checking``), asked host by host and day by day.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.console.people_lines import Place, organisations
from resources_db.actions import Reason, Role
from resources_db.conventions.standing import convention_of, every_convention
from resources_db.conventions.terms import ConventionKind, ended, holds_on, term
from resources_db.hosting.places import left, places_on
from resources_db.hosting.tables import CapacityRow
from resources_db.hosting.terms import Slot
from resources_db.measures.checking import Checking
from resources_db.measures.people import OF_THE_CITY
from resources_db.measures.terms import Site
from resources_db.people.standing import holds
from resources_db.people.tables import MembershipRow, PersonRow
from resources_db.people.terms import ROLES_IN, SCHOOL_STAFF, OrganisationKind
from resources_db.situations.views import full_name


@dataclass(frozen=True, slots=True)
class Tutor:
    """A named person who may be in charge there."""

    person: int
    name: str


@dataclass(frozen=True, slots=True)
class Host:
    """An organisation, for the half-days of one measure."""

    id: int
    name: str
    kind: OrganisationKind
    tutors: tuple[Tutor, ...]
    until: date | None
    """Last day of its host convention; None without one, or where none is needed."""
    why_not: Mapping[date, Reason]
    """By day, the rule by which it may not receive."""
    free: Mapping[Slot, int | None]
    """Places left, this measure aside; None when nobody counts them."""
    counted: bool
    """Whether someone noted how many places it has."""

    def reason(self) -> Reason | None:
        """The first rule that closes it on any of the days; None when it is open on each."""
        return next(iter(self.why_not.values()), None)

    def full_on(self, slots: Collection[Slot]) -> bool:
        """Whether a place is missing on one of these half-days, though it may receive."""
        return any(self.free.get(slot) == 0 for slot in slots)


def hosts_for(session: Session, checking: Checking, slots: Collection[Slot]) -> Sequence[Host]:
    """Those of the city first, then by name. In the school, only the school."""
    if checking.row.site == Site.INSIDE:
        found: Sequence[Place] = [
            one for one in organisations(session) if one.id == checking.school
        ]
    else:
        found = possible_hosts(session, checking.at)
    return [_host(session, checking, one, slots) for one in found]


def possible_hosts(session: Session, at: datetime) -> Sequence[Place]:
    """City services, associations, and whoever else has a convention, a tutor or places."""
    known = {
        row.organisation_id for row in every_convention(session) if row.kind == ConventionKind.HOST
    }
    known |= set(session.scalars(select(CapacityRow.organisation_id)))
    known |= set(
        session.scalars(
            select(MembershipRow.organisation_id).where(
                MembershipRow.role == Role.MISSION_TUTOR.value, holds(MembershipRow, at)
            )
        )
    )
    usual = OF_THE_CITY | {OrganisationKind.ASSOCIATION}
    every = [
        one
        for one in organisations(session)
        if Role.MISSION_TUTOR in ROLES_IN[one.kind] and (one.kind in usual or one.id in known)
    ]
    return sorted(every, key=lambda one: one.kind not in OF_THE_CITY)


def _host(session: Session, checking: Checking, place: Place, slots: Collection[Slot]) -> Host:
    inside = place.id == checking.school
    days = sorted({slot.day for slot in slots})
    why_not = {
        day: reason
        for day in days
        if not inside and (reason := checking.hosts_break([(place.id, day)])) is not None
    }
    return Host(
        id=place.id,
        name=place.name,
        kind=place.kind,
        tutors=_tutors(session, place.id, checking.at, inside=inside),
        until=_until(session, place.id, days[0] if days else checking.row.first_day),
        why_not=why_not,
        free=_free(session, checking, place.id, slots, inside=inside),
        counted=any(places_on(session, place.id, day) for day in days),
    )


def _free(
    session: Session, checking: Checking, host: int, slots: Collection[Slot], *, inside: bool
) -> Mapping[Slot, int | None]:
    if inside:
        return dict.fromkeys(slots)
    besides = checking.row.id
    return {slot: left(session, host, slot, checking.at, besides=besides) for slot in slots}


def _tutors(session: Session, host: int, at: datetime, *, inside: bool) -> tuple[Tutor, ...]:
    roles = SCHOOL_STAFF if inside else {Role.MISSION_TUTOR}
    people = session.scalars(
        select(PersonRow)
        .join(MembershipRow, MembershipRow.person_id == PersonRow.id)
        .where(
            MembershipRow.organisation_id == host,
            MembershipRow.role.in_([role.value for role in roles]),
            holds(MembershipRow, at),
        )
        .order_by(MembershipRow.id)
    )
    return tuple({row.id: Tutor(row.id, full_name(row) or "–") for row in people}.values())


def _until(session: Session, host: int, day: date) -> date | None:
    """The last day of the host convention in force on a day."""
    ends = [
        ended(convention) or term(convention, day)
        for row in every_convention(session)
        if row.organisation_id == host and row.kind == ConventionKind.HOST
        if holds_on(convention := convention_of(row), day)
    ]
    return max(ends) - timedelta(days=1) if ends else None
