"""Where the pages of appointments are."""

from __future__ import annotations

from aiohttp import web

from bot.console.guard import signed_in
from bot.console.meetings import (
    booking_page,
    import_page,
    interpreter_page,
    one_page,
    week_page,
)
from bot.console.menu import SERVICE

_ONE = "/rendez-vous/fiche/{code}"


def add_meetings(router: web.UrlDispatcher) -> None:
    """The week, a form for one more, one appointment and its changes."""
    router.add_get("/rendez-vous", signed_in(week_page.show, SERVICE))
    router.add_get("/rendez-vous/nouveau", signed_in(booking_page.show, SERVICE))
    router.add_post("/rendez-vous/nouveau", signed_in(booking_page.book, SERVICE))
    router.add_get("/rendez-vous/reprise", signed_in(import_page.show, SERVICE))
    router.add_post("/rendez-vous/reprise", signed_in(import_page.bring_in, SERVICE))
    router.add_get(_ONE, signed_in(one_page.show, SERVICE))
    router.add_post(f"{_ONE}/deplacer", signed_in(one_page.move, SERVICE))
    router.add_post(f"{_ONE}/annuler", signed_in(one_page.cancel, SERVICE))
    router.add_post(f"{_ONE}/ajouter", signed_in(one_page.add, SERVICE))
    router.add_post(f"{_ONE}/retirer", signed_in(one_page.remove, SERVICE))
    router.add_post(f"{_ONE}/interprete", signed_in(interpreter_page.arrange, SERVICE))
