"""``/taches/…/danger``: words of danger, and what to do now: who calls whom, in which order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console import alarm_sentences, task_sentences
from bot.console.pages import page
from bot.console.task_lines import TaskLine, lines_with_whom, named
from bot.console.visit import StaffVisit
from bot.web.emergency import emergency_calls
from conversations.understanding.reading import Danger
from resources_db.city.days import day_of
from resources_db.city.reading import decided_on
from resources_db.city.terms import CityField
from resources_db.measures.danger import Alarm
from resources_db.measures.terms import Page, Writing
from resources_db.measures.views import MeasureView, WordsView, read_measure
from resources_db.tasks.tables import TaskRow


@dataclass(frozen=True, slots=True)
class Crip:
    """The Département's cell, as the city noted it."""

    phone: str
    since: date

    @property
    def link(self) -> str:
        """One tap to call."""
        return "tel:" + "".join(sign for sign in self.phone if sign in "+0123456789")


@dataclass(frozen=True, slots=True)
class Raised:
    """One alarm, for someone who stands towards its situation."""

    line: TaskLine
    alarm: Alarm
    measure: str
    """Random name of the measure."""
    words: tuple[tuple[datetime, str], ...]
    """The newest first."""
    crip: Crip | None
    """None while nobody has said the number: shown as unknown."""


async def show(visit: StaffVisit) -> web.StreamResponse:
    """The words, the numbers, the procedure. Reading them is written down."""
    raised = await visit.write(lambda s: _raised(s, visit))
    if raised is None:
        raise web.HTTPNotFound
    danger = raised.alarm.danger
    values = {
        "a": alarm_sentences,
        "t": task_sentences,
        "raised": raised,
        "danger": alarm_sentences.DANGERS[Danger(danger)] if danger in set(Danger) else None,
        "calls": emergency_calls(visit.console.say, lambda _text: None),
    }
    return page(visit, "alarm.html", values)


def _raised(session: Session, visit: StaffVisit) -> Raised | None:
    """Of a task that this person sees and that waits; None for any other."""
    line = named(lines_with_whom(session, visit), visit.request.match_info["task"])
    row = None if line is None else session.get(TaskRow, line.id)
    alarm = None if row is None else Alarm.of(row.detail)
    if line is None or alarm is None:
        return None
    view = read_measure(session, visit.staff.actor, alarm.measure, visit.at, what="alarm")
    if view is None:
        return None
    words = sorted(((one.at, one.words) for one in _written(view, alarm.writing)), reverse=True)
    return Raised(line, alarm, view.code, tuple(words), _crip(session, visit))


def _written(view: MeasureView, writing: Writing) -> Iterator[WordsView]:
    if writing is Writing.WORK:
        yield from view.work
        return
    for one in view.booklet:
        if (one.page is Page.TUTOR) == (writing is Writing.TUTOR):
            yield one


def _crip(session: Session, visit: StaffVisit) -> Crip | None:
    field = CityField.CRIP_PHONE
    row = decided_on(session, day_of(visit.at), (field,)).get(field)
    return None if row is None else Crip(row.value, row.since)
