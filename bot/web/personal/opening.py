"""``/p/lien/{token}``: opening one's link. Looking at it opens nothing, pressing does.

Messengers fetch the links they show: what only looks must not use one up.
"""

from __future__ import annotations

from collections.abc import Mapping

from aiohttp import web
from sqlalchemy.orm import Session

from bot.web.form import read_fields
from bot.web.origin import is_foreign
from bot.web.personal import sentences
from bot.web.personal.visit import PERSONAL, browser_language, keep, page, visit_of
from bot.web.problems import FOREIGN, Problem, refuse
from conversations.refusals import sentence
from conversations.texts import Text
from resources_db.actions import Actor, Done, Outcome, Reason, Refused, Role
from resources_db.door import perform
from resources_db.invitations import sessions
from resources_db.invitations.actions import OpenInvitation, ReportMisopened
from resources_db.invitations.tables import InvitationRow

_TRIED = frozenset({Reason.INVITATION_UNKNOWN, Reason.CODE_WRONG})
_VISITOR = frozenset({Role.VISITOR})


async def show(request: web.Request) -> web.Response:
    """The same page for any link, good or bad."""
    return _page(request, None, code=False)


async def open_page(request: web.Request) -> web.Response:
    """Open it, and show the person their page."""
    if is_foreign(request):
        return refuse(request, FOREIGN)
    fields = await read_fields(request)
    if isinstance(fields, Problem):
        return refuse(request, fields)
    visit = await visit_of(request)
    personal = request.app[PERSONAL]
    at, token = personal.clock(), request.match_info["token"]
    actor = Actor(_VISITOR, person=None if visit is None else visit.person)

    def work(session: Session) -> str | Refused:
        outcome = perform(session, actor, OpenInvitation(token, _code(fields)), at)
        if isinstance(outcome, Refused):
            if outcome.reason in _TRIED:
                wrong = outcome.reason is Reason.CODE_WRONG
                perform(session, Actor.system(), ReportMisopened(token, code_wrong=wrong), at)
            return outcome
        return sessions.begin(session, _person(session, outcome), at)

    opened = await personal.database.write(work)
    if isinstance(opened, Refused):
        code = opened.reason in {Reason.CODE_NEEDED, Reason.CODE_WRONG}
        needed = opened.reason is Reason.CODE_NEEDED
        return _page(request, None if needed else sentence(opened), code=code)
    response = web.Response(status=303, headers={"Location": "/p"})
    keep(request, response, opened)
    return response


def _page(request: web.Request, said: Text | None, *, code: bool) -> web.Response:
    lang = browser_language(request)
    status = 200 if said is None else 403
    return page(
        request, "opening.html", lang, status=status, said=said, code=code, title=sentences.INVITED
    )


def _code(fields: Mapping[str, str]) -> str | None:
    return fields.get("code", "").strip() or None


def _person(session: Session, outcome: Outcome) -> int:
    """For whom the link was that has just been opened."""
    row = outcome.id if isinstance(outcome, Done) else None
    return session.get_one(InvitationRow, row).person_id
