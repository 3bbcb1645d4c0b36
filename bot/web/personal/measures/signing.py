"""``/p/mesure/…/signer``: the contract in the reader's language, signed or refused in one tap."""

from __future__ import annotations

from aiohttp import web
from sqlalchemy.orm import Session

from bot.paper.measures.common import responsible_words
from bot.paper.measures.contract import before_start, commitments
from bot.web.form import read_fields
from bot.web.origin import is_foreign
from bot.web.personal.answering import possible
from bot.web.personal.measures.drawing import draw, opened
from bot.web.personal.measures.known import Known
from bot.web.personal.visit import PERSONAL, Visit, closed, visit_of
from bot.web.problems import FOREIGN, Problem, refuse
from conversations.refusals import sentence
from conversations.texts import Text
from resources_db.actions import Outcome, Refused
from resources_db.agreements.terms import Act, Answer
from resources_db.agreements.texts import text_of
from resources_db.door import perform
from resources_db.measures.actions import SignContract
from resources_db.measures.machine import LIVE
from resources_db.measures.terms import SIGNERS, Signer, needs_family

_KEY_LENGTH = 40
_HASH_LENGTH = 64


async def show(request: web.Request) -> web.Response:
    """The terms, what changed since one signed, and the two answers."""
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    return _page(request, visit, await opened(request, visit, what="contract"), None)


async def sign(request: web.Request) -> web.Response:
    """Sign the terms that the form was shown with; the same form twice is one signature."""
    if is_foreign(request):
        return refuse(request, FOREIGN)
    fields = await read_fields(request)
    if isinstance(fields, Problem):
        return refuse(request, fields)
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    found = await opened(request, visit, what="contract")
    view = found.mine.view
    action = SignContract(view.situation, view.id, fields.get("terms", "")[:_HASH_LENGTH])
    key = f"page:{fields['nonce']}"[:_KEY_LENGTH] if fields.get("nonce") else None

    def work(session: Session) -> Outcome:
        return perform(session, visit.actor, action, visit.at, key=key)

    outcome = await request.app[PERSONAL].database.write(work)
    if isinstance(outcome, Refused):
        return _page(request, visit, found, sentence(outcome))
    where = f"{found.path}/preuve/{outcome.id}?lang={visit.lang}"
    return web.Response(status=303, headers={"Location": where})


def _page(request: web.Request, visit: Visit, found: Known, said: Text | None) -> web.Response:
    frame = found.mine.view.frame
    signers = frozenset(Signer) if frame is None else SIGNERS[frame]
    return draw(
        request,
        visit,
        found,
        "signing.html",
        status=200 if said is None else 409,
        said=said,
        needs_family=frame is None or needs_family(frame),
        commitments=commitments(signers),
        responsible=responsible_words(frame),
        before=before_start(len(signers)),
        text=text_of(Act.ACCOMPANIMENT, visit.lang),
        stop=_stop(found),
    )


def _stop(found: Known) -> Answer | None:
    """The answer by which this reader stops it; None where it is not theirs to stop."""
    asked, mine = found.agreement, found.mine
    if asked is None or not mine.holder or mine.view.state not in LIVE:
        return None
    against = possible(asked)[1]
    return None if asked.answer in {Answer.NO, Answer.WITHDRAWN} else against
