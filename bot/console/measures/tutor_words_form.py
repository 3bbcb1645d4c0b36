"""Leaving the tutor's word for the booklet, read for danger like all that is written here."""

from __future__ import annotations

from aiohttp import web

from bot.console.guard import signed_in
from bot.console.measures.page import answered, opened_by
from bot.console.measures.told_section import GRAVE
from bot.console.visit import StaffVisit
from bot.measures.words import keep_words
from resources_db.measures.actions import WriteAsTutor


def add_tutor_words(router: web.UrlDispatcher) -> None:
    """Its address."""
    router.add_post("/mesures/{code}/mot", signed_in(leave, WriteAsTutor.allowed))


async def leave(visit: StaffVisit) -> web.StreamResponse:
    """The words, kept; grave ones are said so at once."""
    opened = await opened_by(visit)
    words = WriteAsTutor(opened.view.situation, opened.view.id, visit.said("words"))
    console = visit.console
    kept = await keep_words(
        console.database, console.librarian.present.knowledge, visit.staff.actor, words,
        visit.at, key=visit.key(),
    )  # fmt: skip
    done = "mot" if kept.worry is None else GRAVE
    return await answered(visit, opened, kept.outcome, done)
