"""The addresses of a measure on the personal pages: by its random name, which names nobody."""

from __future__ import annotations

from aiohttp import web

from bot.paper.measures.papers import Paper
from bot.web.personal.measures import booklet, learnt, one, papers, proof, signing
from bot.web.personal.measures.drawing import NAMED

_ONE = f"/p/mesure/{NAMED}"
_PROOF = rf"{_ONE}/preuve/{{row:\d+}}"


def add_measures(router: web.UrlDispatcher) -> None:
    """One measure, for those of its family."""
    router.add_get(_ONE, one.show)
    router.add_post(f"{_ONE}/venir", one.come)
    router.add_get(f"{_ONE}.ics", one.calendar)
    router.add_get(f"{_ONE}/signer", signing.show)
    router.add_post(f"{_ONE}/signer", signing.sign)
    router.add_get(_PROOF, proof.show)
    router.add_get(f"{_PROOF}.json", proof.as_json)
    router.add_get(f"{_PROOF}.pdf", proof.as_pdf)
    router.add_get(f"{_ONE}/livret", booklet.show)
    router.add_post(f"{_ONE}/livret", booklet.save)
    router.add_get(f"{_ONE}/bilan", learnt.show)
    router.add_post(f"{_ONE}/bilan", learnt.answer)
    papers_ = "|".join(paper.value for paper in Paper)
    router.add_get(f"{_ONE}/{{paper:{papers_}}}.pdf", papers.hand_over)
