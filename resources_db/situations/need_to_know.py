"""Need to know: in what quality someone stands towards a situation, a person, a school.

A role alone opens nothing individual. A school stands towards its own pupils; a référent, a
guardian, a tutor towards the situations they have a part in; a partner towards those that the
family's agreement has opened to it, as long as it holds (R11, R28). The CDEN, the editor, the
officer and the administrator stand towards none (R27). A professional stands towards none before
they have signed the charter in force (R35).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import (
    AboutMeeting,
    AboutPerson,
    AboutSchool,
    AboutSituation,
    Action,
    Actor,
    Role,
)
from resources_db.agreements.standing import link_agreed
from resources_db.charter.actions import BOUND
from resources_db.charter.signing import has_signed
from resources_db.people.standing import holds, memberships, roles_of
from resources_db.people.tables import PersonRow
from resources_db.people.terms import SCHOOL_STAFF, SERVICE_WIDE
from resources_db.situations.tables import PartRow, SituationRow
from resources_db.situations.terms import Part

Roles = frozenset[Role]
NOBODY: Roles = frozenset()
FAMILY = frozenset({Role.GUARDIAN, Role.YOUNG_PERSON})
_UNBOUND = frozenset({Role.VISITOR, Role.SYSTEM})
"""Qualities that no membership gives."""


def roles_for(session: Session, actor: Actor, action: Action, at: datetime) -> Roles:
    """The roles that count for this request: those held now, towards what it is about."""
    match action:
        case AboutSituation() | AboutMeeting() | AboutSchool():
            return _signed(session, actor, but_for_charter(session, actor, action, at))
        case _:
            return but_for_charter(session, actor, action, at)


def but_for_charter(session: Session, actor: Actor, action: Action, at: datetime) -> Roles:
    """The same, for someone who would have signed the charter."""
    match action:
        case AboutSituation(situation=situation):
            return _towards_situation(session, actor, situation, at)
        case AboutMeeting(situation=int(situation)):
            return _towards_situation(session, actor, situation, at)
        case AboutPerson(person=person):
            return towards_person(session, actor, person, at)
        case AboutSchool(school=school):
            return towards_school(session, actor, school, at)
        case _:
            return held(session, actor, at)


def held(session: Session, actor: Actor, at: datetime) -> Roles:
    """The roles of an actor now. A person's come from the database, whatever the page thought."""
    if actor.person is None:
        return actor.roles
    return roles_of(session, actor.person, at) | (actor.roles & _UNBOUND)


def towards_situation(session: Session, actor: Actor, situation: int, at: datetime) -> Roles:
    """The roles held towards one situation; nobody's, when there is no such situation.

    Once it waits for its destruction, nobody's either.
    """
    return _signed(session, actor, _towards_situation(session, actor, situation, at))


def _signed(session: Session, actor: Actor, roles: Roles) -> Roles:
    """What is left of them while the charter is not signed: the family's."""
    if actor.person is None or not roles & BOUND or has_signed(session, actor.person):
        return roles
    return roles - BOUND


def _towards_situation(session: Session, actor: Actor, situation: int, at: datetime) -> Roles:
    row = session.execute(
        select(SituationRow.school_id, SituationRow.closed, SituationRow.delete_after).where(
            SituationRow.id == situation
        )
    ).one_or_none()
    if row is None or (row.delete_after is not None and row.delete_after < at.date()):
        return NOBODY
    if actor.person is None:
        return actor.roles & {Role.SYSTEM}
    work = memberships(session, actor.person, at)
    roles = {role for role, _where in work if role in SERVICE_WIDE}
    roles |= {role for role, where in work if role in SCHOOL_STAFF and where == row.school_id}
    closed = row.closed is not None and row.closed <= at
    return frozenset(roles | _by_parts(session, actor.person, work, situation, at, closed=closed))


def towards_person(session: Session, actor: Actor, person: int, at: datetime) -> Roles:
    """The roles held towards one person: themselves, their référents, the service.

    A guardian stands towards themselves only: never towards the other one.
    """
    if actor.person is None:
        return actor.roles & {Role.SYSTEM}
    if session.get(PersonRow, person) is None:
        return NOBODY
    mine = roles_of(session, actor.person, at)
    roles = mine & (SERVICE_WIDE | {Role.ADMINISTRATOR})
    if person == actor.person:
        roles |= mine
    shared = _situations_of(session, actor.person, Part.REFERENT, at)
    if Role.REFERENT_DE_PARCOURS in mine and shared & _situations_of(session, person, None, at):
        roles |= {Role.REFERENT_DE_PARCOURS}
    return roles


def towards_school(session: Session, actor: Actor, school: int, at: datetime) -> Roles:
    """The roles held in a school, and those of the service that answers every school."""
    if actor.person is None:
        return actor.roles & {Role.SYSTEM}
    work = memberships(session, actor.person, at)
    return frozenset(role for role, where in work if where == school or role in SERVICE_WIDE)


def _by_parts(
    session: Session,
    person: int,
    work: frozenset[tuple[Role, int]],
    situation: int,
    at: datetime,
    *,
    closed: bool,
) -> set[Role]:
    rows = session.execute(
        select(PartRow.part, PartRow.person_id, PartRow.organisation_id).where(
            PartRow.situation_id == situation, holds(PartRow, at)
        )
    ).all()
    roles: set[Role] = set()
    for row in rows:
        role = _role_of(row, person, work)
        if role is None or (closed and role in {Role.PARTNER, Role.MISSION_TUTOR}):
            continue
        if role is not Role.PARTNER or link_agreed(session, situation, row.organisation_id, at):
            roles.add(role)
    return roles


def _role_of(row: Any, person: int, work: frozenset[tuple[Role, int]]) -> Role | None:
    """The role that one part gives this person, if any: with the membership it rests on."""
    mine = row.person_id == person
    match Part(row.part):
        case Part.PUPIL:
            return Role.YOUNG_PERSON if mine else None
        case Part.GUARDIAN:
            return Role.GUARDIAN if mine else None
        case Part.REFERENT:
            held_now = any(role is Role.REFERENT_DE_PARCOURS for role, _where in work)
            return Role.REFERENT_DE_PARCOURS if mine and held_now else None
        case Part.TUTOR:
            held_there = (Role.MISSION_TUTOR, row.organisation_id) in work
            return Role.MISSION_TUTOR if mine and held_there else None
        case Part.PARTNER:
            belongs = (Role.PARTNER, row.organisation_id) in work
            return Role.PARTNER if belongs and (mine or row.person_id is None) else None


def _situations_of(session: Session, person: int, part: Part | None, at: datetime) -> set[int]:
    wanted = select(PartRow.situation_id).where(PartRow.person_id == person, holds(PartRow, at))
    return set(session.scalars(wanted if part is None else wanted.where(PartRow.part == part)))
