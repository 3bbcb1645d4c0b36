"""The beginning: the school's call, the draft, the hours of class of a school."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from resources_db.actions import Action, Actor, Done, Outcome, Reason, Refused
from resources_db.agreements.standing import accompaniment_agreed
from resources_db.calendar.days import Calendar
from resources_db.city.days import day_of
from resources_db.city.reading import value_on
from resources_db.city.terms import CityField
from resources_db.measures.actions import DraftMeasure, SetSchoolWeek, TakeCall
from resources_db.measures.limits import Works, exclusion_breaks
from resources_db.measures.machine import State, Step
from resources_db.measures.refusing import refuse
from resources_db.measures.school_days import read_week, school_calendar, school_days
from resources_db.measures.stepping import take
from resources_db.measures.tables import MeasureRow, SchoolWeekRow
from resources_db.measures.terms import Frame, Regime, needs_family
from resources_db.people.actions import AddContact, AddPerson
from resources_db.people.changes import add_person
from resources_db.people.contact_changes import add_contact
from resources_db.people.spelling import clean_contact, clean_name
from resources_db.people.tables import OrganisationRow
from resources_db.people.terms import ContactKind
from resources_db.situations.actions import AddPart, OpenSituation
from resources_db.situations.changes import add_part, open_situation
from resources_db.situations.tables import SituationRow
from resources_db.situations.terms import Part

_CODE_BYTES = 12
_SUNDAY = 6
UNNAMED: Final = "Responsable légal"
"""What the service reads where the school gave a number without a name."""


def take_call(session: Session, actor: Actor, action: TakeCall, at: datetime) -> Outcome:
    """The situation, the pupil, the guardian and the draft at once; all of it or nothing."""
    name = clean_name(action.given_name)
    if name is None:
        return Refused(Reason.BAD_NAME, action.rule)
    if clean_contact(ContactKind.PHONE, action.phone) is None:
        return Refused(Reason.BAD_CONTACT, action.rule)
    attempt = session.begin_nested()
    outcome = _called_in(session, actor, action, name, at)
    if isinstance(outcome, Refused):
        attempt.rollback()
        return refuse(outcome.reason, action.rule)
    attempt.commit()
    return outcome


def _called_in(
    session: Session, actor: Actor, action: TakeCall, name: str, at: datetime
) -> Outcome:
    made = _Made(session, actor, at)
    initials = f"{name[0].upper()}."
    situation = made.do(
        open_situation,
        OpenSituation(action.school, initials, action.class_name, action.family_informed),
    )
    # A pupil follows class in French; it is the guardian who was asked what they read.
    pupil = made.do(add_person, AddPerson(name, None))
    guardian = made.do(add_person, AddPerson(action.guardian_name or UNNAMED, None, action.lang))
    made.do(add_contact, AddContact(guardian, ContactKind.PHONE, action.phone))
    made.do(add_part, AddPart(situation, Part.PUPIL, pupil))
    made.do(add_part, AddPart(situation, Part.GUARDIAN, guardian))
    draft = DraftMeasure(situation, action.frame, action.first_day, action.last_day)
    measure = made.do(draft_measure, draft)
    return made.refused or Done(measure)


class _Made:
    """Does one thing after another, and nothing more after the first refusal."""

    def __init__(self, session: Session, actor: Actor, at: datetime) -> None:
        self._session, self._actor, self._at = session, actor, at
        self.refused: Refused | None = None

    def do(self, handle: Callable[..., Outcome], action: Action) -> int:
        """The row it made; 0 once something was refused."""
        if self.refused is not None:
            return 0
        outcome = handle(self._session, self._actor, action, self._at)
        if isinstance(outcome, Refused):
            self.refused = outcome
            return 0
        return outcome.id or 0


def draft_measure(session: Session, actor: Actor, action: DraftMeasure, at: datetime) -> Outcome:
    """Refused beyond eight days as the city counts them (R1), and for a frame that is none."""
    situation = session.get_one(SituationRow, action.situation)
    if situation.closed is not None:
        return Refused(Reason.SITUATION_CLOSED, action.rule)
    if situation.family_informed is None:
        return refuse(Reason.FAMILY_NOT_INFORMED, action.rule)
    if not action.frame.is_possible:
        return refuse(Reason.FRAME_NOT_POSSIBLE, action.rule)
    if action.last_day < max(action.first_day, day_of(at)):
        return Refused(Reason.BAD_DAYS, action.rule)
    broken = days_break(session, situation.school_id, action)
    if broken is not None:
        return refuse(broken, action.rule)
    row = MeasureRow(
        code=secrets.token_urlsafe(_CODE_BYTES),
        situation_id=situation.id,
        regime=action.frame.regime.value,
        ground=action.frame.ground,
        site=action.frame.site.value,
        state=State.DRAFTED.value,
        first_day=action.first_day,
        last_day=action.last_day,
        plan=0,
        drafted=at,
        drafted_by=actor.person,
    )
    if _agreed(session, situation.id, action.frame, at):
        take(row, Step.AGREE, at)
    session.add(row)
    session.flush()
    return Done(row.id)


def _agreed(session: Session, situation: int, frame: Frame, at: datetime) -> bool:
    return not needs_family(frame) or accompaniment_agreed(session, situation, at)


def days_break(session: Session, school: int, action: DraftMeasure) -> Reason | None:
    """Whether the days are possible: an exclusion counts its own, the other regime its hours."""
    if action.frame.regime is Regime.ALTERNATIVE:
        counts = counted_days(session, school, action)
        return exclusion_breaks(action.first_day, action.last_day, counts)
    return exclusion_breaks(action.first_day, action.last_day, lambda _day: False)


def counted_days(session: Session, school: int, action: DraftMeasure) -> Works:
    """Which days « 8 jours » counts, as the city's dated setting says: school days by default.

    « Jours ouvrables » are all but Sundays and public holidays.
    """
    calendar: Calendar = school_calendar(
        session, session.get_one(OrganisationRow, school), action.first_day
    )
    match value_on(session, CityField.EXCLUSION_DAY, action.first_day):
        case "calendar_days":
            return lambda _day: True
        case "working_days":
            return lambda day: day.weekday() != _SUNDAY and not calendar.is_public_holiday(day)
        case _:
            days = school_days(session, school, action.first_day)
            return lambda day: days.hours(day) is not None


def set_school_week(session: Session, actor: Actor, action: SetSchoolWeek, at: datetime) -> Outcome:
    """A line more: what held before keeps its days."""
    if read_week(action.week) is None:
        return Refused(Reason.BAD_WEEK, action.rule)
    row = SchoolWeekRow(
        school_id=action.school,
        week=action.week.replace(" ", ""),
        since=action.since,
        set_at=at,
        set_by=actor.person,
    )
    session.add(row)
    session.flush()
    return Done(row.id)
