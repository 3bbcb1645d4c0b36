"""« Reprendre un agenda ou un tableau »: a trial of the file is shown, then it is brought in.

Between both pages the file travels in the form, folded: nothing of it is kept meanwhile.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import zlib

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console.meetings import sentences as m
from bot.console.meetings.shown import basics
from bot.console.pages import Told, page, see
from bot.console.visit import StaffVisit
from bot.exchange.findings import Unusable
from bot.meetings.importing import sentences as i
from bot.meetings.importing.bringing import Became, Bringing, Brought, bring
from bot.meetings.importing.entries import Read
from bot.meetings.importing.files import read
from resources_db.charter.signing import has_signed
from resources_db.meetings.terms import MeetingKind

_TEMPLATE = "meetings/import.html"
_LARGEST = 2 << 20
"""Bytes of the largest file that this page unfolds."""
_FOLDED_MOST = 48 << 10
"""Bytes, folded, that a field of a form can carry."""


async def show(visit: StaffVisit) -> web.StreamResponse:
    """The form; whoever has not signed the charter reads it first."""
    person = visit.staff.signed.person
    if not await visit.read(lambda s: has_signed(s, person)):
        return see("/charte")
    return _page(visit)


async def bring_in(visit: StaffVisit) -> web.StreamResponse:
    """A trial; the same for good once it was seen."""
    content = visit.file if visit.file is not None else _unfolded(visit.said("folded"))
    if content is None:
        return _page(visit, told=Told(m.NO_FILE, good=False), status=422)
    folded = _folded(content)
    if folded is None:
        return _page(visit, told=Told(m.TOO_LARGE, good=False), status=413)
    try:
        reads = await asyncio.to_thread(read, content, visit.console.zone)
    except Unusable as error:
        return _page(visit, problem=str(error), status=422)
    trial = not visit.said("sure")
    brought = await visit.write(lambda s: _bring(s, visit, reads, trial=trial))
    told = None if trial else Told(m.WAS_DONE)
    return _page(visit, brought=brought, folded=folded if trial else "", told=told)


def _bring(session: Session, visit: StaffVisit, reads: list[Read], *, trial: bool) -> Brought:
    kind = _kind(visit)
    library = visit.console.librarian.present
    asked = Bringing(session, visit.staff.actor, library, visit.at, kind)
    return bring(asked, reads, trial=trial)


def _kind(visit: StaffVisit) -> MeetingKind | None:
    said = visit.said("kind")
    return MeetingKind(said) if said in set(MeetingKind) else None


def _folded(content: bytes) -> str | None:
    """The file as a field of a form; None when it is too large for one."""
    if len(content) > _LARGEST:
        return None
    folded = base64.b64encode(zlib.compress(content, 9)).decode()
    return folded if len(folded) <= _FOLDED_MOST else None


def _unfolded(field: str) -> bytes | None:
    """The file of a field; never more than the page takes in, whatever was folded."""
    if not field:
        return None
    try:
        return zlib.decompressobj().decompress(base64.b64decode(field, validate=True), _LARGEST)
    except (binascii.Error, zlib.error):
        return None


def _page(
    visit: StaffVisit,
    *,
    brought: Brought | None = None,
    folded: str = "",
    problem: str | None = None,
    told: Told | None = None,
    status: int = 200,
) -> web.Response:
    new = (Became.BOOKED, Became.CHANGED, Became.CANCELLED)
    values = basics(visit) | {
        "i": i,
        "brought": brought,
        "aside": [one for one in brought.lines if one.aside] if brought else [],
        "taken": [one for one in brought.lines if not one.aside] if brought else [],
        "counts": {one: brought.count(one) for one in Became} if brought else {},
        "some": brought is not None and any(brought.count(one) for one in new),
        "folded": folded,
        "problem": problem,
        "kind": visit.said("kind"),
    }
    return page(visit, _TEMPLATE, values, told=told, status=status)
