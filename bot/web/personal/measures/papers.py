"""``/p/mesure/….pdf``: the papers that a family may open, in its language with French beside."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from aiohttp import web
from sqlalchemy.orm import Session

from bot.paper.measures.papers import Paper, paper_of, voice_with
from bot.web.personal.visit import PERSONAL, closed, visit_of
from resources_db.measures.mine import measures_of_family


async def hand_over(request: web.Request) -> web.Response:
    """One paper; « not found » where this reader has none."""
    visit = await visit_of(request)
    if visit is None:
        return closed(request)
    personal, code = request.app[PERSONAL], request.match_info["code"]
    paper = Paper(request.match_info["paper"])
    voice = voice_with(personal.catalogs, visit.lang, personal.zone)

    def work(session: Session) -> Callable[[], bytes] | None:
        if code not in measures_of_family(session, visit.person, visit.at):
            return None
        library = personal.librarian.library(session)
        return paper_of(session, visit.actor, code, paper, visit.at, voice, library)

    make = await personal.database.write(work)
    if make is None:
        raise web.HTTPNotFound
    headers = {
        "Content-Disposition": f'attachment; filename="{paper.value}.pdf"',
        "X-Robots-Tag": "noindex",
        "Cache-Control": "no-store",
    }
    file = await asyncio.to_thread(make)
    return web.Response(body=file, content_type="application/pdf", headers=headers)
