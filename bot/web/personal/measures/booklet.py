"""``/p/mesure/…/livret``: what the young person did, thinks, learnt and wants, day by day (R5).

Every « Garder » keeps what is there: nothing is ever sent in for good, the last words of a page
count. Words of danger are kept too; whoever wrote them sees at once whom to call.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from aiohttp import web

from bot.measures.words import Kept, Worry, keep_words, worry_in
from bot.web.form import read_fields
from bot.web.origin import is_foreign
from bot.web.personal.measures import sentences
from bot.web.personal.measures.drawing import draw, opened
from bot.web.personal.measures.known import Known
from bot.web.personal.visit import PERSONAL, Visit, browser_language, page, visit_of
from bot.web.personal.visit import closed as nobodys
from bot.web.problems import FOREIGN, Problem, refuse
from conversations.refusals import sentence
from conversations.texts import Text
from resources_db.actions import Refused
from resources_db.measures.actions import WriteInBooklet
from resources_db.measures.terms import WORDS_LENGTH, Page

_KEY_LENGTH = 34
OF_A_DAY: Mapping[Page, Text] = {
    Page.DONE: sentences.I_DID,
    Page.THOUGHT: sentences.I_THINK,
    Page.LEARNT: sentences.I_LEARNT,
}
OF_THE_WHOLE: Mapping[Page, Text] = {Page.RETURN: sentences.I_WANT}


@dataclass(frozen=True, slots=True)
class Box:
    """One thing to write."""

    name: str
    """Of the field."""
    label: Text
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One form: a half-day, or what is written of the whole."""

    half_day: int | None
    day: date | None
    half: Text | None
    boxes: tuple[Box, ...]
    is_open: bool
    """The one that waits for words now; the others are one tap away."""


async def show(request: web.Request) -> web.Response:
    """The pages to write, the young person's only; the tutor's words for whoever may read them."""
    visit = await visit_of(request)
    if visit is None:
        return nobodys(request)
    found = await opened(request, visit, what="booklet")
    return _page(request, visit, found, sheets(found))


async def save(request: web.Request) -> web.Response:
    """Keep what changed of one form; the same form twice changes nothing more."""
    if is_foreign(request):
        return refuse(request, FOREIGN)
    fields = await read_fields(request)
    if isinstance(fields, Problem):
        return refuse(request, fields)
    visit = await visit_of(request)
    if visit is None:
        return await _give_back(request, fields)
    found = await opened(request, visit, what="booklet")
    half_day, pages = _asked(found, fields)
    changed = {
        one: typed
        for one in pages
        if (typed := fields.get(one.value, "").strip()) and typed != _words(found, one, half_day)
    }
    kept = [
        await _keep(request, visit, found, (one, half_day, typed), fields.get("nonce", ""))
        for one, typed in changed.items()
    ]
    refused = next((one.outcome for one in kept if isinstance(one.outcome, Refused)), None)
    said = sentences.SAVED if kept else sentences.UNCHANGED
    if refused is None:
        found = await opened(request, visit, what="booklet")
    return _page(
        request,
        visit,
        found,
        sheets(found, half_day, typed=None if refused is None else fields),
        said=said if refused is None else sentence(refused),
        failed=refused is not None,
        worry=gravest(kept),
    )


async def _keep(
    request: web.Request,
    visit: Visit,
    found: Known,
    written: tuple[Page, int | None, str],
    nonce: str,
) -> Kept:
    personal, view = request.app[PERSONAL], found.mine.view
    where, half_day, typed = written
    words = WriteInBooklet(view.situation, view.id, where, typed, half_day)
    knowledge = personal.librarian.present.knowledge
    key = f"page:{nonce[: _KEY_LENGTH - 6]}{where.value}" if nonce else None
    return await keep_words(personal.database, knowledge, visit.actor, words, visit.at, key=key)


def sheets(
    found: Known, asked: int | None = None, typed: Mapping[str, str] | None = None
) -> tuple[Sheet, ...]:
    """The forms, the half-day that waits for words first. ``typed``: what was not kept of one."""
    begun = [one for one in found.stays if one.view.starts <= found.at]
    if not found.mine.is_pupil or not begun:
        return ()
    last = begun[-1].view.row
    waiting = asked if typed is not None else last
    made = [
        Sheet(
            one.view.row,
            one.view.day,
            sentences.HALVES[one.view.half],
            tuple(
                _boxes(found, OF_A_DAY, one.view.row, typed if waiting == one.view.row else None)
            ),
            one.view.row == (asked or last),
        )
        for one in reversed(begun)
    ]
    whole = typed if typed is not None and asked is None else None
    boxes = tuple(_boxes(found, OF_THE_WHOLE, None, whole))
    return (*made, Sheet(None, None, None, boxes, whole is not None))


def _boxes(
    found: Known, pages: Mapping[Page, Text], half_day: int | None, typed: Mapping[str, str] | None
) -> Iterator[Box]:
    for one, label in pages.items():
        words = _words(found, one, half_day) if typed is None else typed.get(one.value, "")
        yield Box(one.value, label, words)


def _words(found: Known, page_: Page, half_day: int | None) -> str:
    written = found.wrote(page_, half_day)
    return "" if written is None else written.words


def _asked(found: Known, fields: Mapping[str, str]) -> tuple[int | None, tuple[Page, ...]]:
    """Which form it is; « not found » for what no form of ours says."""
    for one in sheets(found):
        if str(one.half_day or "") == fields.get("half_day", ""):
            return one.half_day, tuple(OF_THE_WHOLE if one.half_day is None else OF_A_DAY)
    raise web.HTTPNotFound


def gravest(kept: list[Kept]) -> Worry | None:
    """What is the most to worry about; None for nothing."""
    worries = [one.worry for one in kept if one.worry is not None]
    return max(worries, key=lambda one: one.certain, default=None)


def _page(
    request: web.Request,
    visit: Visit,
    found: Known,
    forms: tuple[Sheet, ...],
    *,
    said: Text | None = None,
    failed: bool = False,
    worry: Worry | None = None,
) -> web.Response:
    view = found.mine.view
    return draw(
        request,
        visit,
        found,
        "booklet.html",
        status=409 if failed else 200,
        sheets=forms,
        said=said,
        failed=failed,
        worry=worry,
        tutor=next((one for one in view.booklet if one.page is Page.TUTOR), None),
        most=WORDS_LENGTH,
    )


async def _give_back(request: web.Request, fields: Mapping[str, str]) -> web.Response:
    """The page had closed itself: the words go back to whoever typed them, and are not kept.

    Whom to call is said all the same.
    """
    typed = [
        words.strip()
        for one in (*OF_A_DAY, *OF_THE_WHOLE)
        if (words := fields.get(one.value, "")[:WORDS_LENGTH]).strip()
    ]
    if not typed:
        return nobodys(request)
    knowledge = request.app[PERSONAL].librarian.present.knowledge
    worry = await asyncio.to_thread(worry_in, "\n".join(typed), knowledge)
    lang = browser_language(request)
    values = {"m": sentences, "typed": typed, "worry": worry}
    return page(request, "measures/not_kept.html", lang, status=403, **values)
