"""« Établissements »: their official mailbox, and the annuaire de l'éducation that gives both."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from aiohttp import web
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.console import school_sentences, uploads
from bot.console.pages import Told, page, refused, see
from bot.console.people_lines import organisations
from bot.console.visit import StaffVisit
from bot.directory_file import rows_of
from bot.exchange.findings import Taken, Unusable
from bot.exchange.formats import Format
from bot.stopping import CannotDo
from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.calendar.territories import territory_of
from resources_db.city.days import day_of
from resources_db.city.reading import settings_on
from resources_db.city.terms import CityField
from resources_db.directory.terms import Resource, SchoolLevel
from resources_db.door import perform
from resources_db.people.actions import AddOrganisation, SetMailbox
from resources_db.people.tables import OrganisationRow
from resources_db.people.terms import OrganisationKind

_TEMPLATE = "schools.html"
_MOST: Final = 500
"""Schools taken at once: the largest city has fewer."""
_SECONDARY = frozenset({SchoolLevel.COLLEGE, SchoolLevel.LYCEE, SchoolLevel.LYCEE_PROFESSIONNEL})
_UAI = "uai:"


@dataclass(frozen=True, slots=True)
class School:
    """A school of the file."""

    uai: str
    name: str
    commune: str
    mailbox: str | None
    secondary: bool


async def show(visit: StaffVisit) -> web.StreamResponse:
    """Those that are known, and the form that takes a file."""
    done = visit.request.query.get("fait") == "boite"
    told = Told(school_sentences.MAILBOX_NOTED) if done else None
    return await _show(visit, told)


async def set_mailbox(visit: StaffVisit) -> web.StreamResponse:
    """Note the official mailbox of one."""
    number = visit.said("organisation")
    outcome: Outcome = Refused(Reason.NO_SUCH_ORGANISATION, "R6")
    if number.isascii() and number.isdecimal() and len(number) < 19:
        outcome = await visit.ask(SetMailbox(int(number), visit.said("mailbox") or None))
    if isinstance(outcome, Refused):
        return refused(visit, outcome, _TEMPLATE, await visit.read(_values))
    return see("/etablissements?fait=boite")


async def look(visit: StaffVisit) -> web.StreamResponse:
    """What the file holds, by what a city may want of it."""
    if visit.file is None:
        return await _show(visit, Told(school_sentences.NO_FILE, good=False), 422)
    folder = visit.console.uploads
    keep = partial(uploads.keep, folder, visit.file_name, visit.file, visit.at)
    token = await asyncio.to_thread(keep)
    found = await _of_file(visit, token)
    if isinstance(found, str):
        return await _show(visit, None, 422, problem=found)
    return await _show(visit, None, token=token, scopes=_scopes(found))


async def take(visit: StaffVisit) -> web.StreamResponse:
    """Make the chosen ones known, each with its mailbox; those that are known keep theirs."""
    token = visit.said("token")
    found = await _of_file(visit, token)
    if isinstance(found, str):
        return await _show(visit, None, 409, problem=found)
    chosen = {name: schools for name, schools, _label in _scopes(found)}.get(visit.said("scope"))
    if not chosen:
        return await _show(visit, Told(school_sentences.NO_FILE, good=False), 422)
    actor = visit.staff.actor
    added, completed = await visit.write(
        lambda s: _add(s, visit, actor, chosen[:_MOST], found.zone)
    )
    await asyncio.to_thread(uploads.forget, visit.console.uploads, token)
    return await _show(visit, Told(school_sentences.added(added)), completed=completed)


@dataclass(frozen=True, slots=True)
class _File:
    """The schools of a file, beside the city."""

    schools: tuple[School, ...]
    commune: str
    zone: str | None


def _scopes(file: _File) -> list[tuple[str, list[School], object]]:
    """What may be taken, the narrowest first; what is empty or the same again is left out."""
    near = [one for one in file.schools if one.commune == file.commune]
    wanted = (
        ("city-secondary", [one for one in near if one.secondary]),
        ("city", near),
        ("secondary", [one for one in file.schools if one.secondary]),
        ("all", list(file.schools)),
    )
    shown: list[tuple[str, list[School], object]] = []
    for name, schools in wanted:
        if schools and schools not in [before for _name, before, _label in shown]:
            shown.append((name, schools, school_sentences.scope(name, len(schools))))
    return shown


async def _of_file(visit: StaffVisit, token: str) -> _File | str:
    """The schools of the file that waits; a sentence where there is none, or it is another file."""
    path = await asyncio.to_thread(uploads.find, visit.console.uploads, token)
    if path is None:
        return visit.console.say(school_sentences.GONE)
    commune = await visit.read(
        lambda s: settings_on(s, day_of(visit.at), (CityField.COMMUNE,))[CityField.COMMUNE]
    )
    try:
        schools = await asyncio.to_thread(_read, path, commune)
    except (Unusable, CannotDo) as error:
        return str(error)
    if not schools:
        return visit.console.say(school_sentences.NO_SCHOOL)
    territory = territory_of(commune)
    return _File(schools, commune, territory.zone if territory else None)


def _read(path: Path, commune: str) -> tuple[School, ...]:
    rows = rows_of(path, commune, wanted=Format.SCHOOLS)
    records = (one.resource for one in rows if isinstance(one, Taken))
    return tuple(_school(one) for one in records if one.id.startswith(_UAI))


def _school(record: Resource) -> School:
    return School(
        uai=record.id.removeprefix(_UAI),
        name=record.nom,
        commune=next(iter(record.communes), ""),
        mailbox=record.courriel,
        secondary=bool(_SECONDARY & set(record.levels)),
    )


def _add(
    session: Session, visit: StaffVisit, actor: Actor, schools: Iterable[School], zone: str | None
) -> tuple[int, int]:
    """How many were made known, and how many known ones got the mailbox they had not."""
    rows = session.scalars(select(OrganisationRow).where(OrganisationRow.uai.is_not(None)))
    known: Mapping[str, OrganisationRow] = {row.uai: row for row in rows if row.uai}
    added = completed = 0
    for one in schools:
        row = known.get(one.uai)
        if row is None:
            kind = OrganisationKind.SCHOOL
            add = AddOrganisation(kind, one.name, one.uai, zone, mailbox=one.mailbox)
            added += isinstance(perform(session, actor, add, visit.at), Done)
        elif row.mailbox is None and one.mailbox is not None:
            complete = SetMailbox(row.id, one.mailbox)
            completed += isinstance(perform(session, actor, complete, visit.at), Done)
    return added, completed


async def _show(
    visit: StaffVisit, told: Told | None, status: int = 200, **more: object
) -> web.StreamResponse:
    values = await visit.read(_values)
    return page(visit, _TEMPLATE, {**values, **more}, told=told, status=status)


def _values(session: Session) -> dict[str, object]:
    kind = OrganisationKind.SCHOOL
    return {
        "c": school_sentences,
        "schools": [place for place in organisations(session) if place.kind is kind],
        "scopes": [],
        "token": "",
        "problem": "",
        "completed": 0,
    }
