"""``/equipe/mesures/{code}/contrat.pdf`` and the four others: the papers of a measure.

What a paper holds, and whether there is one, is decided by what its reader may see of the measure.
"""

from __future__ import annotations

from functools import partial

from aiohttp import web

from bot.console.files import pdf
from bot.console.guard import signed_in
from bot.console.visit import StaffVisit
from bot.paper.measures.papers import Paper, paper_of, voice_with
from resources_db.charter.actions import BOUND


def add_measure_papers(router: web.UrlDispatcher) -> None:
    """One address a paper."""
    for paper in Paper:
        path = f"/mesures/{{code}}/{paper.value}.pdf"
        router.add_get(path, signed_in(partial(_hand_over, paper=paper), BOUND))


async def _hand_over(visit: StaffVisit, paper: Paper) -> web.StreamResponse:
    """The paper as a tagged PDF; with the language asked for (``?avec=ar``), French beside it."""
    library, zone = visit.console.librarian.present, visit.console.zone
    voice = voice_with(library.catalogs, visit.request.query.get("avec"), zone)
    actor, code = visit.staff.actor, visit.request.match_info["code"]
    made = await visit.write(lambda s: paper_of(s, actor, code, paper, visit.at, voice, library))
    if made is None:
        raise web.HTTPNotFound
    return await pdf(made, paper.value)
