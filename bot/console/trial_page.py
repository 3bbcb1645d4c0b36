"""« Essai »: an invented family goes the way of a real one, and leaves nothing."""

from __future__ import annotations

from aiohttp import web
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.console import trial_sentences
from bot.console.front import origin_of
from bot.console.pages import Told, page, refused, see
from bot.console.visit import StaffVisit
from resources_db.actions import Refused
from resources_db.invitations.tables import InvitationRow
from resources_db.invitations.tokens import new_token
from resources_db.trials.actions import BeginTrial, EndTrial
from resources_db.trials.changes import has_answered, trial

_TEMPLATE = "trial.html"


async def show(visit: StaffVisit) -> web.StreamResponse:
    """How far the trial is."""
    done = visit.request.query.get("fait") == "oui"
    told = Told(trial_sentences.ERASED) if done else None
    return page(visit, _TEMPLATE, await visit.read(_values), told=told)


async def begin(visit: StaffVisit) -> web.StreamResponse:
    """Invent the family; its link is shown once, as it would be handed over."""
    token = new_token()
    outcome = await visit.ask(BeginTrial(token))
    values = await visit.read(_values)
    if isinstance(outcome, Refused):
        return refused(visit, outcome, _TEMPLATE, values)
    console = visit.console
    base = console.public_url or origin_of(visit.request, trust_proxy=console.trust_proxy)
    told = Told(trial_sentences.LINK_READY)
    return page(visit, _TEMPLATE, {**values, "link": f"{base}/p/lien/{token}"}, told=told)


async def end(visit: StaffVisit) -> web.StreamResponse:
    """Erase everything of it."""
    outcome = await visit.ask(EndTrial())
    if isinstance(outcome, Refused):
        return refused(visit, outcome, _TEMPLATE, await visit.read(_values))
    return see("/essai?fait=oui")


def _values(session: Session) -> dict[str, object]:
    under_way = trial(session)
    opened = answered = False
    if under_way is not None:
        answered = has_answered(session, under_way.id)
        link = select(InvitationRow.opened).where(InvitationRow.situation_id == under_way.id)
        opened = session.scalar(link.order_by(InvitationRow.id.desc()).limit(1)) is not None
    return {
        "c": trial_sentences,
        "under_way": under_way is not None,
        "link": None,
        "steps": (
            (trial_sentences.FAMILY_MADE, under_way is not None),
            (trial_sentences.LINK_OPENED, opened),
            (trial_sentences.ANSWERED, answered),
        ),
    }
