"""Where a task is settled: the page, and what the button that leads there says."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from bot.console.alarm_sentences import SEE as SEE_PROCEDURE
from bot.console.fiches.sentences import SEE as SEE_FICHE
from bot.console.measure_task_sentences import OF_MEASURES
from bot.console.measures.sentences import SEE as SEE_MEASURE
from bot.console.measures.starting.plan_sentences import TAKE_IT
from bot.console.task_sentences import ARRANGE, SEE_APPOINTMENT
from conversations.texts import Text
from resources_db.fiches.changes import FICHE_SENT
from resources_db.fiches.reading import fiche_of
from resources_db.hosting.line import PLACE_OFFERED
from resources_db.hosting.tables import WaitRow
from resources_db.measures.danger import WORDS_OF_DANGER
from resources_db.measures.tables import HalfDayRow, MeasureRow
from resources_db.measures.telling import HAPPENED
from resources_db.meetings import proposing
from resources_db.meetings.by_hand import appointment_of
from resources_db.meetings.planning import TELL_BY_HAND
from resources_db.meetings.tables import AppointmentRow
from resources_db.meetings.terms import MeetingKind
from resources_db.tasks.tables import TaskRow

Place = tuple[Text, str]
"""What its button says, and its address under the console."""


def settled_at(session: Session, task: TaskRow) -> Place | None:
    """None for what is settled by a call, or is about something that is no longer kept."""
    return _BY_KIND.get(task.kind, _appointment)(session, task)


def _review(_session: Session, task: TaskRow) -> Place:
    number, _sign, _day = (task.detail or "").partition(" ")
    return ARRANGE, f"/rendez-vous/nouveau?convention={number}"


def _committee(_session: Session, _task: TaskRow) -> Place:
    return ARRANGE, f"/rendez-vous/nouveau?sorte={MeetingKind.COMMITTEE.value}"


def _fiche(session: Session, task: TaskRow) -> Place | None:
    fiche = fiche_of(session, task.detail)
    return None if fiche is None else (SEE_FICHE, f"/fiches/{fiche}")


def _danger(_session: Session, task: TaskRow) -> Place:
    return SEE_PROCEDURE, f"/taches/{task.id}/danger"


def _offered(session: Session, task: TaskRow) -> Place | None:
    """The plan of the measure that a place is held for, with that place."""
    wait = session.get(WaitRow, _number(task))
    measure = None if wait is None else session.get(MeasureRow, wait.measure_id)
    if wait is None or measure is None:
        return None
    return TAKE_IT, f"/mesures/{measure.code}/planifier?place={wait.id}"


def _measure(session: Session, task: TaskRow) -> Place | None:
    """Its detail names the measure; of what happened, the half-day."""
    measure: int | None = _number(task)
    if task.kind == HAPPENED:
        half_day = session.get(HalfDayRow, _number(task))
        measure = None if half_day is None else half_day.measure_id
    row = None if measure is None else session.get(MeasureRow, measure)
    if row is None or row.situation_id != task.situation:
        return None
    return SEE_MEASURE, f"/mesures/{row.code}"


def _appointment(session: Session, task: TaskRow) -> Place | None:
    if task.kind == TELL_BY_HAND:
        found = appointment_of(session, task)
    elif (task.detail or "").startswith("appointment:"):
        found = session.get(AppointmentRow, _number(task))
    else:
        found = None
    return None if found is None else (SEE_APPOINTMENT, f"/rendez-vous/fiche/{found.code}")


def _number(task: TaskRow) -> int:
    """The number after the first word of the detail; 0, which nothing has, where there is none."""
    words = (task.detail or "").split(":")
    return int(words[1]) if len(words) > 1 and words[1].isdecimal() else 0


_BY_KIND: Mapping[str, Callable[[Session, TaskRow], Place | None]] = {
    **dict.fromkeys(OF_MEASURES, _measure),
    FICHE_SENT: _fiche,
    PLACE_OFFERED: _offered,
    WORDS_OF_DANGER: _danger,
    proposing.REVIEW_DUE: _review,
    proposing.COMMITTEE_DUE: _committee,
}
"""Whatever is not here is about an appointment, or is a call."""
