"""What one actor may read of a situation: a frozen value, ``None`` where it is hidden.

Every page and every paper is made from these, never from the rows. Opening a situation is
written down (``audit.readings``) in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Role
from resources_db.agreements.standing import accompaniment_agreed
from resources_db.agreements.tables import AgreementRow
from resources_db.agreements.terms import Act, Answer, Means
from resources_db.audit.readings import note_reading
from resources_db.people.reach import Reach, reach_of
from resources_db.people.standing import holds, memberships
from resources_db.people.tables import OrganisationRow, PersonRow
from resources_db.people.terms import SCHOOL_STAFF, SERVICE_WIDE
from resources_db.situations.fields import Field, seen_by
from resources_db.situations.need_to_know import towards_situation
from resources_db.situations.tables import PartRow, SituationRow
from resources_db.situations.terms import Authority, Part, Proof


@dataclass(frozen=True, slots=True)
class PartView:
    """One part in the situation."""

    row: int
    part: Part
    person: int | None
    name: str | None
    given_name: str | None
    family_name: str | None
    organisation: str | None
    organisation_id: int | None
    reach: Reach | None
    authority: Authority | None
    proof: Proof | None


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One answer to one act."""

    row: int
    person: int
    act: Act
    answer: Answer
    at: datetime
    until: date | None
    organisation: int | None
    channel: str | None
    means: Means


@dataclass(frozen=True, slots=True)
class SituationView:
    """One situation, as far as the reader may see it."""

    id: int
    code: str
    roles: frozenset[Role]
    """In what quality it is read."""
    initials: str | None
    pupil: str | None
    class_name: str | None
    school: str | None
    opened: datetime | None
    closed: datetime | None
    family_informed: date | None
    accompanied: bool | None
    """Whether the family agreed to the accompaniment."""
    parts: tuple[PartView, ...]
    answers: tuple[AnswerView, ...]


def read_situation(
    session: Session, actor: Actor, situation: int, at: datetime, *, what: str
) -> SituationView | None:
    """The situation as this actor may see it, written down as read; None when there is nothing.

    « Nothing » is the same whether it does not exist or is none of their business. ``what``: the
    page or paper it is read for, as a code.
    """
    roles = towards_situation(session, actor, situation, at)
    fields = seen_by(roles)
    if actor.person is None or not fields:
        return None
    note_reading(session, actor.person, situation, roles, what, at)
    return _Reader(session, actor.person, at, fields, roles).view(situation)


def situations_of(session: Session, actor: Actor, at: datetime) -> tuple[int, ...]:
    """The situations this actor stands towards, newest first. Nothing of them is read yet."""
    if actor.person is None:
        return ()
    work = memberships(session, actor.person, at)
    real = ~SituationRow.invented
    wanted = select(SituationRow.id).where(real).order_by(SituationRow.id.desc())
    if not any(role in SERVICE_WIDE for role, _where in work):
        wanted = wanted.where(_perhaps(actor.person, work, at))
    return tuple(
        row for row in session.scalars(wanted) if towards_situation(session, actor, row, at)
    )


def find_by_code(session: Session, code: str) -> int | None:
    """The row of a situation, by its random name in an address."""
    return session.scalar(select(SituationRow.id).where(SituationRow.code == code))


def _perhaps(person: int, work: Iterable[tuple[Role, int]], at: datetime) -> ColumnElement[bool]:
    """Situations someone could stand towards: what is asked one by one is only these."""
    schools = [where for role, where in work if role in SCHOOL_STAFF]
    places = [where for role, where in work if role is Role.PARTNER]
    theirs = or_(PartRow.person_id == person, PartRow.organisation_id.in_(places))
    parts = select(PartRow.situation_id).where(theirs, holds(PartRow, at))
    return or_(SituationRow.school_id.in_(schools), SituationRow.id.in_(parts))


_SHOWN_WITH = {
    Part.PUPIL: Field.PUPIL_REACH,
    Part.GUARDIAN: Field.GUARDIAN_NAMES,
    Part.REFERENT: Field.REFERENT,
    Part.PARTNER: Field.PARTNERS,
    Part.TUTOR: Field.TUTOR,
}
_REACHED_WITH = {Part.PUPIL: Field.PUPIL_REACH, Part.GUARDIAN: Field.GUARDIAN_REACH}


@dataclass(frozen=True, slots=True)
class _Reader:
    session: Session
    reader: int
    at: datetime
    fields: frozenset[Field]
    roles: frozenset[Role]

    def view(self, situation: int) -> SituationView:
        row = self.session.get_one(SituationRow, situation)
        school = self.session.get_one(OrganisationRow, row.school_id).name
        agreed = accompaniment_agreed(self.session, situation, self.at)
        dates = Field.DATES in self.fields
        return SituationView(
            id=row.id,
            code=row.code,
            roles=self.roles,
            initials=row.initials if Field.INITIALS in self.fields else None,
            pupil=self._pupil(situation, agreed=agreed),
            class_name=row.class_name if Field.CLASS_NAME in self.fields else None,
            school=school if Field.SCHOOL in self.fields else None,
            opened=row.opened if dates else None,
            closed=row.closed if dates else None,
            family_informed=row.family_informed if dates else None,
            accompanied=agreed if Field.ACCOMPANIMENT in self.fields else None,
            parts=tuple(self._parts(situation, agreed=agreed)),
            answers=tuple(self._answers(situation)),
        )

    def _pupil(self, situation: int, *, agreed: bool) -> str | None:
        """Until the family has agreed, the family alone reads more than initials."""
        person = self.session.scalar(
            select(PersonRow)
            .join(PartRow, PartRow.person_id == PersonRow.id)
            .where(PartRow.situation_id == situation, PartRow.part == Part.PUPIL)
        )
        family = Field.OWN in self.fields
        if person is None or not (agreed or family):
            return None
        if Field.PUPIL_NAME in self.fields:
            return full_name(person)
        return person.given_name if Field.PUPIL_GIVEN_NAME in self.fields else None

    def _parts(self, situation: int, *, agreed: bool) -> Iterable[PartView]:
        rows = self.session.scalars(
            select(PartRow)
            .where(PartRow.situation_id == situation, holds(PartRow, self.at))
            .order_by(PartRow.id)
        )
        for row in rows:
            own = row.person_id == self.reader and Field.OWN in self.fields
            if own or _SHOWN_WITH.get(Part(row.part)) in self.fields:
                yield self._part(row, own=own, agreed=agreed)

    def _part(self, row: PartRow, *, own: bool, agreed: bool) -> PartView:
        person = None if row.person_id is None else self.session.get(PersonRow, row.person_id)
        where = None
        if row.organisation_id is not None:
            where = self.session.get_one(OrganisationRow, row.organisation_id).name
        known = Field.AUTHORITY in self.fields
        named = person if own or agreed or row.part != Part.PUPIL else None
        return PartView(
            row=row.id,
            part=Part(row.part),
            person=row.person_id,
            name=None if named is None else full_name(named),
            given_name=None if named is None else named.given_name,
            family_name=None if named is None else named.family_name,
            organisation=where,
            organisation_id=row.organisation_id,
            reach=self._reach(person, Part(row.part), own=own),
            authority=Authority(row.authority) if known and row.authority else None,
            proof=Proof(row.proof) if known and row.proof else None,
        )

    def _reach(self, person: PersonRow | None, part: Part, *, own: bool) -> Reach | None:
        shown = own or _REACHED_WITH.get(part) in self.fields
        return reach_of(self.session, person, self.at.date()) if person and shown else None

    def _answers(self, situation: int) -> Iterable[AnswerView]:
        wanted = select(AgreementRow).where(AgreementRow.situation_id == situation)
        if Field.ANSWERS not in self.fields:
            if Field.OWN not in self.fields:
                return
            wanted = wanted.where(AgreementRow.person_id == self.reader)
        for row in self.session.scalars(wanted.order_by(AgreementRow.id)):
            yield AnswerView(
                row=row.id,
                person=row.person_id,
                act=Act(row.act),
                answer=Answer(row.answer),
                at=row.at,
                until=row.until,
                organisation=row.organisation_id,
                channel=row.channel,
                means=Means(row.means),
            )


def full_name(person: PersonRow) -> str:
    """Given name, then family name where it is known."""
    return " ".join(name for name in (person.given_name, person.family_name) if name)
