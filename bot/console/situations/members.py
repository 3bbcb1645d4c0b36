"""What the page of a situation shows besides what may be read of it: what is asked, and of whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.console import people_sentences
from bot.console.languages import language_name, spoken
from bot.console.measures import sentences as measures
from bot.console.measures.situation_lines import measure_lines
from bot.console.people_lines import colleagues, organisations
from bot.console.situations import sentences
from bot.console.situations.school_asked import ASKABLE, asked_of_school
from bot.console.visit import StaffVisit
from bot.schools import sentences as schools
from resources_db.actions import Role
from resources_db.agreements.actions import GiveAnswer
from resources_db.agreements.asked import Asked, asked_in
from resources_db.agreements.standing import link_agreed
from resources_db.agreements.terms import Act
from resources_db.invitations.actions import Invite
from resources_db.people.terms import ROLES_IN
from resources_db.situations.actions import AddPart
from resources_db.situations.terms import Part
from resources_db.situations.views import PartView, SituationView

_OF_THE_SCHOOL = frozenset({Act.INFORMATION, Act.ACCOMPANIMENT})
"""What a school collects an answer to (R10): with whom else the family deals is not shown to it."""


@dataclass(frozen=True, slots=True)
class Member:
    """One of the family, and what is asked of them."""

    part: PartView
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Professional:
    """Anyone else with a part."""

    part: PartView
    opened: bool | None
    """Of a partner: whether the family's agreement opens the situation to it; None if hidden."""


def working_values(session: Session, visit: StaffVisit, view: SituationView) -> dict[str, object]:
    """Everything the template needs."""
    serving = bool(view.roles & AddPart.allowed)
    working = serving and view.closed is None
    family = [one for one in view.parts if one.part in {Part.PUPIL, Part.GUARDIAN}]
    others = [one for one in view.parts if one.part not in {Part.PUPIL, Part.GUARDIAN}]
    return {
        "u": sentences,
        "view": view,
        "family": [member_of(session, visit, view, part) for part in family],
        "others": [_professional(session, visit, view, part) for part in others],
        "answering": bool(view.roles & GiveAnswer.allowed),
        "inviting": bool(view.roles & Invite.allowed) and view.closed is None,
        "working": working,
        "serving": serving,
        "choices": _choices(session, visit, view) if working else None,
        "languages": spoken(),
        "language": language_name,
        "organisation": {place.id: place.name for place in organisations(session)},
        "names": {part.person: part.name for part in view.parts},
        "typed": visit.form,
        "d": measures,
        "measures": measure_lines(session, view),
        "kinds": people_sentences.KINDS,
        "e": schools,
        "askable": ASKABLE,
        "school_asked": asked_of_school(session, view.id) if serving else (),
    }


def referents(session: Session, at: datetime) -> tuple[tuple[int, str], ...]:
    """Who may be named référent de parcours, with their name."""
    return tuple(
        (one.person, one.name)
        for one in colleagues(session, at)
        if any(held.role is Role.REFERENT_DE_PARCOURS for held in one.roles)
    )


def member_of(session: Session, visit: StaffVisit, view: SituationView, part: PartView) -> Member:
    """What is asked of one of the family, as far as the reader's work goes.

    A school enters an answer; who of the family said what is the service's alone to read.
    """
    asked, offered = tuple[Asked, ...](), visit.console.offered
    if part.person is not None:
        asked = asked_in(session, view.id, part.person, visit.at, offered)
    if view.roles & AddPart.allowed:
        return Member(part, asked)
    return Member(part, tuple(_untold(one) for one in asked if one.act in _OF_THE_SCHOOL))


def _untold(asked: Asked) -> Asked:
    """The question without its answer."""
    return replace(
        asked, answer=None, answered=None, until=None, row=None, means=None, outdated=False
    )


def _professional(
    session: Session, visit: StaffVisit, view: SituationView, part: PartView
) -> Professional:
    opened = None
    if part.part is Part.PARTNER and view.roles & AddPart.allowed:
        opened = link_agreed(session, view.id, part.organisation_id, visit.at)
    return Professional(part, opened)


@dataclass(frozen=True, slots=True)
class Choices:
    """Who may be given a part."""

    has_pupil: bool
    partners: tuple[tuple[str, str], ...]
    """What the form sends, and the name."""
    referents: tuple[tuple[str, str], ...]
    tutors: tuple[tuple[str, str], ...]


def _choices(session: Session, visit: StaffVisit, view: SituationView) -> Choices:
    named = {one.organisation_id for one in view.parts if one.part is Part.PARTNER}
    staff = colleagues(session, visit.at)
    tutors = tuple(
        (f"{one.person}:{held.organisation}", f"{one.name}, {held.where}")
        for one in staff
        for held in one.roles
        if held.role is Role.MISSION_TUTOR
    )
    places = organisations(session)
    partners = (one for one in places if Role.PARTNER in ROLES_IN[one.kind])
    return Choices(
        has_pupil=any(one.part is Part.PUPIL for one in view.parts),
        partners=tuple((f":{one.id}", one.name) for one in partners if one.id not in named),
        referents=tuple((f"{who}:", name) for who, name in referents(session, visit.at)),
        tutors=tutors,
    )
