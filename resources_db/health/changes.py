"""What mending changes. Called by the one door only."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.handling import Handlers
from resources_db.health.actions import RetryReminder
from resources_db.meetings.dead_letters import try_again


def retry(session: Session, _actor: Actor, action: RetryReminder, at: datetime) -> Outcome:
    """Refused when it did not fail, or when its appointment is past."""
    if not try_again(session, action.reminder, at):
        return Refused(Reason.TOO_LATE, action.rule)
    return Done(action.reminder)


HANDLERS: Final[Handlers] = {RetryReminder: retry}
"""What this module does for the door."""
