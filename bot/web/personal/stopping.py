"""``/p/arret/{ref}``: no more e-mails. Looking stops nothing, pressing does.

Mail programs press by themselves for their reader (RFC 8058): nothing is read of what they post,
and the name in the address is the only key, which nobody can guess.
"""

from __future__ import annotations

from aiohttp import web
from sqlalchemy.orm import Session

from bot.web.personal import stop_sentences
from bot.web.personal.visit import PERSONAL, browser_language, page
from conversations.texts import Text
from resources_db.actions import Actor
from resources_db.agreements.actions import StopChannel
from resources_db.agreements.terms import Means
from resources_db.door import perform
from resources_db.sendings.sending import named

_LONGEST = 32


async def show(request: web.Request) -> web.Response:
    """The same page for any address, good or bad."""
    return _page(request, None, 200)


async def stop(request: web.Request) -> web.Response:
    """Take the opt-in back, with its proof; a second press changes nothing."""
    personal, ref = request.app[PERSONAL], request.match_info["ref"]
    at = personal.clock()

    def work(session: Session) -> bool:
        row = named(session, ref) if ref.isascii() and len(ref) <= _LONGEST else None
        if row is None:
            return False
        action = StopChannel(row.person, row.channel, Means.PAGE)
        perform(session, Actor.system(), action, at)
        return True

    if await personal.database.write(work):
        return _page(request, stop_sentences.STOPPED, 200)
    return _page(request, stop_sentences.STOP_TOO_OLD, 404)


def _page(request: web.Request, said: Text | None, status: int) -> web.Response:
    lang = browser_language(request)
    return page(request, "stopping.html", lang, status=status, r=stop_sentences, said=said)
