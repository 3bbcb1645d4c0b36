"""What one actor may read of appointments: frozen values, written down as read.

Every page is made from these. An appointment of a situation is for those of the service who
stand towards it; another one for the service, and for whoever arranged it or is expected.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Actor
from resources_db.charter.signing import has_signed
from resources_db.meetings.tables import AppointmentRow, AttendeeRow
from resources_db.meetings.terms import Answer, MeetingKind, Part
from resources_db.people.standing import memberships
from resources_db.people.tables import PersonRow
from resources_db.people.terms import SERVICE_ROLES, SERVICE_WIDE
from resources_db.situations.need_to_know import towards_situation
from resources_db.situations.views import SituationView, full_name, read_situation


@dataclass(frozen=True, slots=True)
class AttendeeView:
    """Someone who is expected."""

    person: int
    name: str | None
    """None where the reader may not know it."""
    part: Part
    answer: Answer | None
    answered: datetime | None
    interpreter: str | None
    """Language, as a code."""
    interpreter_state: str | None
    interpreter_means: str | None = None
    interpreter_name: str | None = None
    interpreter_phone: str | None = None


@dataclass(frozen=True, slots=True)
class AppointmentView:
    """One appointment, as far as the reader may see it."""

    id: int
    code: str
    kind: MeetingKind
    situation: int | None
    situation_code: str | None
    about: str | None
    """The pupil's name, or initials until the family has agreed."""
    starts: datetime
    ends: datetime
    place: str | None
    place_words: str | None
    bring: str | None
    organiser: int
    organiser_name: str | None
    cancelled: datetime | None
    attendees: tuple[AttendeeView, ...]


def appointments_between(
    session: Session, actor: Actor, since: datetime, until: datetime, at: datetime, *, what: str
) -> tuple[AppointmentView, ...]:
    """Those that this actor may see, by beginning; each situation is noted as read once."""
    rows = session.scalars(
        select(AppointmentRow)
        .where(AppointmentRow.starts >= since, AppointmentRow.starts < until)
        .order_by(AppointmentRow.starts, AppointmentRow.id)
    ).all()
    reader = _Reader(session, actor, at, what)
    return tuple(view for row in rows if (view := reader.view(row)) is not None)


def read_appointment(
    session: Session, actor: Actor, code: str, at: datetime, *, what: str
) -> AppointmentView | None:
    """The appointment of this random name; None when there is nothing for this actor."""
    row = session.scalar(select(AppointmentRow).where(AppointmentRow.code == code))
    return None if row is None else _Reader(session, actor, at, what).view(row)


@dataclass(frozen=True, slots=True)
class _Reader:
    session: Session
    actor: Actor
    at: datetime
    what: str
    situations: dict[int, SituationView | None] = field(
        default_factory=dict[int, SituationView | None]
    )
    colleagues: dict[int, str | None] = field(default_factory=dict[int, str | None])

    def view(self, row: AppointmentRow) -> AppointmentView | None:
        attendees = self.session.scalars(
            select(AttendeeRow)
            .where(AttendeeRow.appointment_id == row.id, AttendeeRow.left.is_(None))
            .order_by(AttendeeRow.id)
        ).all()
        if not self._may_see(row, {one.person_id for one in attendees}):
            return None
        about = None if row.situation_id is None else self._situation(row.situation_id)
        names = self._names(about, {row.organiser, *(one.person_id for one in attendees)})
        return AppointmentView(
            id=row.id,
            code=row.code,
            kind=MeetingKind(row.kind),
            situation=row.situation_id,
            situation_code=None if about is None else about.code,
            about=None if about is None else about.pupil or about.initials,
            starts=row.starts,
            ends=row.ends,
            place=row.place,
            place_words=row.place_words,
            bring=row.bring,
            organiser=row.organiser,
            organiser_name=names.get(row.organiser),
            cancelled=row.cancelled,
            attendees=tuple(_attendee(one, about, names) for one in attendees),
        )

    def _may_see(self, row: AppointmentRow, expected: set[int]) -> bool:
        """Nothing at all before the charter is signed (R35)."""
        person = self.actor.person
        if person is None or not has_signed(self.session, person):
            return False
        if row.situation_id is not None:
            towards = towards_situation(self.session, self.actor, row.situation_id, self.at)
            return bool(towards & SERVICE_ROLES)
        mine = {role for role, _where in memberships(self.session, person, self.at)}
        own = person == row.organiser or person in expected
        return bool(mine & (SERVICE_ROLES if own else SERVICE_WIDE))

    def _situation(self, number: int) -> SituationView | None:
        if number not in self.situations:
            self.situations[number] = read_situation(
                self.session, self.actor, number, self.at, what=self.what
            )
        return self.situations[number]

    def _names(self, about: SituationView | None, people: set[int]) -> Mapping[int, str]:
        """Those of the situation as it shows them, and colleagues: their names are no secret."""
        shown = {} if about is None else {one.person: one.name for one in about.parts}
        named = {one: self._at_work(one) or shown.get(one) for one in people}
        return {one: name for one, name in named.items() if name}

    def _at_work(self, person: int) -> str | None:
        """The name of someone who has a role; looked up once."""
        if person not in self.colleagues:
            row = self.session.get(PersonRow, person)
            at_work = memberships(self.session, person, self.at)
            self.colleagues[person] = full_name(row) if row is not None and at_work else None
        return self.colleagues[person]


def _attendee(
    row: AttendeeRow, about: SituationView | None, names: Mapping[int, str]
) -> AttendeeView:
    part = Part(row.part)
    name = names.get(row.person_id)
    if part is Part.PUPIL and about is not None:
        name = about.pupil or about.initials
    return AttendeeView(
        person=row.person_id,
        name=name,
        part=part,
        answer=Answer(row.answer) if row.answer else None,
        answered=row.answered,
        interpreter=row.interpreter,
        interpreter_state=row.interpreter_state,
        interpreter_means=row.interpreter_means,
        interpreter_name=row.interpreter_name,
        interpreter_phone=row.interpreter_phone,
    )
