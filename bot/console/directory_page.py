"""« Annuaire »: what was searched, reported, and is to be checked; one record and its past."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console import directory_sentences
from bot.console.pages import Told, page, refused, see
from bot.console.record_form import FIELDS, Mended, mended, values_of
from bot.console.visit import StaffVisit
from conversations.texts import Text
from resources_db.actions import Action, Outcome, Reason, Refused
from resources_db.directory.actions import RestoreVersion, SaveResource
from resources_db.directory.editions import current_edition, history, read_one, read_shown
from resources_db.directory.terms import Resource, ResourceId
from resources_db.upkeep.actions import AcceptCorrection, RejectCorrection
from resources_db.upkeep.corrections import corrections
from resources_db.upkeep.freshness import overdue

_FOUND, _TO_CHECK = 20, 10
_DONE = {
    "corrigee": directory_sentences.SAVED,
    "ecarte": directory_sentences.REJECTED,
    "retablie": directory_sentences.RESTORED,
}
_LIST, _RECORD = "directory.html", "record.html"


@dataclass(frozen=True, slots=True)
class _Seen:
    """A record as this page shows it, and the edition it was read in."""

    record: Resource
    edition: int


async def show(visit: StaffVisit) -> web.StreamResponse:
    """What was searched, reported, and is to be checked."""
    values = await visit.read(lambda s: _lists(s, visit))
    return page(visit, _LIST, values, told=_told(visit))


async def show_record(visit: StaffVisit) -> web.StreamResponse:
    """One record: as it is, its form, its past."""
    id_ = _id(visit)
    seen = await visit.read(lambda s: _seen(s, id_))
    if seen is None:
        raise web.HTTPNotFound
    values = await visit.read(lambda s: _record(s, seen, values_of(seen.record), {}))
    return page(visit, _RECORD, values, told=_told(visit))


async def save(visit: StaffVisit) -> web.StreamResponse:
    """Write the record as the form says; it settles the report that it answers."""
    id_ = _id(visit)
    seen = await visit.read(lambda s: _seen(s, id_))
    if seen is None:
        raise web.HTTPNotFound
    today = visit.at.astimezone(visit.console.zone).date()
    said = mended(seen.record, visit.form, today)
    if not isinstance(said, Mended):
        typed = {**values_of(seen.record), **visit.form}
        values = await visit.read(lambda s: _record(s, seen, typed, said))
        told = Told(directory_sentences.LOOK, good=False)
        return page(visit, _RECORD, values, status=422, told=told)
    outcome = await visit.ask(_writing(visit, said))
    if isinstance(outcome, Refused):
        typed = {**values_of(seen.record), **visit.form}
        values = await visit.read(lambda s: _record(s, seen, typed, {}))
        return refused(visit, outcome, _RECORD, values)
    return see(f"/annuaire/fiche/{id_}?fait=corrigee")


async def restore(visit: StaffVisit) -> web.StreamResponse:
    """Make the record what it was."""
    id_, edition = _id(visit), _number(visit.said("edition"))
    note = visit.console.say(directory_sentences.RESTORED)
    outcome: Outcome = Refused(Reason.UNKNOWN_VERSION, "R23")
    if edition is not None:
        outcome = await visit.ask(RestoreVersion(id_, edition, note))
    if not isinstance(outcome, Refused):
        return see(f"/annuaire/fiche/{id_}?fait=retablie")
    seen = await visit.read(lambda s: _seen(s, id_))
    if seen is None:
        raise web.HTTPNotFound
    values = await visit.read(lambda s: _record(s, seen, values_of(seen.record), {}))
    return refused(visit, outcome, _RECORD, values)


async def reject(visit: StaffVisit) -> web.StreamResponse:
    """What readers said is not so."""
    number = _number(visit.said("correction"))
    outcome: Outcome = Refused(Reason.NO_SUCH_CORRECTION, "R23")
    if number is not None:
        outcome = await visit.ask(RejectCorrection(number, visit.said("note")[:200]))
    if isinstance(outcome, Refused):
        return refused(visit, outcome, _LIST, await visit.read(lambda s: _lists(s, visit)))
    return see("/annuaire?fait=ecarte")


def _writing(visit: StaffVisit, said: Mended) -> Action:
    seen, correction = _number(visit.said("seen")), _number(visit.said("correction"))
    if correction is None:
        return SaveResource(said.record, said.note, seen)
    return AcceptCorrection(correction, said.record, said.note, seen)


def _lists(session: Session, visit: StaffVisit) -> dict[str, object]:
    words = visit.request.query.get("q", "")[:200].replace("\x00", "").strip()
    found: list[Resource] = []
    if words:
        library = visit.console.librarian.library(session)
        hits = library.searcher.search(words, limit=_FOUND)
        found = [record for hit in hits if (record := library.record(hit.id)) is not None]
    today = visit.at.astimezone(visit.console.zone).date()
    late = overdue(read_shown(session, current_edition(session) or 0), today)
    return {
        "d": directory_sentences,
        "words": words,
        "found": found,
        "corrections": corrections(session),
        "late": late[:_TO_CHECK],
        "late_count": len(late),
    }


def _seen(session: Session, id_: ResourceId) -> _Seen | None:
    edition = current_edition(session)
    record = None if edition is None else read_one(session, edition, id_)
    return None if record is None or edition is None else _Seen(record, edition)


def _record(
    session: Session, seen: _Seen, typed: Mapping[str, str], wrong: Mapping[str, Text]
) -> dict[str, object]:
    reported = [one for one in corrections(session) if one.resource == seen.record.id]
    return {
        "d": directory_sentences,
        "record": seen.record,
        "seen": seen.edition,
        "fields": FIELDS,
        "typed": typed,
        "wrong": wrong,
        "reported": reported,
        "versions": history(session, seen.record.id),
    }


def _id(visit: StaffVisit) -> ResourceId:
    """The id in the address; one that no record can have is found nowhere."""
    written = visit.request.match_info["id"]
    if not written.isprintable():
        raise web.HTTPNotFound
    return ResourceId(written)


def _told(visit: StaffVisit) -> Told | None:
    done = _DONE.get(visit.request.query.get("fait", ""))
    return None if done is None else Told(done)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
