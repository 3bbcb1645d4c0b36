"""The addresses of the hours of class, and who may come to them."""

from __future__ import annotations

from aiohttp import web

from bot.console.guard import signed_in
from bot.console.menu import SCHOOL_WEEKS
from bot.console.school_weeks import page

_ONE = r"/jours-de-classe/{school:\d+}"


def add_school_weeks(router: web.UrlDispatcher) -> None:
    """The schools, and the week of each."""
    router.add_get("/jours-de-classe", signed_in(page.show, SCHOOL_WEEKS))
    router.add_get(_ONE, signed_in(page.show_one, SCHOOL_WEEKS))
    router.add_post(_ONE, signed_in(page.save, SCHOOL_WEEKS))
