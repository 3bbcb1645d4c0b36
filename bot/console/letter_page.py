"""``/taches/…/lettre.pdf``: the letter of a task, for whom nothing else reaches."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console.files import pdf
from bot.console.task_lines import named, task_lines
from bot.console.visit import StaffVisit
from bot.meetings.discretion import public_address
from bot.paper.appointment_letter import AppointmentLetter, appointment_letter
from bot.paper.of_city import letterhead
from bot.paper.sheet import Sender
from bot.paper.voice import Voice
from conversations.pushes import Push
from resources_db.audit.readings import note_reading
from resources_db.meetings.letters import letter_of
from resources_db.tasks.tables import TaskRow


@dataclass(frozen=True, slots=True)
class _Paper:
    """What is printed, who sends it, in which language."""

    letter: AppointmentLetter
    sender: Sender
    lang: str


async def show(visit: StaffVisit) -> web.StreamResponse:
    """The PDF; an address is read, so that is written down."""
    paper = await visit.write(lambda s: _paper(s, visit))
    if paper is None:
        raise web.HTTPNotFound
    console, today = visit.console, visit.at.astimezone(visit.console.zone).date()
    voice = Voice(console.librarian.present.catalogs, paper.lang, zone=console.zone)
    return await pdf(
        partial(appointment_letter, paper.letter, paper.sender, voice, today), "lettre"
    )


def _paper(session: Session, visit: StaffVisit) -> _Paper | None:
    """Of a task that this person sees; None for any other."""
    line = named(task_lines(session, visit), visit.request.match_info["task"])
    row = None if line is None else session.get(TaskRow, line.id)
    found = None if row is None else letter_of(session, row)
    if found is None:
        return None
    if found.situation is not None:
        reader = visit.staff.signed.person
        note_reading(session, reader, found.situation, visit.staff.roles, "letter", visit.at)
    zone = visit.console.zone
    here, today = found.starts.astimezone(zone), visit.at.astimezone(zone).date()
    head = letterhead(session, today)
    letter = AppointmentLetter(
        found.recipient,
        Push(found.kind, here.date(), here.time()),
        public_address(found.place, visit.console.librarian.present),
        head.call,
        head.call_hours,
    )
    return _Paper(letter, head.sender, found.lang)
