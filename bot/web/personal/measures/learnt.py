"""``/p/mesure/…/bilan``: three questions, three taps, for each of the family alone (R22)."""

from __future__ import annotations

from collections.abc import Mapping

from aiohttp import web
from sqlalchemy.orm import Session

from bot.web.form import read_fields
from bot.web.origin import is_foreign
from bot.web.personal.measures import sentences
from bot.web.personal.measures.drawing import draw, opened
from bot.web.personal.measures.known import Known
from bot.web.personal.visit import PERSONAL, Visit, closed, visit_of
from bot.web.problems import FOREIGN, Problem, refuse
from conversations.refusals import sentence
from conversations.texts import Text
from resources_db.actions import Outcome, Refused
from resources_db.door import perform
from resources_db.measures.actions import GiveLearnt
from resources_db.measures.machine import State
from resources_db.measures.terms import Learnt

ANSWERS: Mapping[Learnt, Text] = {
    Learnt.YES: sentences.YES,
    Learnt.A_LITTLE: sentences.A_LITTLE,
    Learnt.NO: sentences.NO,
}
_OPEN = frozenset({State.COMPLETED, State.ENDED, State.RETURNED})


async def show(request: web.Request) -> web.Response:
    """The first question; or what was answered."""
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    found = await opened(request, visit, what="learnt")
    given = _given(found)
    again = "encore" in request.query
    return _page(request, visit, found, () if again else given, thanks=bool(given) and not again)


async def answer(request: web.Request) -> web.Response:
    """One tap leads to the next question; the third one keeps the three."""
    if is_foreign(request):
        return refuse(request, FOREIGN)
    fields = await read_fields(request)
    if isinstance(fields, Problem):
        return refuse(request, fields)
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    found, said = await opened(request, visit, what="learnt"), _said(fields)
    if len(said) < len(sentences.QUESTIONS):
        return _page(request, visit, found, said)
    view = found.mine.view
    action = GiveLearnt(view.situation, view.id, (said[0], said[1], said[2]))

    def work(session: Session) -> Outcome:
        return perform(session, visit.actor, action, visit.at)

    outcome = await request.app[PERSONAL].database.write(work)
    if isinstance(outcome, Refused):
        return _page(request, visit, found, (), refused=sentence(outcome))
    where = f"{found.path}/bilan?lang={visit.lang}"
    return web.Response(status=303, headers={"Location": where})


def _said(fields: Mapping[str, str]) -> tuple[Learnt, ...]:
    """The answers so far; « not found » for what no form of ours says."""
    said = [*fields.get("before", "").split(), fields.get("answer", "")]
    if not set(said) <= set(Learnt) or len(said) > len(sentences.QUESTIONS):
        raise web.HTTPNotFound
    return tuple(map(Learnt, said))


def _given(found: Known) -> tuple[Learnt, ...]:
    """What this reader answered before."""
    return next((answers for _person, answers in found.mine.view.learnt), ())


def _page(
    request: web.Request,
    visit: Visit,
    found: Known,
    said: tuple[Learnt, ...],
    *,
    thanks: bool = False,
    refused: Text | None = None,
) -> web.Response:
    return draw(
        request,
        visit,
        found,
        "learnt.html",
        status=200 if refused is None else 409,
        said=refused,
        before=said,
        thanks=thanks,
        answers=ANSWERS,
        is_open=found.mine.view.state in _OPEN,
    )
