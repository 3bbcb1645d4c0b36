"""``/p/l/{token}``: opening one's page by a short-lived link of one's own chat.

Looking at it opens nothing, pressing does; a device not seen before gives the second secret.
"""

from __future__ import annotations

from aiohttp import web
from sqlalchemy.orm import Session

from bot.web.form import read_fields
from bot.web.origin import is_foreign
from bot.web.personal import appointment_sentences
from bot.web.personal.visit import (
    DEVICE_COOKIE,
    PERSONAL,
    browser_language,
    keep,
    keep_device,
    page,
)
from bot.web.problems import FOREIGN, Problem, refuse
from conversations.refusals import sentence
from conversations.texts import Text
from resources_db.actions import Actor, Done, Reason, Refused, Role
from resources_db.door import perform
from resources_db.invitations import devices, sessions
from resources_db.invitations.actions import OpenPageLink, ReportWrongSecret
from resources_db.invitations.tables import PageLinkRow

_VISITOR = Actor(frozenset({Role.VISITOR}))


async def show(request: web.Request) -> web.Response:
    """The same page for any link, good or bad."""
    return _page(request, None, asked=False)


async def open_page(request: web.Request) -> web.Response:
    """Open it; the browser is remembered once the secret was right, unless others use it."""
    if is_foreign(request):
        return refuse(request, FOREIGN)
    fields = await read_fields(request)
    if isinstance(fields, Problem):
        return refuse(request, fields)
    personal, at = request.app[PERSONAL], request.app[PERSONAL].clock()
    secret = fields.get("code", "").strip() or None
    device = request.cookies.get(DEVICE_COOKIE)
    action = OpenPageLink(request.match_info["token"], secret, device)
    remembers = secret is not None and "shared" not in fields

    def work(session: Session) -> tuple[str, str | None] | Refused:
        outcome = perform(session, _VISITOR, action, at)
        if isinstance(outcome, Refused):
            if outcome.reason is Reason.CODE_WRONG:
                perform(session, Actor.system(), ReportWrongSecret(action.token), at)
            return outcome
        person = _person(session, outcome)
        known = devices.remember(session, person, at) if remembers else None
        return sessions.begin(session, person, at), known

    opened = await personal.database.write(work)
    if isinstance(opened, Refused):
        asked = opened.reason in {Reason.CODE_NEEDED, Reason.CODE_WRONG}
        needed = opened.reason is Reason.CODE_NEEDED
        return _page(request, None if needed else sentence(opened), asked=asked)
    response = web.Response(status=303, headers={"Location": "/p"})
    keep(request, response, opened[0])
    if opened[1] is not None:
        keep_device(request, response, opened[1])
    return response


def _page(request: web.Request, said: Text | None, *, asked: bool) -> web.Response:
    lang = browser_language(request)
    status = 200 if said is None else 403
    values = {"a": appointment_sentences, "said": said, "asked": asked}
    return page(request, "link.html", lang, status=status, **values)


def _person(session: Session, outcome: Done) -> int:
    return session.get_one(PageLinkRow, outcome.id).person_id
