"""« Importer »: what a file would change in the directory is seen first, then done.

The same code as ``accroche import``: what the command says of a file, this page says.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from aiohttp import web

from bot.console import import_sentences, uploads
from bot.console.pages import Told, page, refused
from bot.console.visit import StaffVisit
from bot.directory_file import rows_of, why_not
from bot.directory_import import Summary, TooManyGone, Wanted, difference, import_directory
from bot.exchange.findings import Unusable
from bot.exchange.report import Report
from bot.stopping import CannotDo
from resources_db.actions import Actor, Refused
from resources_db.city.days import day_of
from resources_db.city.reading import settings_on
from resources_db.city.terms import CityField
from resources_db.directory.staging import StagingLost

_TEMPLATE = "import.html"
_LISTED: Final = 30
"""Lines of each list that are shown."""
_SOURCE_LONGEST: Final = 80


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the form asks of a file that waits."""

    token: str
    path: Path
    source: str
    complete: bool
    remove_many: bool

    @property
    def wanted(self) -> Wanted:
        return Wanted(self.path.name, self.complete, self.remove_many)


async def show(visit: StaffVisit) -> web.StreamResponse:
    """The form that takes a file."""
    return page(visit, _TEMPLATE, _values())


async def look(visit: StaffVisit) -> web.StreamResponse:
    """What the file would change; it waits, for an hour, to be taken."""
    folder, asked = visit.console.uploads, None
    if visit.file is not None:
        keep = partial(uploads.keep, folder, visit.file_name, visit.file, visit.at)
        asked = await _asked(visit, await asyncio.to_thread(keep))
    elif token := visit.said("token"):
        asked = await _asked(visit, token)
    if asked is None:
        told = Told(import_sentences.NO_FILE, good=False)
        return page(visit, _TEMPLATE, _values(), told=told, status=422)
    return await _run(visit, asked, dry=True)


async def bring(visit: StaffVisit) -> web.StreamResponse:
    """Do what was seen."""
    asked = await _asked(visit, visit.said("token"))
    if asked is None:
        told = Told(import_sentences.GONE, good=False)
        return page(visit, _TEMPLATE, _values(), told=told, status=409)
    return await _run(visit, asked, dry=False)


async def _run(visit: StaffVisit, asked: _Asked, *, dry: bool) -> web.StreamResponse:
    commune = await visit.read(
        lambda s: settings_on(s, day_of(visit.at), (CityField.COMMUNE,))[CityField.COMMUNE]
    )
    report = Report()
    try:
        work = partial(_work, visit, asked, commune, report, dry=dry)
        outcome = await asyncio.to_thread(work)
    except (Unusable, TooManyGone, StagingLost, CannotDo) as error:
        return page(visit, _TEMPLATE, _stopped(visit, asked, error), status=422)
    if isinstance(outcome, Refused):
        return refused(visit, outcome, _TEMPLATE, _values(asked=asked))
    if not dry:
        await asyncio.to_thread(uploads.forget, visit.console.uploads, asked.token)
    return page(visit, _TEMPLATE, _values(asked=asked, **_found(outcome, report, dry=dry)))


def _work(
    visit: StaffVisit, asked: _Asked, commune: str, report: Report, *, dry: bool
) -> Summary | Refused:
    """Read the file; in a thread of its own, the chat keeps answering."""
    console, actor = visit.console, visit.staff.actor
    rows = rows_of(asked.path, commune, asked.source or None)
    if dry:
        return difference(console.database, rows, asked.wanted, report, _no_tick)
    bring_in = partial(import_directory, console.database, rows, asked.wanted, report)
    return bring_in(console.clock, actor=Actor(actor.roles, person=actor.person))


def _no_tick(_line: int) -> None:
    """Nobody watches the lines go by."""


async def _asked(visit: StaffVisit, token: str) -> _Asked | None:
    path = await asyncio.to_thread(uploads.find, visit.console.uploads, token)
    if path is None:
        return None
    return _Asked(
        token,
        path,
        visit.said("source")[:_SOURCE_LONGEST],
        complete=visit.said("complete") == "oui",
        remove_many=visit.said("remove_many") == "oui",
    )


def _stopped(visit: StaffVisit, asked: _Asked, error: Exception) -> dict[str, object]:
    """Why nothing was changed, and the form again where a tick is enough to go on."""
    mend = visit.console.say(import_sentences.MEND_MANY)
    if isinstance(error, TooManyGone):
        return _values(asked=asked, problem=why_not(error, asked.path.name, mend), many=True)
    if isinstance(error, (Unusable, StagingLost)):
        return _values(problem=why_not(error, asked.path.name, mend))
    return _values(problem=str(error))


def _found(summary: Summary, report: Report, *, dry: bool) -> dict[str, object]:
    changes = summary.added + summary.changed + len(summary.removed)
    return {
        "counts": import_sentences.counts(summary, len(report.aside)),
        "preview": dry,
        "nothing": changes == 0,
        "aside": [(one, next(iter(one.row.values.values()), "")) for one in report.aside[:_LISTED]],
        "more_aside": max(0, len(report.aside) - _LISTED),
        "remarks": report.remarks[:_LISTED],
        "more_remarks": max(0, len(report.remarks) - _LISTED),
        "removed": summary.removed[:_LISTED],
        "more_removed": max(0, len(summary.removed) - _LISTED),
    }


def _values(**more: object) -> dict[str, object]:
    return {
        "i": import_sentences,
        "counts": (),
        "asked": None,
        "problem": "",
        "many": False,
        **more,
    }
