"""Whether a plan may be: every rule on days, hours, hosts, tutors, links and places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Reason, Role
from resources_db.agreements.standing import accompaniment_agreed, link_agreed
from resources_db.city.days import calendar_at
from resources_db.conventions.standing import has_convention, may_host
from resources_db.conventions.terms import ConventionKind
from resources_db.hosting.places import has_room, lock
from resources_db.hosting.terms import Slot
from resources_db.measures.finding import frame_of
from resources_db.measures.limits import (
    alternative_breaks,
    half_days_break,
    responsibility_breaks,
)
from resources_db.measures.machine import LIVE
from resources_db.measures.people import OF_THE_CITY, kind_of, with_part
from resources_db.measures.school_days import school_days
from resources_db.measures.tables import HalfDayRow, MeasureRow
from resources_db.measures.terms import HalfDay, Regime, needs_family
from resources_db.people.standing import memberships
from resources_db.people.terms import SCHOOL_STAFF
from resources_db.situations.tables import PartRow, SituationRow
from resources_db.situations.terms import Part


@dataclass(frozen=True, slots=True)
class Checking:
    """One plan of one measure, looked at in the transaction that would write it."""

    session: Session
    row: MeasureRow
    school: int
    at: datetime

    @classmethod
    def of(cls, session: Session, row: MeasureRow, at: datetime) -> Checking:
        """For a measure, with its school."""
        school = session.get_one(SituationRow, row.situation_id).school_id
        return cls(session, row, school, at)

    def breaks(self, plan: Sequence[HalfDay]) -> Reason | None:
        """The first rule that a plan breaks: cheap and certain ones before those on others."""
        return (
            self.agreement_breaks()
            or half_days_break(plan, self.row.first_day, self.row.last_day)
            or self._regime_breaks(plan)
            or self.hosts_break((one.host, one.day) for one in plan)
            or self._tutors_break(plan)
            or self._places_break(plan)
            or self._already_expected(plan)
        )

    def agreement_breaks(self) -> Reason | None:
        """Whether the agreement it needs is there (R10, R45)."""
        frame = frame_of(self.row)
        if not needs_family(frame):
            return None
        if accompaniment_agreed(self.session, self.row.situation_id, self.at):
            return None
        alternative = frame.regime is Regime.ALTERNATIVE
        return Reason.AGREEMENT_MISSING if alternative else Reason.OUTSIDE_NOT_AGREED

    def hosts_break(self, hosts: Iterable[tuple[int | None, date]]) -> Reason | None:
        """Whether each host may receive on its day (R4, R48), and the family agreed to it (R11)."""
        for host, day in hosts:
            if host is None or host == self.school:
                continue
            kind = kind_of(self.session, host)
            if kind is None:
                return Reason.NO_SUCH_ORGANISATION
            if not may_host(self.session, host, day):
                return self._without_convention()
            if kind not in OF_THE_CITY:
                if not link_agreed(self.session, self.row.situation_id, host, self.at):
                    return Reason.LINK_NOT_AGREED
            elif not self._city_is_bound(day):
                return Reason.HOST_NOT_BOUND
        return None

    def _without_convention(self) -> Reason:
        alternative = self.row.regime == Regime.ALTERNATIVE
        return Reason.HOST_WITHOUT_CONVENTION if alternative else Reason.HOST_NOT_BOUND

    def _city_is_bound(self, day: date) -> bool:
        """For a responsibility, the city hosts under its own agreement with the school (R48)."""
        if self.row.regime == Regime.ALTERNATIVE:
            return True
        return has_convention(self.session, self.school, ConventionKind.SCHOOL, day)

    def _regime_breaks(self, plan: Sequence[HalfDay]) -> Reason | None:
        days = school_days(self.session, self.school, self.row.first_day)
        if self.row.regime == Regime.ALTERNATIVE:
            return alternative_breaks(plan, days)
        return responsibility_breaks(plan, days)

    def _tutors_break(self, plan: Sequence[HalfDay]) -> Reason | None:
        there = {(one.tutor, one.host) for one in plan if one.tutor is not None}
        for tutor, host in there:
            roles = memberships(self.session, tutor, self.at)
            fits = SCHOOL_STAFF if host == self.school else {Role.MISSION_TUTOR}
            if not any(role in fits and where == host for role, where in roles):
                return Reason.TUTOR_NOT_THERE
        return None

    def _places_break(self, plan: Sequence[HalfDay]) -> Reason | None:
        hosts = {one.host for one in plan if one.host is not None and one.host != self.school}
        lock(self.session, hosts)
        for host in sorted(hosts):
            slots = {Slot(one.day, one.half) for one in plan if one.host == host}
            if not has_room(self.session, host, slots, self.at, besides=self.row.id):
                return Reason.NO_PLACE_LEFT
        return None

    def _already_expected(self, plan: Sequence[HalfDay]) -> Reason | None:
        """Whether the same young person has another measure at these moments."""
        pupils = with_part(self.session, self.row.situation_id, Part.PUPIL, self.at)
        theirs = select(PartRow.situation_id).where(
            PartRow.part == Part.PUPIL, PartRow.person_id.in_(pupils)
        )
        others = self.session.execute(
            select(HalfDayRow.starts, HalfDayRow.ends)
            .join(MeasureRow, MeasureRow.id == HalfDayRow.measure_id)
            .where(
                MeasureRow.id != self.row.id,
                MeasureRow.state.in_([state.value for state in LIVE]),
                (MeasureRow.situation_id == self.row.situation_id)
                | MeasureRow.situation_id.in_(theirs),
                HalfDayRow.dropped.is_(None),
            )
        ).all()
        mine = [self.instants(one) for one in plan]
        meet = any(
            starts < other.ends and other.starts < ends for starts, ends in mine for other in others
        )
        return Reason.ALREADY_EXPECTED if meet else None

    def instants(self, one: HalfDay) -> tuple[datetime, datetime]:
        """When a half-day begins and ends, at the wall clock of the city."""
        zone = calendar_at(self.session, self.at).territory.timezone
        starts, ends = (datetime.combine(one.day, at, zone) for at in (one.starts, one.ends))
        return starts, ends
