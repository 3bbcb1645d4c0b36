"""``/p/rappels``: when and by which way one is reminded, and a sign for each of one's children."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aiohttp import web
from sqlalchemy.orm import Session

from bot.web.form import read_fields
from bot.web.origin import is_foreign
from bot.web.personal import appointment_sentences
from bot.web.personal.visit import PERSONAL, Visit, closed, page, visit_of
from bot.web.problems import FOREIGN, Problem, refuse
from conversations.refusals import sentence
from conversations.texts import Text
from resources_db.actions import Action, Outcome, Refused
from resources_db.door import perform
from resources_db.meetings.actions import ChooseReminders, ChooseSign
from resources_db.meetings.channels import open_to
from resources_db.meetings.signs import children_of, signs_of
from resources_db.meetings.tables import ReminderWishRow
from resources_db.meetings.terms import Sign, Wish
from resources_db.people.tables import PersonRow


@dataclass(frozen=True, slots=True)
class Child:
    """One's own child, and the sign chosen for them."""

    id: int
    name: str
    sign: str | None


async def show(request: web.Request) -> web.Response:
    """What is chosen now."""
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    said = appointment_sentences.SAVED if "note" in request.query else None
    return await _page(request, visit, said)


async def save(request: web.Request) -> web.Response:
    """One form of the page: the reminders, or the sign of one child."""
    if is_foreign(request):
        return refuse(request, FOREIGN)
    fields = await read_fields(request)
    if isinstance(fields, Problem):
        return refuse(request, fields)
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    action = _action(visit, fields)

    def work(session: Session) -> Outcome:
        return perform(session, visit.actor, action, visit.at)

    outcome = await request.app[PERSONAL].database.write(work)
    if isinstance(outcome, Refused):
        return await _page(request, visit, sentence(outcome), status=409)
    where = f"/p/rappels?note=1&lang={visit.lang}"
    return web.Response(status=303, headers={"Location": where})


def _action(visit: Visit, fields: Mapping[str, str]) -> Action:
    child, sign, wish = (fields.get(name, "") for name in ("child", "sign", "wish"))
    if child.isascii() and child.isdecimal() and sign in {"", *Sign}:
        return ChooseSign(visit.person, int(child[:18]), Sign(sign) if sign else None)
    channel = fields.get("channel", "")
    if wish not in set(Wish) or (channel and channel not in appointment_sentences.CHANNELS):
        raise web.HTTPNotFound
    return ChooseReminders(visit.person, Wish(wish), (channel,) if channel else ())


async def _page(
    request: web.Request, visit: Visit, said: Text | None, *, status: int = 200
) -> web.Response:
    chosen = await request.app[PERSONAL].database.read(lambda s: _chosen(s, visit))
    values = {"a": appointment_sentences, "said": said, "signs": tuple(Sign), **chosen}
    return page(request, "reminders.html", visit.lang, status=status, **values)


def _chosen(session: Session, visit: Visit) -> dict[str, object]:
    row = session.get(ReminderWishRow, visit.person)
    first = "" if row is None else next(iter(row.channels.split()), "")
    ways = open_to(session, [visit.person], visit.at).get(visit.person, ())
    return {
        "wish": Wish.USUAL if row is None else Wish(row.wish),
        "first": first,
        "channels": [way.channel for way in ways],
        "children": _children(session, visit),
    }


def _children(session: Session, visit: Visit) -> Sequence[Child]:
    """Their own, as they are called at home."""
    signs = signs_of(session, visit.person)
    return [
        Child(one, session.get_one(PersonRow, one).given_name, signs.get(one))
        for one in children_of(session, visit.person, visit.at)
    ]
