"""What every page of a measure begins with: whose visit it is, and what they may see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from aiohttp import web
from sqlalchemy.orm import Session

from bot.rendering.values import worded
from bot.web.personal.measures import sentences
from bot.web.personal.measures.known import Known, known
from bot.web.personal.visit import PERSONAL, Visit, page
from bot.web.spacing import spaced

NAMED = r"{code:[\w-]+}"
"""The random name of a measure, in an address."""


async def opened(request: web.Request, visit: Visit, *, what: str) -> Known:
    """The measure of this address, if it is theirs; « not found » for any other."""
    personal, code = request.app[PERSONAL], request.match_info["code"]

    def work(session: Session) -> Known | None:
        return known(session, personal, visit, code, what=what)

    found = await personal.database.write(work)
    if found is None:
        raise web.HTTPNotFound
    return found


def draw(
    request: web.Request,
    visit: Visit,
    found: Known,
    template: str,
    *,
    status: int = 200,
    **values: object,
) -> web.Response:
    """A page of this measure."""
    return page(
        request,
        f"measures/{template}",
        visit.lang,
        status=status,
        m=sentences,
        known=found,
        mine=found.mine,
        view=found.mine.view,
        told=telling(request, visit),
        **values,
    )


def telling(request: web.Request, visit: Visit) -> Callable[[date | datetime | time], str]:
    """Words a day, an hour, an instant in the reader's language."""
    zone = request.app[PERSONAL].zone

    def told(value: date | datetime | time) -> str:
        return spaced(worded(value, visit.lang, zone), visit.lang)

    return told
