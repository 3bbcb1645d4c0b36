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
from resources_db.hosting.grid import places_grid
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
    inside = checking.row.site == Site.INSIDE
    if inside:
        found: Sequence[Place] = [
            one for one in organisations(session) if one.id == checking.school
        ]
    else:
        found = possible_hosts(session, checking.at)
    days = sorted({slot.day for slot in slots})
    ids = [one.id for one in found]
    places = places_grid(session, ids, days, checking.at, besides=checking.row.id)
    tutors = _tutors(session, ids, checking.at, inside=inside)
    until = _until(session, days[0] if days else checking.row.first_day)
    return [
        Host(
            id=one.id,
            name=one.name,
            kind=one.kind,
            tutors=tuple(tutors.get(one.id, {}).values()),
            until=until.get(one.id),
            why_not={} if inside else _why_not(checking, one.id, days),
            free={slot: None if inside else places[one.id, slot].left for slot in slots},
            counted=any(places[one.id, slot].places for slot in slots),
        )
        for one in found
    ]


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


def _why_not(checking: Checking, host: int, days: Sequence[date]) -> Mapping[date, Reason]:
    found = ((day, checking.hosts_break([(host, day)])) for day in days)
    return {day: reason for day, reason in found if reason is not None}


def _tutors(
    session: Session, hosts: Sequence[int], at: datetime, *, inside: bool
) -> Mapping[int, Mapping[int, Tutor]]:
    """The named people of each host, the longest there first; in the school, its staff."""
    roles = SCHOOL_STAFF if inside else {Role.MISSION_TUTOR}
    rows = session.execute(
        select(MembershipRow.organisation_id, PersonRow)
        .join(PersonRow, PersonRow.id == MembershipRow.person_id)
        .where(
            MembershipRow.organisation_id.in_(hosts),
            MembershipRow.role.in_([role.value for role in roles]),
            holds(MembershipRow, at),
        )
        .order_by(MembershipRow.id)
    )
    found: dict[int, dict[int, Tutor]] = {}
    for host, person in rows:
        found.setdefault(host, {})[person.id] = Tutor(person.id, full_name(person) or "–")
    return found


def _until(session: Session, day: date) -> Mapping[int, date]:
    """By host, the last day of the convention that binds it on a day."""
    found: dict[int, date] = {}
    for row in every_convention(session):
        convention = convention_of(row)
        if row.kind == ConventionKind.HOST and holds_on(convention, day):
            ends = (ended(convention) or term(convention, day)) - timedelta(days=1)
            found[row.organisation_id] = max(ends, found.get(row.organisation_id, ends))
    return found
