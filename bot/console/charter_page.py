"""« Charte »: read in plain words, signed once a version; who has signed, for the coordinator."""

from __future__ import annotations

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console import charter_sentences
from bot.console.menu import PEOPLE
from bot.console.pages import Told, page, refused, see
from bot.console.visit import StaffVisit
from resources_db.actions import Refused
from resources_db.charter.actions import SignCharter
from resources_db.charter.signing import charter, has_signed, signatures
from resources_db.people.tables import PersonRow
from resources_db.situations.views import full_name


async def show(visit: StaffVisit) -> web.StreamResponse:
    """The version in force, and where this person stands with it."""
    done = visit.request.query.get("fait") == "oui"
    told = Told(charter_sentences.CHARTER_SIGNED) if done else None
    return page(visit, "charter.html", await visit.read(lambda s: _values(s, visit)), told=told)


async def sign(visit: StaffVisit) -> web.StreamResponse:
    """Sign what was read: the version and the hash stand in the form."""
    outcome = await visit.ask(SignCharter(visit.said("version"), visit.said("hash")))
    if isinstance(outcome, Refused):
        values = await visit.read(lambda s: _values(s, visit))
        return refused(visit, outcome, "charter.html", values)
    return see("/charte?fait=oui")


def _values(session: Session, visit: StaffVisit) -> dict[str, object]:
    everyone = signatures(session, visit.at) if visit.staff.roles & PEOPLE else ()
    return {
        "u": charter_sentences,
        "text": charter(),
        "signed": has_signed(session, visit.staff.signed.person),
        "everyone": [
            (full_name(session.get_one(PersonRow, one.person)), one.signed) for one in everyone
        ],
        "bound": visit.staff.may(SignCharter),
    }
