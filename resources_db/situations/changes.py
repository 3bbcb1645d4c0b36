"""What happens to a situation and to the parts in it. Called by the one door only."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, exists, select, update
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused, Role
from resources_db.city.days import day_of
from resources_db.city.reading import setting_on
from resources_db.city.terms import CityField
from resources_db.handling import Handlers
from resources_db.people.spelling import clean_name
from resources_db.people.standing import holds, memberships
from resources_db.people.tables import OrganisationRow, PersonRow
from resources_db.people.terms import ROLES_IN, OrganisationKind
from resources_db.situations.actions import (
    AddPart,
    CloseSituation,
    EndPart,
    OpenSituation,
    RecordAuthority,
)
from resources_db.situations.retention import last_day_of_situation
from resources_db.situations.tables import PartRow, SituationRow
from resources_db.situations.terms import Part

_CODE_BYTES = 12
_FROM_OUTSIDE = frozenset({Part.PARTNER, Part.TUTOR})


def open_situation(session: Session, actor: Actor, action: OpenSituation, at: datetime) -> Outcome:
    """Refused while the family has not been told by the school (R10, R36)."""
    school = session.get(OrganisationRow, action.school)
    if school is None or school.kind != OrganisationKind.SCHOOL or school.ended is not None:
        return Refused(Reason.NO_SUCH_ORGANISATION, action.rule)
    initials = clean_name(action.initials)
    if initials is None:
        return Refused(Reason.BAD_NAME, action.rule)
    if action.family_informed is None or action.family_informed > at.date():
        return Refused(Reason.FAMILY_NOT_INFORMED, action.rule)
    row = SituationRow(
        code=secrets.token_urlsafe(_CODE_BYTES),
        school_id=school.id,
        initials=initials,
        class_name=None if action.class_name is None else clean_name(action.class_name),
        family_informed=action.family_informed,
        opened=at,
        opened_by=actor.person,
    )
    session.add(row)
    session.flush()
    return Done(row.id)


def add_part(session: Session, _actor: Actor, action: AddPart, at: datetime) -> Outcome:
    """Refused when the situation is closed, or when the part does not fit.

    A partner's part opens nothing by itself: the family's agreement does (R11).
    """
    if not _open(session, action.situation, at):
        return Refused(Reason.SITUATION_CLOSED, action.rule)
    if not _fits(session, action, at):
        return Refused(Reason.PART_DOES_NOT_FIT, action.rule)
    if session.scalar(select(exists().where(*_same_part(action), holds(PartRow, at)))):
        return Refused(Reason.ALREADY_KNOWN, action.rule)
    row = PartRow(
        situation_id=action.situation,
        person_id=action.person,
        organisation_id=action.organisation,
        part=action.part.value,
        authority=action.authority,
        since=at,
    )
    session.add(row)
    session.flush()
    return Done(row.id)


def end_part(session: Session, _actor: Actor, action: EndPart, at: datetime) -> Outcome:
    """What it opened is closed with the next request."""
    ended = session.scalar(
        update(PartRow)
        .where(
            PartRow.id == action.part,
            PartRow.situation_id == action.situation,
            holds(PartRow, at),
        )
        .values(until=at)
        .returning(PartRow.id)
    )
    return Refused(Reason.PART_DOES_NOT_FIT, action.rule) if ended is None else Done(ended)


def record_authority(
    session: Session, actor: Actor, action: RecordAuthority, at: datetime
) -> Outcome:
    """Who saw which proof, and when, stands beside it."""
    recorded = session.scalar(
        update(PartRow)
        .where(
            PartRow.situation_id == action.situation,
            PartRow.person_id == action.person,
            PartRow.part == Part.GUARDIAN,
            holds(PartRow, at),
        )
        .values(
            authority=action.authority.value,
            proof=action.proof.value,
            proof_seen_by=actor.person,
            proof_seen_at=at,
        )
        .returning(PartRow.id)
    )
    return Refused(Reason.PART_DOES_NOT_FIT, action.rule) if recorded is None else Done(recorded)


def close_situation(
    session: Session, _actor: Actor, action: CloseSituation, at: datetime
) -> Outcome:
    """Its last day follows from the rule of retention in force, which the officer signed."""
    kept_until = setting_on(session, CityField.RETENTION_DAY, day_of(at))
    closed = session.scalar(
        update(SituationRow)
        .where(SituationRow.id == action.situation, SituationRow.closed.is_(None))
        .values(closed=at, delete_after=last_day_of_situation(at.date(), kept_until))
        .returning(SituationRow.id)
    )
    return Refused(Reason.SITUATION_CLOSED, action.rule) if closed is None else Done(closed)


def _open(session: Session, situation: int, at: datetime) -> bool:
    closed = session.scalar(select(SituationRow.closed).where(SituationRow.id == situation))
    return closed is None or closed > at


def _fits(session: Session, action: AddPart, at: datetime) -> bool:
    """One of the family is a person; a référent holds the role; the others come from somewhere."""
    if action.person is not None and session.get(PersonRow, action.person) is None:
        return False
    match action.part:
        case Part.PUPIL | Part.GUARDIAN:
            return action.person is not None and action.organisation is None
        case Part.REFERENT:
            roles = _roles(session, action.person, at)
            return Role.REFERENT_DE_PARCOURS in roles and action.organisation is None
        case Part.PARTNER | Part.TUTOR:
            return _fits_from_outside(session, action)


def _fits_from_outside(session: Session, action: AddPart) -> bool:
    where = None
    if action.organisation is not None:
        where = session.get(OrganisationRow, action.organisation)
    if where is None or where.ended is not None:
        return False
    role = Role.PARTNER if action.part is Part.PARTNER else Role.MISSION_TUTOR
    named = action.person is not None or action.part is Part.PARTNER
    return named and role in ROLES_IN[OrganisationKind(where.kind)]


def _roles(session: Session, person: int | None, at: datetime) -> set[Role]:
    if person is None:
        return set()
    return {role for role, _where in memberships(session, person, at)}


def _same_part(action: AddPart) -> list[ColumnElement[bool]]:
    """Someone has a part once; there is one pupil in a situation."""
    same = [PartRow.situation_id == action.situation, PartRow.part == action.part]
    if action.part is Part.PUPIL:
        return same
    return [
        *same,
        PartRow.person_id == action.person,
        PartRow.organisation_id == action.organisation,
    ]


HANDLERS: Final[Handlers] = {
    OpenSituation: open_situation,
    AddPart: add_part,
    EndPart: end_part,
    RecordAuthority: record_authority,
    CloseSituation: close_situation,
}
"""What this module does for the door."""
