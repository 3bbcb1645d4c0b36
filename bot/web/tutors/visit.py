"""Who a request to a tutor's page comes from: the cookie that their link of the day gave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from aiohttp import web
from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.library import Librarian
from bot.measures import tutor_sentences
from bot.web.front import FRONT
from bot.web.pages import html
from resources_db.actions import Action, Actor, Outcome
from resources_db.door import perform
from resources_db.people.standing import actor_of
from resources_db.storage.database import Database
from resources_db.tutoring.reading import tutor_of

COOKIE = "accroche_tuteur"
HOME = "/t"
_FRENCH = "fr"


@dataclass(frozen=True, slots=True)
class TutorPages:
    """What these pages work with."""

    database: Database
    clock: Clock
    zone: tzinfo
    librarian: Librarian
    texts: bool
    """Whether the city sends text messages."""


TUTORS = web.AppKey("tutors", TutorPages)


@dataclass(frozen=True, slots=True)
class Visit:
    """A tutor on the page of their day."""

    pages: TutorPages
    tutor: int
    actor: Actor
    """As they are now: a role taken away counts no more, even on a page that is open."""
    at: datetime

    async def ask(self, action: Action) -> Outcome:
        """Ask the one door in their name."""
        return await self.pages.database.write(lambda s: perform(s, self.actor, action, self.at))


async def visit_of(request: web.Request) -> Visit | None:
    """Whose day this browser shows; None when it shows nobody's (any more)."""
    pages, secret = request.app[TUTORS], request.cookies.get(COOKIE)
    if not secret:
        return None
    at = pages.clock()

    def look(session: Session) -> Visit | None:
        tutor = tutor_of(session, secret, at)
        if tutor is None:
            return None
        return Visit(pages, tutor, actor_of(session, tutor, at), at)

    return await pages.database.read(look)


def page(
    request: web.Request, template: str, *, status: int = 200, **values: object
) -> web.Response:
    """In French, kept by nobody and listed nowhere."""
    words = {"e": tutor_sentences, "here": HOME, "home_of_day": HOME, **values}
    front = request.app[FRONT]
    response = html(front, f"tutors/{template}", _FRENCH, status=status, held="", **words)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
