"""« Situations »: what this person may see of each, and no more; a link for the family.

Every reading is written down. An address holds the random name of a situation, never a person's.
"""

from __future__ import annotations

from datetime import date

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console import people_sentences, situation_sentences
from bot.console.front import origin_of
from bot.console.pages import Told, page, refused, see
from bot.console.people_lines import Place, organisations
from bot.console.visit import StaffVisit
from resources_db.actions import Outcome, Reason, Refused
from resources_db.charter.signing import has_signed
from resources_db.invitations.actions import GivePageSecret, Invite
from resources_db.invitations.tokens import new_code, new_token
from resources_db.people.terms import OrganisationKind
from resources_db.situations.actions import OpenSituation
from resources_db.situations.need_to_know import towards_school
from resources_db.situations.views import (
    SituationView,
    find_by_code,
    read_situation,
    situations_of,
)

_LIST, _ONE = "situations.html", "situation.html"
_SHOWN = 50


async def show(visit: StaffVisit) -> web.StreamResponse:
    """Those this person stands towards; whoever has not signed the charter reads it first."""
    person = visit.staff.signed.person
    if not await visit.read(lambda s: has_signed(s, person)):
        return see("/charte")
    return page(visit, _LIST, await visit.write(lambda s: _listed(s, visit)))


async def open_one(visit: StaffVisit) -> web.StreamResponse:
    """Initials and class: no more before the family has agreed."""
    school = _number(visit.said("school"))
    outcome: Outcome = Refused(Reason.NO_SUCH_ORGANISATION, "R10")
    if school is not None:
        informed = _day(visit.said("informed"))
        class_name = visit.said("class_name") or None
        outcome = await visit.ask(
            OpenSituation(school, visit.said("initials"), class_name, informed)
        )
    if isinstance(outcome, Refused):
        return refused(visit, outcome, _LIST, await visit.write(lambda s: _listed(s, visit)))
    return see("/situations")


async def show_one(visit: StaffVisit) -> web.StreamResponse:
    """One situation, written down as read."""
    view = await visit.write(lambda s: _view(s, visit))
    if view is None:
        raise web.HTTPNotFound
    return page(visit, _ONE, _values(view))


async def invite(visit: StaffVisit) -> web.StreamResponse:
    """A link for one of the family, shown once, with a code to tell apart."""
    view = await visit.write(lambda s: _view(s, visit))
    person = _number(visit.said("person"))
    if view is None or person is None:
        raise web.HTTPNotFound
    token, code = new_token(), new_code()
    outcome = await visit.ask(Invite(view.id, person, token, code))
    if isinstance(outcome, Refused):
        return refused(visit, outcome, _ONE, _values(view))
    console = visit.console
    base = console.public_url or origin_of(visit.request, trust_proxy=console.trust_proxy)
    link = {"link": f"{base}/p/lien/{token}", "code": code}
    told = Told(situation_sentences.LINK_READY)
    return page(visit, _ONE, {**_values(view), **link}, told=told)


async def give_code(visit: StaffVisit) -> web.StreamResponse:
    """The second secret of someone's page, shown once, to be given on paper or by post."""
    view = await visit.write(lambda s: _view(s, visit))
    person = _number(visit.said("person"))
    if view is None or person not in {part.person for part in view.parts}:
        raise web.HTTPNotFound
    secret = new_code()
    outcome = await visit.ask(GivePageSecret(person or 0, secret))
    if isinstance(outcome, Refused):
        return refused(visit, outcome, _ONE, _values(view))
    told = Told(situation_sentences.CODE_READY)
    return page(visit, _ONE, {**_values(view), "secret": secret}, told=told)


def _listed(session: Session, visit: StaffVisit) -> dict[str, object]:
    actor = visit.staff.actor
    numbers = situations_of(session, actor, visit.at)[:_SHOWN]
    views = [read_situation(session, actor, one, visit.at, what="list") for one in numbers]
    return {
        "u": situation_sentences,
        "views": [view for view in views if view is not None],
        "schools": _schools(session, visit),
        "typed": visit.form,
    }


def _schools(session: Session, visit: StaffVisit) -> list[Place]:
    """Where this person may open a situation."""
    return [
        place
        for place in organisations(session)
        if place.kind is OrganisationKind.SCHOOL
        and towards_school(session, visit.staff.actor, place.id, visit.at) & OpenSituation.allowed
    ]


def _view(session: Session, visit: StaffVisit) -> SituationView | None:
    code = visit.request.match_info["code"]
    number = find_by_code(session, code) if code.isprintable() else None
    if number is None:
        return None
    return read_situation(session, visit.staff.actor, number, visit.at, what="page")


def _values(view: SituationView) -> dict[str, object]:
    return {
        "u": situation_sentences,
        "roles": people_sentences.ROLES,
        "view": view,
        "may_invite": bool(view.roles & Invite.allowed) and view.closed is None,
        "link": None,
        "code": None,
        "secret": None,
        "may_give_code": bool(view.roles & GivePageSecret.allowed),
    }


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
