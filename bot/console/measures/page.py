"""The page of one measure, for the service, the school, the tutor: each sees what is theirs.

Every reading is written down. An address holds the random name of a measure, never anything about
a person.
"""

from __future__ import annotations

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console.front import HOME
from bot.console.measures import sentences
from bot.console.measures.opened import Opened, open_measure
from bot.console.measures.sections import DONE, SECTIONS
from bot.console.meetings.shown import basics
from bot.console.pages import Told, page, refused, see
from bot.console.visit import StaffVisit
from bot.measures import named
from bot.measures.tutor_sentences import TO_READ_NOW
from bot.measures.words import Words, keep_words
from conversations.texts import Text
from resources_db.actions import Outcome, Refused

_ONE = "measures/one.html"


async def show(visit: StaffVisit) -> web.StreamResponse:
    """The page."""
    opened = await opened_by(visit, "measure")
    done = DONE.get(visit.request.query.get("fait", ""))
    values = await visit.read(lambda s: _values(s, visit, opened))
    return page(visit, _ONE, values, told=None if done is None else Told(done))


async def opened_by(visit: StaffVisit, what: str = "form") -> Opened:
    """The measure of this address; « not found » when it is none of theirs."""
    code = visit.request.match_info["code"]
    opened = await visit.write(lambda s: open_measure(s, visit, code, what))
    if opened is None:
        raise web.HTTPNotFound
    return opened


async def answered(
    visit: StaffVisit, opened: Opened, outcome: Outcome, done: str
) -> web.StreamResponse:
    """The page again: with what was done, or with why it was refused and what was typed."""
    if isinstance(outcome, Refused):
        return await again(visit, opened, outcome)
    return see(f"/mesures/{opened.view.code}?fait={done}")


async def again(visit: StaffVisit, opened: Opened, outcome: Refused) -> web.StreamResponse:
    """The page with why a form was refused, and what was typed in it."""
    values = await visit.read(lambda s: _values(s, visit, opened))
    return refused(visit, outcome, _ONE, values)


async def mistaken(visit: StaffVisit, opened: Opened, why: Text) -> web.StreamResponse:
    """The page with what cannot be understood of a form, and what was typed in it."""
    values = await visit.read(lambda s: _values(s, visit, opened))
    return page(visit, _ONE, values, status=422, told=Told(why, good=False))


async def written(visit: StaffVisit, opened: Opened, words: Words, done: str) -> web.StreamResponse:
    """Keep words that were written about a measure; those of a danger show whom to call first."""
    console = visit.console
    knowledge = console.librarian.present.knowledge
    actor, key = visit.staff.actor, visit.key()
    kept = await keep_words(console.database, knowledge, actor, words, visit.at, key=key)
    if kept.worry is None or isinstance(kept.outcome, Refused):
        return await answered(visit, opened, kept.outcome, done)
    now = await opened_by(visit, "measure")
    values = await visit.read(lambda s: _values(s, visit, now))
    told = Told(TO_READ_NOW, good=False)
    return page(visit, _ONE, {**values, "numbers": kept.worry.numbers, "typed": {}}, told=told)


def _values(session: Session, visit: StaffVisit, opened: Opened) -> dict[str, object]:
    drawn = [make(session, visit, opened) for make in SECTIONS]
    return {
        **basics(visit),
        "d": sentences,
        "named": named,
        "view": opened.view,
        "about": opened.about,
        "sections": [one for one in drawn if one is not None],
        "at_measure": f"{HOME}/mesures/{opened.view.code}",
        "typed": visit.form,
        "numbers": (),
    }
