"""The personal pages under ``/p``: read, answered and taken back without an account.

Someone opens the link they were handed; a browser then shows their page for a short while. No
address of a page names anyone: situations go by their random name.
"""

from __future__ import annotations

from datetime import tzinfo

from aiohttp import web

from bot.clock import Clock
from bot.rendering.catalogs import Catalogs
from bot.web.personal import (
    answering,
    choosing,
    home,
    opening,
    receipt_file,
    receipts,
    stopping,
)
from bot.web.personal.visit import PERSONAL, Personal
from resources_db.storage.database import Database


def add_personal_pages(
    app: web.Application, database: Database, clock: Clock, zone: tzinfo, catalogs: Catalogs
) -> None:
    """Serve them beside the chat, in front of this database."""
    app[PERSONAL] = Personal(database, clock, zone, catalogs)
    app.router.add_get("/p", home.show)
    app.router.add_post("/p/fermer", home.close)
    app.router.add_get("/p/rappels", choosing.show)
    app.router.add_post("/p/rappels", choosing.choose)
    app.router.add_get("/p/arret/{ref}", stopping.show)
    app.router.add_post("/p/arret/{ref}", stopping.stop)
    app.router.add_get("/p/lien/{token}", opening.show)
    app.router.add_post("/p/lien/{token}", opening.open_page)
    app.router.add_get("/p/texte/{code}/{act}/{about}", answering.show)
    app.router.add_post("/p/texte/{code}/{act}/{about}", answering.answer)
    app.router.add_get(r"/p/preuve/{row:\d+}", receipts.show)
    app.router.add_get(r"/p/preuve/{row:\d+}.json", receipts.hand_over)
    app.router.add_get(r"/p/preuve/{row:\d+}.pdf", receipt_file.hand_over)
