"""What a task about words of danger says, as codes: never the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Self

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.measures.tables import MeasureRow
from resources_db.measures.terms import Writing
from resources_db.tasks.tables import TaskRow

WORDS_OF_DANGER: Final = "words_of_danger"
"""Task: words written during a measure say, or may say, that someone is in danger."""
_CERTAIN, _DOUBT = "certain", "doubt"


@dataclass(frozen=True, slots=True)
class Alarm:
    """What the detail of the task says: codes, never the words."""

    certain: bool
    danger: str
    """Its kind, as understanding names it."""
    writing: Writing
    measure: int

    @property
    def detail(self) -> str:
        """As the task keeps it.

        >>> Alarm(True, "child_abuse", Writing.BOOKLET, 12).detail
        'certain:child_abuse:booklet:12'
        """
        how = _CERTAIN if self.certain else _DOUBT
        return f"{how}:{self.danger}:{self.writing}:{self.measure}"

    @classmethod
    def of(cls, detail: str | None) -> Self | None:
        """What a task's detail says; None when it is no alarm."""
        match (detail or "").split(":"):
            case [how, danger, writing, measure] if writing in set(Writing):
                return cls(how == _CERTAIN, danger, Writing(writing), int(measure))
            case _:
                return None


def alarmed_by(session: Session, row: MeasureRow, writing: Writing) -> bool:
    """Whether something written there ever alarmed, settled or not."""
    details = session.scalars(
        select(TaskRow.detail).where(
            TaskRow.kind == WORDS_OF_DANGER, TaskRow.situation == row.situation_id
        )
    )
    found = map(Alarm.of, details)
    return any(one is not None and (one.writing, one.measure) == (writing, row.id) for one in found)


def open_alarms(session: Session, situation: int, measure: int) -> tuple[int, ...]:
    """The tasks about words of danger in a measure that nobody has settled."""
    waiting = session.scalars(
        select(TaskRow)
        .where(
            TaskRow.kind == WORDS_OF_DANGER,
            TaskRow.situation == situation,
            TaskRow.closed.is_(None),
        )
        .order_by(TaskRow.id)
    )
    return tuple(
        one.id for one in waiting if (alarm := Alarm.of(one.detail)) and alarm.measure == measure
    )
