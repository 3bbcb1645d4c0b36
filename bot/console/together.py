"""Several actions by one gesture: all of them are done, or none is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.orm import Session

from bot.console.visit import StaffVisit
from resources_db.actions import Action, Refused
from resources_db.door import perform

T = TypeVar("T")


class _Undo(Exception):
    """Nothing of a gesture that the door refused in the middle may stay."""

    def __init__(self, refused: Refused) -> None:
        self.refused = refused
        super().__init__("The gesture was refused.")


@dataclass(slots=True)
class Gesture:
    """The actions of one form, in one transaction."""

    session: Session
    visit: StaffVisit
    once: bool
    """Whether the same form sent twice does them once: not where a new secret is shown."""
    count: int = 0

    def do(self, action: Action) -> int:
        """Ask the one door; the row that was made. A refusal undoes what came before."""
        self.count += 1
        key = self.visit.key(self.count) if self.once else None
        outcome = perform(self.session, self.visit.staff.actor, action, self.visit.at, key=key)
        if isinstance(outcome, Refused):
            raise _Undo(outcome)
        assert outcome.id is not None, "what is made has a row"  # noqa: S101
        return outcome.id


async def together(
    visit: StaffVisit, work: Callable[[Gesture], T], *, once: bool = True
) -> T | Refused:
    """Do the work, or nothing of it; what it gives, or why it was refused."""
    try:
        return await visit.write(lambda s: work(Gesture(s, visit, once)))
    except _Undo as undone:
        return undone.refused
