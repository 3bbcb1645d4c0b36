"""The day of a tutor: who comes, five taps, who knows, whom to call, a word for the booklet."""

from __future__ import annotations

from collections.abc import Mapping

from aiohttp import web
from sqlalchemy.orm import Session

from bot.measures import tutor_sentences as e
from bot.measures.tutor_day import values_of
from bot.measures.words import keep_words
from bot.web.form import read_fields
from bot.web.problems import Problem, refuse
from bot.web.tutors.visit import HOME, Visit, page
from conversations.refusals import sentence
from conversations.steps import Call
from conversations.texts import Text
from resources_db.actions import Outcome, Refused
from resources_db.charter.actions import SignCharter
from resources_db.charter.signing import charter
from resources_db.measures.actions import ChooseStaffChannels, MarkHalfDay, WriteAsTutor
from resources_db.measures.tables import HalfDayRow
from resources_db.measures.terms import WORDS_LENGTH, Mark
from resources_db.tutoring.reading import day_of_tutor, situation_of, texts_of, with_texts

_MOST_DIGITS = 18


async def show(request: web.Request, visit: Visit) -> web.Response:
    """The day; first the charter, where it is not signed."""
    return await _page(request, visit)


async def mark(request: web.Request, visit: Visit) -> web.Response:
    """One tap."""
    fields = await read_fields(request)
    if isinstance(fields, Problem):
        return refuse(request, fields)
    half_day, said = _number(fields, "half_day"), fields.get("mark", "")
    situation = await _situation(visit, half_day)
    if situation is None or said not in set(Mark):
        return await _page(request, visit)
    outcome = await visit.ask(MarkHalfDay(situation, half_day, Mark(said)))
    top = said == Mark.ACCIDENT  # whom to call comes first: the page is shown from its top
    return await _after(request, visit, outcome, HOME if top else f"{HOME}#d{half_day}")


async def leave_words(request: web.Request, visit: Visit) -> web.Response:
    """A word for the booklet, read for danger like all that is written here."""
    fields = await read_fields(request)
    if isinstance(fields, Problem):
        return refuse(request, fields)
    half_day = _number(fields, "half_day")
    situation = await _situation(visit, half_day)
    if situation is None:
        return await _page(request, visit)
    row = await visit.pages.database.read(lambda s: s.get_one(HalfDayRow, half_day))
    words = WriteAsTutor(situation, row.measure_id, fields.get("words", ""))
    knowledge = visit.pages.librarian.present.knowledge
    kept = await keep_words(visit.pages.database, knowledge, visit.actor, words, visit.at)
    if kept.worry is not None:
        return await _page(request, visit, e.TO_READ_NOW, numbers=kept.worry.numbers)
    return await _after(request, visit, kept.outcome, f"{HOME}?mot=oui#mot{half_day}")


async def sign(request: web.Request, visit: Visit) -> web.Response:
    """The charter, once a version: nothing of anyone is shown before (R35)."""
    fields = await read_fields(request)
    if isinstance(fields, Problem):
        return refuse(request, fields)
    outcome = await visit.ask(SignCharter(fields.get("version", ""), fields.get("hash", "")))
    return await _after(request, visit, outcome, HOME)


async def choose_texts(request: web.Request, visit: Visit) -> web.Response:
    """The link by text message too, or no more."""
    fields = await read_fields(request)
    if isinstance(fields, Problem):
        return refuse(request, fields)
    wanted = fields.get("wanted") == "yes"
    channels = await visit.pages.database.read(lambda s: with_texts(s, visit.tutor, wanted=wanted))
    outcome = await visit.ask(ChooseStaffChannels(channels))
    return await _after(request, visit, outcome, HOME)


async def _after(request: web.Request, visit: Visit, outcome: Outcome, there: str) -> web.Response:
    """The page again, so that a reload sends nothing again; or why it was refused."""
    if isinstance(outcome, Refused):
        return await _page(request, visit, sentence(outcome), status=409)
    return web.Response(status=303, headers={"Location": there})


async def _page(
    request: web.Request,
    visit: Visit,
    said: Text | None = None,
    *,
    status: int = 200,
    numbers: tuple[Call, ...] = (),
) -> web.Response:
    def read(session: Session) -> dict[str, object]:
        today = day_of_tutor(session, visit.tutor, visit.at, what="tutor_link")
        texts = texts_of(session, visit.tutor) if visit.pages.texts else None
        return {
            **values_of(session, today, visit.at, visit.pages.zone),
            "text": None if today.charter_signed else charter(),
            "texts": texts,
        }

    values = await visit.pages.database.write(read)
    return page(
        request,
        "day.html",
        status=status,
        said=said,
        danger=numbers,
        kept=request.query.get("mot") == "oui",
        longest=WORDS_LENGTH,
        **values,
    )


async def _situation(visit: Visit, half_day: int) -> int | None:
    return await visit.pages.database.read(
        lambda s: situation_of(s, visit.tutor, half_day, visit.at)
    )


def _number(fields: Mapping[str, str], name: str) -> int:
    """A row of the page; 0, which is none, for anything else."""
    said = fields.get(name, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= _MOST_DIGITS else 0
