"""« À détruire »: what waits for the archives service, its visas, and the destruction itself."""

from __future__ import annotations

from datetime import date

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console import archive_sentences
from bot.console.pages import Told, page, refused, see
from bot.console.visit import StaffVisit
from resources_db.actions import Outcome, Reason, Refused
from resources_db.archives.actions import DestroyUnderVisa, RecordVisa
from resources_db.archives.changes import covered
from resources_db.archives.reading import due, visas

_TEMPLATE = "archives.html"
_DONE = {"visa": archive_sentences.NOTED, "detruit": archive_sentences.DESTROYED}


async def show(visit: StaffVisit) -> web.StreamResponse:
    """Days and numbers: nothing of anybody."""
    done = _DONE.get(visit.request.query.get("fait", ""))
    values = await visit.read(lambda s: _values(s, visit))
    return page(visit, _TEMPLATE, values, told=None if done is None else Told(done))


async def record(visit: StaffVisit) -> web.StreamResponse:
    """Note a visa."""
    given, covers = (_day(visit.said(name)) for name in ("given", "covers"))
    outcome: Outcome = Refused(Reason.DAY_TO_COME, "R29")
    if given is not None and covers is not None:
        outcome = await visit.ask(RecordVisa(visit.said("reference"), given, covers))
    return await _after(visit, outcome, "visa")


async def destroy(visit: StaffVisit) -> web.StreamResponse:
    """Destroy what a visa covers."""
    number = visit.said("visa")
    outcome: Outcome = Refused(Reason.NOTHING_TO_SIGN, "R29")
    if number.isascii() and number.isdecimal() and len(number) < 19:
        outcome = await visit.ask(DestroyUnderVisa(int(number)))
    return await _after(visit, outcome, "detruit")


async def _after(visit: StaffVisit, outcome: Outcome, done: str) -> web.StreamResponse:
    if isinstance(outcome, Refused):
        values = await visit.read(lambda s: _values(s, visit))
        return refused(visit, outcome, _TEMPLATE, values)
    return see(f"/archives?fait={done}")


def _values(session: Session, visit: StaffVisit) -> dict[str, object]:
    waiting = due(session, visit.at)
    return {
        "c": archive_sentences,
        "due": waiting,
        "waiting": archive_sentences.waiting(sum(line.count for line in waiting)),
        "visas": [
            (row, archive_sentences.covers(len(covered(session, row.covers, visit.at))))
            for row in visas(session)
        ],
        "may_record": visit.staff.may(RecordVisa),
        "may_destroy": visit.staff.may(DestroyUnderVisa),
        "today": visit.at.astimezone(visit.console.zone).date().isoformat(),
    }


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
