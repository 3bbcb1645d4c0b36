"""``/p/preuve/…``: the proof of one's answer, to read or to keep as a file."""

from __future__ import annotations

import json
from datetime import date, datetime

from aiohttp import web

from bot.web.cursor import read_cursor
from bot.web.personal.visit import PERSONAL, Visit, closed, page, visit_of
from resources_db.agreements.receipts import receipt
from resources_db.agreements.terms import Act, Answer
from resources_db.storage.types import Json


async def show(request: web.Request) -> web.Response:
    """The proof, in words."""
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    found = await _receipt(request, visit)
    zone = request.app[PERSONAL].zone
    until = found["holds_until"]
    return page(
        request,
        "receipt.html",
        visit.lang,
        receipt=found,
        act=Act(str(found["act"])),
        answer=Answer(str(found["answer"])),
        day=datetime.fromisoformat(str(found["given_at"])).astimezone(zone).date(),
        until=None if until is None else date.fromisoformat(str(until)),
        version=date.fromisoformat(_version(found)),
    )


async def hand_over(request: web.Request) -> web.Response:
    """The proof as a JSON file."""
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    found = await _receipt(request, visit)
    name = f'attachment; filename="preuve-{found["receipt"]}.json"'
    return web.Response(
        text=json.dumps(found, ensure_ascii=False, indent=2) + "\n",
        content_type="application/json",
        headers={"Content-Disposition": name, "X-Robots-Tag": "noindex"},
    )


async def _receipt(request: web.Request, visit: Visit) -> dict[str, Json]:
    """One's own; « not found » for anybody else's."""
    row = read_cursor(request.match_info["row"])
    found = None
    if row is not None:
        found = await request.app[PERSONAL].database.read(lambda s: receipt(s, visit.person, row))
    if found is None:
        raise web.HTTPNotFound
    return found


def _version(found: dict[str, Json]) -> str:
    """Versions of texts are dates."""
    text = found["text"]
    return str(text["version"]) if isinstance(text, dict) else ""
