"""« Jours de classe »: on which days and hours a school works, from a day on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console.pages import Told, page, refused, see
from bot.console.people_lines import Place, organisations
from bot.console.school_weeks import sentences
from bot.console.typed import day, number
from bot.console.visit import StaffVisit
from resources_db.actions import Outcome, Reason, Refused
from resources_db.charter.signing import has_signed
from resources_db.measures.actions import SetSchoolWeek
from resources_db.measures.school_days import DAYS_OF_WEEK, USUAL_WEEK, read_week, weeks_of
from resources_db.people.terms import OrganisationKind
from resources_db.situations.need_to_know import towards_school

_LIST, _ONE = "school_weeks/list.html", "school_weeks/one.html"
Week = Sequence[tuple[time, time] | None]


@dataclass(frozen=True, slots=True)
class Noted:
    """A week, and since when it holds; None where nobody has said anything."""

    since: date | None
    week: Week


async def show(visit: StaffVisit) -> web.StreamResponse:
    """The schools of the reader; at once the week of the one they have."""
    if not await visit.read(lambda s: has_signed(s, visit.staff.signed.person)):
        return see("/charte")
    schools = await visit.read(lambda s: _schools(s, visit))
    if len(schools) == 1:
        return page(visit, _ONE, await visit.read(lambda s: _values(s, visit, schools[0])))
    return page(visit, _LIST, {"k": sentences, "schools": schools})


async def show_one(visit: StaffVisit) -> web.StreamResponse:
    """What holds, and the form of another week."""
    values = await visit.read(lambda s: _values(s, visit, _school(s, visit)))
    told = Told(sentences.SAVED) if visit.request.query.get("fait") == "oui" else None
    return page(visit, _ONE, values, told=told)


async def save(visit: StaffVisit) -> web.StreamResponse:
    """A line more: what held before keeps its days."""
    school = await visit.read(lambda s: _school(s, visit))
    since = day(visit.said("since"))
    outcome: Outcome = Refused(Reason.BAD_DAYS, SetSchoolWeek.rule)
    if since is not None:
        outcome = await visit.ask(SetSchoolWeek(school.id, _written(visit.form), since))
    if isinstance(outcome, Refused):
        return refused(visit, outcome, _ONE, await visit.read(lambda s: _values(s, visit, school)))
    return see(f"/jours-de-classe/{school.id}?fait=oui")


def _written(form: Mapping[str, str]) -> str:
    """The week as it is kept: a day with one hour only is not taken for a day without class."""
    days = (
        (form.get(f"from{number}", "").strip()[:5], form.get(f"to{number}", "").strip()[:5])
        for number in range(DAYS_OF_WEEK)
    )
    return ",".join("" if not first and not last else f"{first}-{last}" for first, last in days)


def _schools(session: Session, visit: StaffVisit) -> list[Place]:
    """Those whose week this person may say."""
    return [
        place
        for place in organisations(session)
        if place.kind is OrganisationKind.SCHOOL
        and towards_school(session, visit.staff.actor, place.id, visit.at) & SetSchoolWeek.allowed
    ]


def _school(session: Session, visit: StaffVisit) -> Place:
    """The school of this address; « not found » when it is none of theirs."""
    wanted = number(visit.request.match_info["school"])
    bound = has_signed(session, visit.staff.signed.person)
    schools = _schools(session, visit) if bound else []
    found = next((place for place in schools if place.id == wanted), None)
    if found is None:
        raise web.HTTPNotFound
    return found


def _values(session: Session, visit: StaffVisit, school: Place) -> dict[str, object]:
    today = visit.at.astimezone(visit.console.zone).date()
    noted = [Noted(row.since, read_week(row.week) or ()) for row in weeks_of(session, school.id)]
    begun = [one for one in noted if one.since is not None and one.since <= today]
    holds = begun[0] if begun else Noted(None, read_week(USUAL_WEEK) or ())
    return {
        "k": sentences,
        "school": school,
        "holds": holds,
        "others": [one for one in noted if one is not holds],
        "several": len(_schools(session, visit)) > 1,
        "typed": visit.form,
        "today": today.isoformat(),
    }
