"""« Préparer une mesure » in a situation that is known: after a fiche, or a second time."""

from __future__ import annotations

from collections.abc import Mapping

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console.measures.starting import sentences
from bot.console.measures.starting.desk import today
from bot.console.measures.starting.frames import (
    FIELD_OF,
    FRAMES,
    Wrong,
    days_in,
    frame_in,
    next_working_day,
)
from bot.console.pages import page, refused, see
from bot.console.situations.one import opened
from bot.console.visit import StaffVisit
from conversations import refusals
from resources_db.actions import Refused
from resources_db.measures.actions import DraftMeasure
from resources_db.measures.tables import MeasureRow
from resources_db.situations.views import SituationView

_FORM = "measures/starting/draft.html"
_WRONG_FIELDS = 422


async def show(visit: StaffVisit) -> web.StreamResponse:
    """The frame and the days."""
    view = await _working(visit)
    first = next_working_day(today(visit))
    return page(visit, _FORM, _values(view, {"first_day": first.isoformat()}, {}))


async def draft(visit: StaffVisit) -> web.StreamResponse:
    """Draft it, then plan its days; or the form again."""
    view, wrong = await _working(visit), Wrong()
    typed = {name: value.strip() for name, value in visit.form.items()}
    frame, days = frame_in(typed, wrong), days_in(typed, today(visit), wrong)
    if frame is None or days is None:
        return page(visit, _FORM, _values(view, typed, wrong), status=_WRONG_FIELDS)
    outcome = await visit.ask(DraftMeasure(view.id, frame, *days))
    if isinstance(outcome, Refused):
        field = FIELD_OF.get(outcome.reason)
        beside = {} if field is None else {field: refusals.sentence(outcome)}
        return refused(visit, outcome, _FORM, _values(view, typed, beside))
    code = await visit.read(lambda s: _code(s, outcome.id))
    return see(f"/mesures/{code}/planifier?fait=mesure")


async def _working(visit: StaffVisit) -> SituationView:
    """The situation, for the service while it is open; « not found » for anybody else."""
    view = await opened(visit, "measure")
    if view.closed is not None or not view.roles & DraftMeasure.allowed:
        raise web.HTTPNotFound
    return view


def _values(view: SituationView, typed: Mapping[str, str], wrong: Wrong) -> dict[str, object]:
    return {"b": sentences, "view": view, "frames": FRAMES, "typed": typed, "wrong": wrong}


def _code(session: Session, measure: int | None) -> str:
    return session.get_one(MeasureRow, measure).code
