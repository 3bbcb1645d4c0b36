"""Signing on the console, noting the sheet, beginning."""

from __future__ import annotations

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console.measures.opened import Opened
from bot.console.measures.page import answered, opened_by
from bot.console.typed import number
from bot.console.visit import StaffVisit
from resources_db.actions import Role
from resources_db.measures.actions import OnPaper, RecordSheet, SignContract, StartMeasure
from resources_db.measures.people import who_is
from resources_db.measures.terms import Signer
from resources_db.situations.tables import SituationRow
from resources_db.situations.terms import Part


async def sign(visit: StaffVisit) -> web.StreamResponse:
    """In one's own quality, on the terms that the page showed."""
    opened = await opened_by(visit)
    view = opened.view
    action = SignContract(view.situation, view.id, visit.said("terms"))
    return await answered(visit, opened, await visit.ask(action), "signe")


async def record_sheet(visit: StaffVisit) -> web.StreamResponse:
    """Those that were ticked; on the first day the measure begins with it."""
    opened = await opened_by(visit)
    view = opened.view
    seen = await visit.read(lambda s: _ticked(s, visit, opened))
    action = RecordSheet(view.situation, view.id, visit.said("terms"), seen, visit.said("kept"))
    return await answered(visit, opened, await visit.ask(action), "feuille")


async def start(visit: StaffVisit) -> web.StreamResponse:
    """From its first day on."""
    opened = await opened_by(visit)
    view = opened.view
    outcome = await visit.ask(StartMeasure(view.situation, view.id))
    return await answered(visit, opened, outcome, "commence")


def _ticked(session: Session, visit: StaffVisit, opened: Opened) -> tuple[OnPaper, ...]:
    return tuple(
        OnPaper(signer, _who(session, visit, opened, signer))
        for signer in Signer
        if visit.said(f"signed-{signer.value}")
    )


def _who(session: Session, visit: StaffVisit, opened: Opened, signer: Signer) -> int | None:
    """Whose name stands on the sheet, where it can only be one; a holder is chosen."""
    match signer:
        case Signer.HOLDER:
            return number(visit.said("holder"))
        case Signer.PUPIL:
            parts = opened.about.parts
            return next((one.person for one in parts if one.part is Part.PUPIL), None)
        case Signer.HEAD:
            school = session.get_one(SituationRow, opened.view.situation).school_id
            heads = who_is(session, Role.SCHOOL_HEAD, visit.at, where=school)
            return heads[0] if len(heads) == 1 else None
        case Signer.SERVICE:
            return visit.staff.signed.person
