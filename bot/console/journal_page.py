"""« Qui a fait quoi »: the record of the one door, for the data-protection officer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aiohttp import web
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.console import journal_sentences
from bot.console.pages import page
from bot.console.visit import StaffVisit
from resources_db.audit.tables import AuditRow
from resources_db.people.tables import PersonRow

_SHOWN = 100
"""Lines a page."""


@dataclass(frozen=True, slots=True)
class Line:
    """One request that was made of the door."""

    id: int
    at: datetime
    action: str
    who: str | None
    roles: str
    situation: int | None
    refused: str | None


async def show(visit: StaffVisit) -> web.StreamResponse:
    """The newest first; older ones by a cursor."""
    before = visit.request.query.get("avant", "")
    cursor = int(before) if before.isascii() and before.isdecimal() and len(before) < 19 else None
    lines = await visit.read(lambda s: _lines(s, cursor))
    more = lines[-1].id if len(lines) == _SHOWN else None
    return page(visit, "journal.html", {"j": journal_sentences, "lines": lines, "more": more})


def _lines(session: Session, before: int | None) -> list[Line]:
    wanted = select(AuditRow).order_by(AuditRow.id.desc()).limit(_SHOWN)
    if before is not None:
        wanted = wanted.where(AuditRow.id < before)
    rows = session.scalars(wanted).all()
    people = {row.person_id for row in rows if row.person_id is not None}
    names = {
        row.id: " ".join(filter(None, (row.given_name, row.family_name)))
        for row in session.scalars(select(PersonRow).where(PersonRow.id.in_(people)))
    }
    return [
        Line(
            row.id,
            row.at,
            row.action,
            names.get(row.person_id or 0),
            row.roles,
            row.situation_id,
            row.reason,
        )
        for row in rows
    ]
