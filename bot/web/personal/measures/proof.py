"""``/p/mesure/…/preuve/…``: the proof of one's own signature, to read or to keep as a file."""

from __future__ import annotations

import asyncio
import json

from aiohttp import web
from sqlalchemy.orm import Session

from bot.paper.of_city import letterhead
from bot.paper.sheet import Sender
from bot.paper.signature_receipt import Signature, signature_receipt
from bot.paper.voice import Voice
from bot.web.cursor import read_cursor
from bot.web.personal.measures.drawing import draw, opened
from bot.web.personal.visit import PERSONAL, Visit, closed, visit_of
from resources_db.agreements.terms import Means
from resources_db.measures.mine import my_signature
from resources_db.measures.tables import SignatureRow
from resources_db.people.tables import PersonRow
from resources_db.situations.views import full_name

SCHEMA = "accroche-signature-1"


async def show(request: web.Request) -> web.Response:
    """In words."""
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    found, row = await opened(request, visit, what="proof"), await _mine(request, visit)
    day = row.at.astimezone(request.app[PERSONAL].zone).date()
    return draw(request, visit, found, "proof.html", proof=row, day=day)


async def as_json(request: web.Request) -> web.Response:
    """As a file that another program reads."""
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    found, row = await opened(request, visit, what="proof"), await _mine(request, visit)
    told = {
        "schema": SCHEMA,
        "signature": row.id,
        "signed_at": row.at.isoformat(timespec="seconds"),
        "in_quality_of": row.signer,
        "means": row.means,
        "contract": {
            "measure": found.mine.view.code,
            "version": row.plan,
            "sha256": row.terms_hash,
        },
    }
    body = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    return web.Response(
        text=body, content_type="application/json", headers=_headers(row.id, "json")
    )


async def as_pdf(request: web.Request) -> web.Response:
    """On paper, in the language of the page."""
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    await opened(request, visit, what="proof")
    row, personal = await _mine(request, visit), request.app[PERSONAL]
    today = visit.at.astimezone(personal.zone).date()

    def work(session: Session) -> tuple[Signature, Sender]:
        head = letterhead(session, today)
        who = full_name(session.get_one(PersonRow, visit.person))
        return _printed(row, who), head.sender

    signature, sender = await personal.database.read(work)
    voice = Voice(personal.catalogs, visit.lang, zone=personal.zone)
    file = await asyncio.to_thread(signature_receipt, signature, sender, voice, today)
    return web.Response(body=file, content_type="application/pdf", headers=_headers(row.id, "pdf"))


def _printed(row: SignatureRow, who: str) -> Signature:
    return Signature(row.id, who, row.at, row.plan, row.terms_hash, Means(row.means))


async def _mine(request: web.Request, visit: Visit) -> SignatureRow:
    """One's own; « not found » for anybody else's."""
    number, row = read_cursor(request.match_info["row"]), None
    if number is not None:
        database = request.app[PERSONAL].database
        row = await database.read(lambda s: my_signature(s, visit.person, number))
    if row is None:
        raise web.HTTPNotFound
    return row


def _headers(number: int, suffix: str) -> dict[str, str]:
    name = f'attachment; filename="preuve-signature-{number}.{suffix}"'
    return {"Content-Disposition": name, "X-Robots-Tag": "noindex", "Cache-Control": "no-store"}
