"""The addresses of fiches, and who may come to them: the door decides again, each time."""

from __future__ import annotations

from aiohttp import web

from bot.console.fiches import page
from bot.console.guard import signed_in
from bot.console.menu import FICHES
from resources_db.fiches.actions import AcceptFiche, SendFiche

_FORMS = {
    "accepter": (page.accept, AcceptFiche.allowed),
    "demander": (page.ask, AcceptFiche.allowed),
    "decliner": (page.decline, AcceptFiche.allowed),
    "repondre": (page.reply, SendFiche.allowed),
}


def add_fiches(router: web.UrlDispatcher) -> None:
    """The list, the form of a new one, each of them, and what is answered to it."""
    router.add_get("/fiches", signed_in(page.show, FICHES))
    router.add_get("/fiches/nouvelle", signed_in(page.write, SendFiche.allowed))
    router.add_post("/fiches/nouvelle", signed_in(page.send, SendFiche.allowed))
    router.add_get("/fiches/{code}", signed_in(page.show_one, FICHES))
    for name, (handler, roles) in _FORMS.items():
        router.add_post(f"/fiches/{{code}}/{name}", signed_in(handler, roles))
