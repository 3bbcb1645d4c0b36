"""« Un appel »: the CPE's call at four o'clock, noted while they speak; a measure is drafted.

Seven fields are enough. What a guardian says on the telephone is noted in the same gesture, as
provisional: either everything is kept, or nothing is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console.languages import spoken
from bot.console.measures.starting import sentences
from bot.console.measures.starting.agreeing import by_phone, text_to_read
from bot.console.measures.starting.desk import today
from bot.console.measures.starting.frames import (
    FIELD_OF,
    FRAMES,
    Wrong,
    days_in,
    frame_in,
    next_working_day,
)
from bot.console.measures.starting.known import known_by
from bot.console.pages import page, refused, see
from bot.console.people_lines import Place, organisations
from bot.console.together import Gesture, together
from bot.console.typed import number
from bot.console.visit import StaffVisit
from bot.meetings.moments import day_of
from conversations import refusals
from resources_db.actions import Refused
from resources_db.charter.signing import has_signed
from resources_db.measures.actions import TakeCall
from resources_db.measures.drafting import UNNAMED
from resources_db.measures.people import with_part
from resources_db.measures.tables import MeasureRow
from resources_db.measures.terms import needs_family
from resources_db.people.spelling import clean_contact, clean_name
from resources_db.people.terms import ContactKind, OrganisationKind
from resources_db.situations.need_to_know import towards_school
from resources_db.situations.terms import Part

_FORM = "measures/starting/call.html"
_WRONG_FIELDS, _ALREADY = 422, 409


@dataclass(frozen=True, slots=True)
class Noted:
    """What came of a call."""

    code: str
    """Random name of the measure."""
    done: str
    """What the next page says of it."""


async def show(visit: StaffVisit) -> web.StreamResponse:
    """An empty form; whoever has not signed the charter reads it first."""
    person = visit.staff.signed.person
    if not await visit.read(lambda s: has_signed(s, person)):
        return see("/charte")
    typed = {"first_day": next_working_day(today(visit)).isoformat(), "lang": "fr"}
    return page(visit, _FORM, await _values(visit, typed, {}))


async def take(visit: StaffVisit) -> web.StreamResponse:
    """Draft the measure, then plan its days; or the form again, with what was typed."""
    typed = {name: value.strip() for name, value in visit.form.items()}
    schools = await visit.read(lambda s: _schools(s, visit))
    asked = filled(typed, [one.id for one in schools], today(visit))
    if not isinstance(asked, TakeCall):
        return page(visit, _FORM, await _values(visit, typed, asked), status=_WRONG_FIELDS)
    same = (
        () if visit.said("other") else await visit.write(lambda s: known_by(s, visit, asked.phone))
    )
    if same:
        values = await _values(visit, typed, {}) | {"same": same}
        return page(visit, _FORM, values, status=_ALREADY)
    noted = await together(visit, lambda gesture: _note(gesture, asked))
    if isinstance(noted, Refused):
        return await _refused(visit, typed, noted)
    return see(f"/mesures/{noted.code}/planifier?fait={noted.done}")


def filled(form: Mapping[str, str], schools: Sequence[int], day: date) -> TakeCall | Wrong:
    """The form as an action, or what is wrong with it by field."""
    wrong: Wrong = {}
    school = number(form.get("school", ""))
    if school not in schools:
        wrong["school"] = sentences.WRONG_SCHOOL
    if clean_name(form.get("given_name", "")) is None:
        wrong["given_name"] = sentences.WRONG_NAME
    if clean_contact(ContactKind.PHONE, form.get("phone", "")) is None:
        wrong["phone"] = sentences.WRONG_PHONE
    guardian = form.get("guardian_name", "")
    if guardian and clean_name(guardian) is None:
        wrong["guardian_name"] = sentences.WRONG_NAME
    frame, days = frame_in(form, wrong), days_in(form, day, wrong)
    informed = day_of(form.get("informed", ""))
    if informed is None or informed > day:
        wrong["informed"] = sentences.WRONG_INFORMED
    if wrong or school is None or frame is None or days is None:
        return wrong
    return TakeCall(
        school,
        form["given_name"],
        form["phone"],
        frame,
        *days,
        informed,
        guardian or None,
        form.get("class_name") or None,
        form.get("lang", "") if form.get("lang", "") in spoken() else "fr",
    )


def _note(gesture: Gesture, asked: TakeCall) -> Noted:
    row = gesture.session.get_one(MeasureRow, gesture.do(asked))
    visit = gesture.visit
    done = "appel" if needs_family(asked.frame) else "mesure"
    if visit.said("agreed"):
        done = "accord"
        guardian = with_part(gesture.session, row.situation_id, Part.GUARDIAN, visit.at)[0]
        who = asked.guardian_name or UNNAMED
        gesture.do(by_phone(row.situation_id, guardian, visit.said("version"), who))
    return Noted(row.code, done)


async def _refused(
    visit: StaffVisit, typed: Mapping[str, str], outcome: Refused
) -> web.StreamResponse:
    field = FIELD_OF.get(outcome.reason)
    wrong = {} if field is None else {field: refusals.sentence(outcome)}
    return refused(visit, outcome, _FORM, await _values(visit, typed, wrong))


def _schools(session: Session, visit: StaffVisit) -> list[Place]:
    """Whose calls this person takes."""
    return [
        place
        for place in organisations(session)
        if place.kind is OrganisationKind.SCHOOL
        and towards_school(session, visit.staff.actor, place.id, visit.at) & TakeCall.allowed
    ]


async def _values(visit: StaffVisit, typed: Mapping[str, str], wrong: Wrong) -> dict[str, object]:
    return {
        "b": sentences,
        "schools": await visit.read(lambda s: _schools(s, visit)),
        "frames": FRAMES,
        "languages": spoken(),
        "text": text_to_read(),
        "today": today(visit).isoformat(),
        "typed": typed,
        "wrong": wrong,
        "same": (),
    }
