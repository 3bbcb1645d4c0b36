"""Where a test asks the door, and looks at what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Action, Outcome, Role
from resources_db.agreements.actions import GiveAnswer
from resources_db.agreements.terms import Act, Answer, Means
from resources_db.agreements.texts import text_of
from resources_db.door import perform
from resources_db.measures.machine import State
from resources_db.measures.sweeping import sweep
from resources_db.measures.tables import MeasureRow, NoticeRow
from resources_db.measures.telling import Told
from resources_db.storage.database import Database
from resources_db.tasks.tables import TaskRow
from tests.resources_db.town import AT, Town

T = TypeVar("T")


@dataclass(frozen=True)
class Desk:
    """A town in a database."""

    database: Database
    town: Town

    def make(self, make: Callable[[Session, Town], T]) -> T:
        """Something of this town, by hand."""
        return self.database.write_now(lambda session: make(session, self.town))

    def ask(self, action: Action, role: Role = Role.AGENT, at: datetime = AT) -> Outcome:
        """Ask as the person of a quality."""
        actor = self.town.actor(role)
        return self.database.write_now(lambda session: perform(session, actor, action, at))

    def say(
        self,
        said: Answer,
        who: int | None = None,
        *,
        means: Means = Means.PHONE,
        at: datetime = AT,
    ) -> Outcome:
        """What a guardian answers to the accompaniment, as the staff notes it."""
        text = text_of(Act.ACCOMPANIMENT, "fr")
        person = who or self.town.people[Role.GUARDIAN]
        noted = GiveAnswer(
            self.town.situation, person, Act.ACCOMPANIMENT, said,
            text.version, text.hash, "fr", means, proof="appel de 16 h",
        )  # fmt: skip
        return self.ask(noted, at=at)

    def sweep(self, at: datetime) -> tuple[int, ...]:
        """The regular look."""
        return self.database.write_now(lambda session: sweep(session, at))

    def state(self, measure: int) -> State:
        """Where it stands."""
        row = self.database.read_now(lambda session: session.get_one(MeasureRow, measure))
        return State(row.state)

    def told(self, kind: Told) -> Sequence[NoticeRow]:
        """The notices of a kind."""
        rows = select(NoticeRow).where(NoticeRow.kind == kind.value).order_by(NoticeRow.id)
        return self.database.read_now(lambda session: session.scalars(rows).all())

    def tasks(self, kind: str) -> Sequence[TaskRow]:
        """The tasks of a kind that wait."""
        rows = select(TaskRow).where(TaskRow.kind == kind, TaskRow.closed.is_(None))
        return self.database.read_now(lambda session: session.scalars(rows).all())
