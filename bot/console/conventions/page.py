"""« Conventions »: recorded, reviewed, left; and the day each school's board saw the charter."""

from __future__ import annotations

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console.conventions import sentences
from bot.console.conventions.lines import convention_lines, warnings
from bot.console.menu import PEOPLE, REVIEW
from bot.console.pages import Told, page, refused, see
from bot.console.people_lines import organisations
from bot.console.typed import day, number
from bot.console.visit import StaffVisit
from bot.measures.yearly_words import TITLE as YEARLY
from resources_db.actions import Action, Reason, Refused
from resources_db.charter.actions import RecordBoardInformed
from resources_db.conventions.actions import LeaveConvention, RecordConvention, RecordReview
from resources_db.conventions.terms import Convention, ConventionKind
from resources_db.people.tables import OrganisationRow
from resources_db.people.terms import OrganisationKind
from resources_db.situations.need_to_know import towards_school

_TEMPLATE = "conventions/page.html"


async def show(visit: StaffVisit) -> web.StreamResponse:
    """Each with what approaches; a school sees its own board's day only."""
    done = sentences.DONE.get(visit.request.query.get("fait", ""))
    values = await visit.read(lambda s: _values(s, visit))
    return page(visit, _TEMPLATE, values, told=None if done is None else Told(done))


async def record(visit: StaffVisit) -> web.StreamResponse:
    """One that was signed."""
    organisation, kind = number(visit.said("organisation")), visit.said("kind")
    terms = _terms(visit)
    if organisation is None or kind not in set(ConventionKind) or terms is None:
        return await _refused(visit, Refused(Reason.BAD_TERMS, RecordConvention.rule))
    action = RecordConvention(organisation, ConventionKind(kind), terms)
    return await _after(visit, action, "convention")


async def review(visit: StaffVisit) -> web.StreamResponse:
    """The joint review took place."""
    row, on = number(visit.said("row")), day(visit.said("day"))
    if row is None or on is None:
        return await _refused(visit, Refused(Reason.NO_SUCH_CONVENTION, RecordReview.rule))
    return await _after(visit, RecordReview(row, on), "revue")


async def leave(visit: StaffVisit) -> web.StreamResponse:
    """Notice was given, by them or by us."""
    row, on = number(visit.said("row")), day(visit.said("day"))
    if row is None or on is None:
        return await _refused(visit, Refused(Reason.NO_SUCH_CONVENTION, LeaveConvention.rule))
    return await _after(visit, LeaveConvention(row, on), "conge")


async def board(visit: StaffVisit) -> web.StreamResponse:
    """The governing board of a school was shown the charter."""
    school, on = number(visit.said("school")), day(visit.said("day"))
    if school is None or on is None:
        return await _refused(visit, Refused(Reason.NO_SUCH_ORGANISATION, RecordBoardInformed.rule))
    return await _after(visit, RecordBoardInformed(school, on), "conseil")


def _terms(visit: StaffVisit) -> Convention | None:
    signed, years = day(visit.said("signed")), number(visit.said("years"))
    notice, months = number(visit.said("notice_months")), number(visit.said("review_months"))
    if signed is None or years is None or notice is None or months is None:
        return None
    return Convention(
        signed=signed,
        years=years,
        renewed=bool(visit.said("renewed")),
        notice_months=notice,
        ends_with_school_year=bool(visit.said("ends_with_school_year")),
        review_months=months,
    )


async def _after(visit: StaffVisit, action: Action, done: str) -> web.StreamResponse:
    outcome = await visit.ask(action)
    if isinstance(outcome, Refused):
        return await _refused(visit, outcome)
    return see(f"/conventions?fait={done}")


async def _refused(visit: StaffVisit, outcome: Refused) -> web.StreamResponse:
    return refused(visit, outcome, _TEMPLATE, await visit.read(lambda s: _values(s, visit)))


def _values(session: Session, visit: StaffVisit) -> dict[str, object]:
    today = visit.at.astimezone(visit.console.zone).date()
    leading = bool(visit.staff.roles & PEOPLE)
    places = organisations(session)
    schools = [
        (place, session.get_one(OrganisationRow, place.id).board_informed)
        for place in places
        if place.kind is OrganisationKind.SCHOOL
    ]
    here = {
        place.id
        for place, _day in schools
        if towards_school(session, visit.staff.actor, place.id, visit.at)
        & RecordBoardInformed.allowed
    }
    return {
        "n": sentences,
        "leading": leading,
        "yearly": YEARLY if visit.staff.roles & REVIEW else None,
        "lines": convention_lines(session, today) if leading else [],
        "warnings": warnings(session, visit),
        "places": [one for one in places if one.kind is not OrganisationKind.YOUTH_SERVICE],
        "schools": [one for one in schools if leading or one[0].id in here],
        "telling": here,
        "today": today.isoformat(),
        "typed": visit.form,
    }
