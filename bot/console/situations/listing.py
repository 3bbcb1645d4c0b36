"""« Situations »: those this person stands towards, and opening one."""

from __future__ import annotations

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console.measures.starting.sentences import CALL
from bot.console.pages import page, refused, see
from bot.console.people_lines import Place, organisations
from bot.console.situations import sentences
from bot.console.typed import day, number
from bot.console.visit import StaffVisit
from resources_db.actions import Outcome, Reason, Refused
from resources_db.charter.signing import has_signed
from resources_db.measures.actions import TakeCall
from resources_db.people.terms import OrganisationKind
from resources_db.situations.actions import OpenSituation
from resources_db.situations.need_to_know import towards_school
from resources_db.situations.views import read_situation, situations_of

_LIST = "situations/list.html"
SHOWN = 50
"""Situations on one page, the newest first."""


async def show(visit: StaffVisit) -> web.StreamResponse:
    """Whoever has not signed the charter reads it first."""
    person = visit.staff.signed.person
    if not await visit.read(lambda s: has_signed(s, person)):
        return see("/charte")
    return page(visit, _LIST, await visit.write(lambda s: _listed(s, visit)))


async def open_one(visit: StaffVisit) -> web.StreamResponse:
    """Initials and class: no more before the family has agreed."""
    school = number(visit.said("school"))
    outcome: Outcome = Refused(Reason.NO_SUCH_ORGANISATION, "R10")
    if school is not None:
        informed = day(visit.said("informed"))
        class_name = visit.said("class_name") or None
        outcome = await visit.ask(
            OpenSituation(school, visit.said("initials"), class_name, informed)
        )
    if isinstance(outcome, Refused):
        return refused(visit, outcome, _LIST, await visit.write(lambda s: _listed(s, visit)))
    return see("/situations")


def _listed(session: Session, visit: StaffVisit) -> dict[str, object]:
    actor = visit.staff.actor
    numbers = situations_of(session, actor, visit.at)[:SHOWN]
    views = [read_situation(session, actor, one, visit.at, what="list") for one in numbers]
    return {
        "u": sentences,
        "views": [view for view in views if view is not None],
        "schools": _schools(session, visit),
        "typed": visit.form,
        "call": CALL,
        "may_take_call": visit.staff.may(TakeCall),
    }


def _schools(session: Session, visit: StaffVisit) -> list[Place]:
    """Where this person may open a situation."""
    return [
        place
        for place in organisations(session)
        if place.kind is OrganisationKind.SCHOOL
        and towards_school(session, visit.staff.actor, place.id, visit.at) & OpenSituation.allowed
    ]
