"""``/equipe/mesures/{code}/contrat.pdf`` and the four others: the papers of a measure.

What a paper holds, and whether there is one, is decided by what its reader may see of the measure.
"""

from __future__ import annotations

from functools import partial

from aiohttp import web

from bot.console.files import pdf
from bot.console.guard import signed_in
from bot.console.menu import SERVICE
from bot.console.visit import StaffVisit
from bot.paper.measures.about import Looking
from bot.paper.measures.papers import Paper, paper_of, voice_with
from resources_db.charter.actions import BOUND


def add_measure_papers(router: web.UrlDispatcher) -> None:
    """One address a paper."""
    for paper in Paper:
        path = f"/mesures/{{code}}/{paper.value}.pdf"
        router.add_get(path, signed_in(partial(_hand_over, paper=paper), BOUND))
    follow_up = partial(_hand_over, paper=Paper.FOLLOW_UP)
    router.add_post("/mesures/{code}/suite.pdf", signed_in(follow_up, SERVICE))


async def _hand_over(visit: StaffVisit, paper: Paper) -> web.StreamResponse:
    """The paper as a tagged PDF; with the language asked for (``?avec=ar``), French beside it.

    The needs that the service chose for what comes next are sent, not written in the address: it
    stays in the history of a browser.
    """
    library, zone = visit.console.librarian.present, visit.console.zone
    asked = visit.said("avec") or visit.request.query.get("avec")
    voice = voice_with(library.catalogs, asked, zone)
    needs = tuple(need for need in library.needs if visit.said(f"need-{need}"))
    looking = Looking(library, needs) if needs else Looking(library)
    actor, code = visit.staff.actor, visit.request.match_info["code"]
    made = await visit.write(lambda s: paper_of(s, actor, code, paper, visit.at, voice, looking))
    if made is None:
        raise web.HTTPNotFound
    return await pdf(made, paper.value)
