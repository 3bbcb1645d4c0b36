"""Whom a task is about, as far as its reader may know: written down as a reading."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.console.languages import language_name
from bot.console.visit import StaffVisit
from resources_db.people.reach import Contact
from resources_db.people.standing import holds
from resources_db.people.terms import ContactKind
from resources_db.situations.tables import PartRow
from resources_db.situations.views import SituationView, read_situation
from resources_db.tasks.tables import TaskRow


@dataclass(frozen=True, slots=True)
class Whom:
    """One of a family, and how they are called."""

    name: str
    situation: str
    """The random name of the situation, for a link."""
    phones: tuple[Contact, ...]
    lang: str | None
    """The language to speak with an interpreter; None for who speaks French."""


@dataclass(slots=True)
class Knowing:
    """Looks people up for one page; each situation is opened, and written down, once."""

    session: Session
    visit: StaffVisit
    _opened: dict[int, SituationView | None] = field(
        default_factory=dict[int, SituationView | None]
    )

    def whom(self, row: TaskRow) -> Whom | None:
        """Whom to call; None when it is nobody of theirs, or no longer of the family."""
        if row.person is None:
            return None
        situation = row.situation or self._situation_of(row.person)
        view = None if situation is None else self._open(situation)
        parts = () if view is None else view.parts
        part = next((one for one in parts if one.person == row.person and one.reach), None)
        if view is None or part is None or part.reach is None:
            return None
        reach = part.reach
        return Whom(
            name=part.name or view.initials or "–",
            situation=view.code,
            phones=tuple(one for one in reach.contacts if one.kind is ContactKind.PHONE),
            lang=language_name(reach.lang) if reach.interpreter else None,
        )

    def _open(self, situation: int) -> SituationView | None:
        if situation not in self._opened:
            visit = self.visit
            self._opened[situation] = read_situation(
                self.session, visit.staff.actor, situation, visit.at, what="tasks"
            )
        return self._opened[situation]

    def _situation_of(self, person: int) -> int | None:
        """The newest one they have a part in: a number that is wrong is wrong in all of them."""
        wanted = select(PartRow.situation_id).where(
            PartRow.person_id == person, holds(PartRow, self.visit.at)
        )
        return self.session.scalars(wanted.order_by(PartRow.id.desc())).first()
