"""An invented service with a week of appointments, for the screenshots of the console."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.meetings.moments import instant
from resources_db.accounts.actions import OpenAccount
from resources_db.accounts.finding import account_of_person
from resources_db.accounts.links import HANDED_LIFE, make_link
from resources_db.actions import Action, Actor, Done, Role
from resources_db.agreements.terms import Answer as Said
from resources_db.door import perform
from resources_db.meetings.actions import AnswerAppointment, Attendee, BookAppointment
from resources_db.meetings.terms import Answer, MeetingKind, Part
from resources_db.people.tables import OrganisationRow, PersonRow
from resources_db.situations.tables import SituationRow
from tests.resources_db.town import Town, answer, build

_ZONE = ZoneInfo("Europe/Paris")
_NAMES: Mapping[Role, tuple[str, str]] = {
    Role.AGENT: ("Inès", "Lopez"),
    Role.COORDINATOR: ("Paul", "Renaud"),
    Role.REFERENT_DE_PARCOURS: ("Awa", "Diop"),
    Role.SCHOOL_HEAD: ("Hélène", "Garnier"),
    Role.CPE: ("Marc", "Olivier"),
    Role.PARTNER: ("Jeanne", "Morel"),
    Role.GUARDIAN: ("Samira", "Haddad"),
    Role.YOUNG_PERSON: ("Nour", "Haddad"),
}
_PLACES = {"school": "Collège des Tilleuls", "service": "Service Jeunesse", "apre": "Accueil APRE"}


def invent(session: Session, at: datetime) -> str:
    """A town, its people, next week's appointments; the sign-in link of an agent."""
    town = build(session)
    for role, (given, family) in _NAMES.items():
        person = session.get_one(PersonRow, town.people[role])
        person.given_name, person.family_name = given, family
    for where, name in _PLACES.items():
        session.get_one(OrganisationRow, town.organisations[where]).name = name
    session.get_one(SituationRow, town.situation).initials = "N. H."
    answer(session, town.situation, town.people[Role.GUARDIAN], Said.YES)
    _arrange(session, town, at)
    agent = town.people[Role.AGENT]
    _asked(session, Actor.system(), OpenAccount(agent, "ines@ville.example"), at)
    account = account_of_person(session, agent)
    return make_link(session, None if account is None else account.id, at, HANDED_LIFE)


def next_monday(at: datetime) -> date:
    """The first day of the week after this one."""
    today = at.astimezone(_ZONE).date()
    return today + timedelta(days=7 - today.weekday())


def _arrange(session: Session, town: Town, at: datetime) -> None:
    here, monday = town.people, next_monday(at)
    agent = Attendee(here[Role.AGENT], Part.SERVICE)
    mother = Attendee(here[Role.GUARDIAN], Part.GUARDIAN, "ar")
    pupil = Attendee(here[Role.YOUNG_PERSON], Part.PUPIL)
    head = Attendee(here[Role.SCHOOL_HEAD], Part.SCHOOL)
    cpe = Attendee(here[Role.CPE], Part.SCHOOL)
    paul = Attendee(here[Role.COORDINATOR], Part.SERVICE)
    awa = Attendee(here[Role.REFERENT_DE_PARCOURS], Part.SERVICE)
    jeanne = Attendee(here[Role.PARTNER], Part.PARTNER)
    situation = town.situation
    family = _book(
        session, town, at, (monday, 9), situation, MeetingKind.FAMILY, (mother, pupil, awa)
    )
    _book(session, town, at, (monday, 14), None, MeetingKind.WATCH, (agent, head, cpe))
    _book(session, town, at, (monday, 33), situation, MeetingKind.ATTENDANCE, (pupil, jeanne))
    _book(session, town, at, (monday, 62), None, MeetingKind.REVIEW, (head, paul))
    _book(session, town, at, (monday, 86), None, MeetingKind.COMMITTEE, (paul, head, jeanne, agent))
    for role, said in ((Role.GUARDIAN, Answer.COMING), (Role.YOUNG_PERSON, Answer.CALL_ME)):
        _asked(session, town.actor(role), AnswerAppointment(family, said), at)


def _book(
    session: Session,
    town: Town,
    at: datetime,
    when: tuple[date, int],
    situation: int | None,
    kind: MeetingKind,
    people: tuple[Attendee, ...],
) -> int:
    """One appointment, at so many hours from the Monday."""
    days, hour = divmod(when[1], 24)
    starts = instant(when[0] + timedelta(days=days), time(hour), _ZONE)
    ends = starts + timedelta(minutes=90)
    words = "Maison de quartier, salle 2"
    action = BookAppointment(situation, kind, starts, ends, people, None, words)
    return _asked(session, town.actor(Role.AGENT), action, at)


def _asked(session: Session, actor: Actor, action: Action, at: datetime) -> int:
    outcome = perform(session, actor, action, at)
    if not isinstance(outcome, Done) or outcome.id is None:
        raise RuntimeError(f"{type(action).__name__}: {outcome}")
    return outcome.id
