"""Which measure a task is about: its page is where the task is settled."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.console.measure_task_sentences import OF_MEASURES
from resources_db.fiches.changes import FICHE_SENT
from resources_db.measures.tables import HalfDayRow, MeasureRow
from resources_db.measures.telling import HAPPENED
from resources_db.tasks.tables import TaskRow


def measure_page(session: Session, task: TaskRow) -> str | None:
    """The address under the console; None where the task is about no measure that is kept."""
    if task.kind not in OF_MEASURES or task.kind == FICHE_SENT:
        return None
    code = _code(session, task)
    return None if code is None else f"/mesures/{code}"


def _code(session: Session, task: TaskRow) -> str | None:
    """By the number in the detail: of a half-day, or of the measure."""
    pieces = (task.detail or "").split(":")
    number = int(pieces[1]) if len(pieces) > 1 and pieces[1].isdecimal() else 0
    measure: int | None = number
    if task.kind == HAPPENED:
        half_day = session.get(HalfDayRow, number)
        measure = None if half_day is None else half_day.measure_id
    row = None if measure is None else session.get(MeasureRow, measure)
    return None if row is None or row.situation_id != task.situation else row.code
