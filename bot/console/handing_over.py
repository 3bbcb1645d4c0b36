"""Naming who takes one's tasks while away, and the day's calls on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console.files import pdf
from bot.console.menu import SERVICE
from bot.console.people_lines import colleagues
from bot.console.task_lines import TaskLine, calls_of
from bot.console.typed import day, first_instant, last_instant, number
from bot.console.visit import StaffVisit
from bot.paper.call_sheet import Call, call_sheet
from bot.paper.of_city import letterhead
from bot.paper.voice import Voice
from resources_db.actions import Reason, Refused, Role
from resources_db.tasks.absences import absences
from resources_db.tasks.actions import HandOver

_A_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Away:
    """Someone who is or will be away."""

    who: str
    to: str
    since: date
    until: date
    """The last day."""


def away_values(session: Session, visit: StaffVisit) -> dict[str, object]:
    """Who is away, and who may take whose tasks."""
    service = [
        (one.person, one.name)
        for one in colleagues(session, visit.at)
        if any(held.role in SERVICE for held in one.roles)
    ]
    names, zone = dict(service), visit.console.zone
    return {
        "service": service,
        "me": visit.staff.signed.person,
        "standing_in": Role.COORDINATOR in visit.staff.roles,
        "absences": [
            Away(
                names.get(row.person_id, "–"),
                names.get(row.replacement_id, "–"),
                row.since.astimezone(zone).date(),
                (row.until - _A_MOMENT).astimezone(zone).date(),
            )
            for row in absences(session, visit.at)
        ],
    }


def handing_over(visit: StaffVisit) -> HandOver | Refused:
    """What the form asks for: whole days, the last one included."""
    first, last = day(visit.said("since")), day(visit.said("until"))
    to = number(visit.said("to"))
    if first is None or last is None:
        return Refused(Reason.BAD_DAYS, HandOver.rule)
    if to is None:
        return Refused(Reason.ROLE_DOES_NOT_FIT, HandOver.rule)
    zone = visit.console.zone
    since, until = first_instant(first, zone), last_instant(last, zone)
    return HandOver(to, since, until, number(visit.said("person")))


async def print_calls(visit: StaffVisit) -> web.StreamResponse:
    """The calls of today that are mine or nobody's, as a sheet with boxes to tick."""
    return await pdf(await visit.write(lambda s: _sheet(s, visit)), "appels")


def _sheet(session: Session, visit: StaffVisit) -> partial[bytes]:
    today = visit.at.astimezone(visit.console.zone).date()
    calls = tuple(_call(line) for line in calls_of(session, visit))
    catalogs = visit.console.librarian.present.catalogs
    voice = Voice(catalogs, zone=visit.console.zone)
    sender = letterhead(session, today).sender
    return partial(call_sheet, calls, visit.staff.name, sender, voice, today)


def _call(line: TaskLine) -> Call:
    whom = line.whom
    phones = () if whom is None else whom.phones
    return Call(
        number=line.id,
        what=line.kind,
        since=line.since,
        who="–" if whom is None else whom.name,
        phone=", ".join(one.value for one in phones) or None,
        lang=None if whom is None else whom.lang,
    )
