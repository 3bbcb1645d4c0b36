"""``/p/preuve/….pdf``: the proof of one's answer, on paper."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date

from aiohttp import web
from sqlalchemy.orm import Session

from bot.paper.receipt import Receipt
from bot.paper.receipt import receipt as printed
from bot.paper.sheet import Sender
from bot.paper.voice import Voice
from bot.web.cursor import read_cursor
from bot.web.personal.visit import PERSONAL, Visit, closed, visit_of
from resources_db.agreements.receipts import receipt
from resources_db.agreements.tables import AgreementRow
from resources_db.agreements.terms import Answer, Means
from resources_db.city.reading import value_on
from resources_db.city.terms import CityField
from resources_db.people.tables import PersonRow
from resources_db.situations.views import full_name

_NO_NUMBER = "numéro du service Jeunesse"
"""Until the city has given its own."""
_NO_CITY = "Service Jeunesse"


@dataclass(frozen=True, slots=True)
class _Paper:
    """What is printed, and who sends it."""

    receipt: Receipt
    sender: Sender


async def hand_over(request: web.Request) -> web.Response:
    """The proof as a tagged PDF, in the language of the page."""
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    personal, row = request.app[PERSONAL], read_cursor(request.match_info["row"])
    today = visit.at.astimezone(personal.zone).date()
    paper = None
    if row is not None:
        paper = await personal.database.read(lambda s: _paper(s, visit, row, today))
    if paper is None:
        raise web.HTTPNotFound
    voice = Voice(personal.catalogs, visit.lang, zone=personal.zone)
    file = await asyncio.to_thread(printed, paper.receipt, paper.sender, voice, today)
    name = f'attachment; filename="preuve-{paper.receipt.number}.pdf"'
    headers = {"Content-Disposition": name, "X-Robots-Tag": "noindex"}
    return web.Response(body=file, content_type="application/pdf", headers=headers)


def _paper(session: Session, visit: Visit, number: int, today: date) -> _Paper | None:
    """One's own; None for anybody else's."""
    told = receipt(session, visit.person, number)
    if told is None:
        return None
    row = session.get_one(AgreementRow, number)
    actor = told["named_actor"]
    city = value_on(session, CityField.NAME, today)
    kept = Receipt(
        number=number,
        who=full_name(session.get_one(PersonRow, visit.person)),
        given_at=row.at,
        title=str(told["title"]),
        actor=None if actor is None else str(actor),
        answer=Answer(row.answer),
        holds_until=row.until,
        text_version=row.text_version,
        text_hash=row.text_hash,
        text_lang=row.lang,
        means=Means(row.means),
        by_staff=row.entered_by is not None,
        call=value_on(session, CityField.SERVICE_PHONE, today) or _NO_NUMBER,
    )
    return _Paper(kept, Sender((_NO_CITY,) if city is None else (city, _NO_CITY)))
