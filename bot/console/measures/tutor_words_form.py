"""Leaving the tutor's word for the booklet, read for danger like all that is written here."""

from __future__ import annotations

from aiohttp import web

from bot.console.guard import signed_in
from bot.console.measures.page import opened_by, written
from bot.console.visit import StaffVisit
from resources_db.measures.actions import WriteAsTutor


def add_tutor_words(router: web.UrlDispatcher) -> None:
    """Its address."""
    router.add_post("/mesures/{code}/mot", signed_in(leave, WriteAsTutor.allowed))


async def leave(visit: StaffVisit) -> web.StreamResponse:
    """The words, kept; of grave ones it is said at once."""
    opened = await opened_by(visit)
    words = WriteAsTutor(opened.view.situation, opened.view.id, visit.said("words"))
    return await written(visit, opened, words, "mot")
