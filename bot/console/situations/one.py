"""One situation, the working place of those it concerns. Every reading is written down.

An address holds the random name of a situation, never anything about a person.
"""

from __future__ import annotations

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console.pages import Told, page, refused, see
from bot.console.situations import sentences
from bot.console.situations.members import Member, member_of, working_values
from bot.console.typed import number
from bot.console.visit import StaffVisit
from resources_db.actions import Outcome, Reason, Refused
from resources_db.situations.terms import Part
from resources_db.situations.views import SituationView, find_by_code, read_situation

_ONE = "situations/one.html"
NOBODY = Refused(Reason.PART_DOES_NOT_FIT, "R15")
"""A form that names nobody of this situation."""


async def show(visit: StaffVisit) -> web.StreamResponse:
    """The page."""
    done = sentences.DONE.get(visit.request.query.get("fait", ""))
    view = await opened(visit, "page")
    values = await visit.read(lambda s: working_values(s, visit, view))
    return page(visit, _ONE, values, told=None if done is None else Told(done))


async def opened(visit: StaffVisit, what: str = "form") -> SituationView:
    """The situation of this address; « not found » when it is none of theirs."""
    view = await visit.write(lambda s: _view(s, visit, what))
    if view is None:
        raise web.HTTPNotFound
    return view


async def named(visit: StaffVisit, view: SituationView) -> Member | None:
    """Whom of the family a form is about; None when it names nobody that they see here."""
    person = number(visit.said("person"))
    parts = [one for one in view.parts if one.part in {Part.PUPIL, Part.GUARDIAN}]
    part = next((one for one in parts if one.person == person), None)
    if part is None or person is None:
        return None
    return await visit.read(lambda s: member_of(s, visit, view, part))


async def after(
    visit: StaffVisit, view: SituationView, outcome: Outcome | int, done: str
) -> web.StreamResponse:
    """The page again: with what was done, or with why it was refused and what was typed."""
    if isinstance(outcome, Refused):
        return await again(visit, view, outcome)
    return see(f"/situations/{view.code}?fait={done}")


async def again(visit: StaffVisit, view: SituationView, outcome: Refused) -> web.StreamResponse:
    """The page with why a form was refused, and what was typed in it."""
    values = await visit.read(lambda s: working_values(s, visit, view))
    return refused(visit, outcome, _ONE, values)


def _view(session: Session, visit: StaffVisit, what: str) -> SituationView | None:
    code = visit.request.match_info["code"]
    row = find_by_code(session, code) if code.isprintable() else None
    if row is None:
        return None
    return read_situation(session, visit.staff.actor, row, visit.at, what=what)
