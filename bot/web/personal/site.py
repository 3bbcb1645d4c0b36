"""The personal pages under ``/p``: read, answered and taken back without an account.

Someone opens the link they were handed; a browser then shows their page for a short while. No
address of a page names anyone: situations go by their random name.
"""

from __future__ import annotations

from datetime import tzinfo

from aiohttp import web

from bot.clock import Clock
from bot.library import Librarian
from bot.web.personal import (
    answering,
    appointments,
    home,
    link,
    opening,
    receipt_file,
    receipts,
    reminders,
    stopping,
)
from bot.web.personal.measures.routes import add_measures
from bot.web.personal.visit import PERSONAL, Personal
from resources_db.agreements.asked import EVERY_CHANNEL
from resources_db.storage.database import Database


def add_personal_pages(
    app: web.Application,
    database: Database,
    clock: Clock,
    zone: tzinfo,
    librarian: Librarian,
    host: str = "localhost",
    offered: frozenset[str] = EVERY_CHANNEL,
) -> None:
    """Serve them beside the chat, in front of this database; ``host`` names calendar entries.

    ``offered``: the channels that someone may agree to.
    """
    catalogs = librarian.present.catalogs
    app[PERSONAL] = Personal(database, clock, zone, catalogs, librarian, host, offered)
    app.router.add_get("/p", home.show)
    app.router.add_post("/p/fermer", home.close)
    app.router.add_get("/p/arret/{ref}", stopping.show)
    app.router.add_post("/p/arret/{ref}", stopping.stop)
    app.router.add_get("/p/lien/{token}", opening.show)
    app.router.add_post("/p/lien/{token}", opening.open_page)
    app.router.add_get("/p/l/{token}", link.show)
    app.router.add_post("/p/l/{token}", link.open_page)
    app.router.add_get(r"/p/rdv/{code:[\w-]+}", appointments.show)
    app.router.add_post(r"/p/rdv/{code:[\w-]+}", appointments.answer)
    app.router.add_get(r"/p/rdv/{code:[\w-]+}.ics", appointments.calendar)
    app.router.add_get("/p/rappels", reminders.show)
    app.router.add_post("/p/rappels", reminders.save)
    app.router.add_get("/p/texte/{code}/{act}/{about}", answering.show)
    app.router.add_post("/p/texte/{code}/{act}/{about}", answering.answer)
    app.router.add_get(r"/p/preuve/{row:\d+}", receipts.show)
    app.router.add_get(r"/p/preuve/{row:\d+}.json", receipts.hand_over)
    app.router.add_get(r"/p/preuve/{row:\d+}.pdf", receipt_file.hand_over)
    add_measures(app.router)
