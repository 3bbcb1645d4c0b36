"""The addresses of measures, and who may come to them: the door decides again, each time."""

from __future__ import annotations

from aiohttp import web

from bot.console.guard import signed_in
from bot.console.measures import listing, page
from resources_db.charter.actions import BOUND

ONE = "/mesures/{code}"


def add_measures(router: web.UrlDispatcher) -> None:
    """The list, each measure, and its forms."""
    router.add_get("/mesures", signed_in(listing.show, BOUND))
    router.add_get(ONE, signed_in(page.show, BOUND))
