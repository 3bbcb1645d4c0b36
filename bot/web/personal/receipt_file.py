"""``/p/preuve/….pdf``: the proof of one's answer, on paper."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date

from aiohttp import web
from sqlalchemy.orm import Session

from bot.paper.kept_receipt import kept_receipt
from bot.paper.of_city import letterhead
from bot.paper.receipt import Receipt
from bot.paper.receipt import receipt as printed
from bot.paper.sheet import Sender
from bot.paper.voice import Voice
from bot.web.cursor import read_cursor
from bot.web.personal.visit import PERSONAL, Visit, closed, visit_of


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
    head = letterhead(session, today)
    kept = kept_receipt(session, visit.person, number, head.call)
    return None if kept is None else _Paper(kept, head.sender)
