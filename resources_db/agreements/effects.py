"""What follows from an answer, in its own transaction.

Access closes by itself: ``standing.agreed`` is asked again at each request. What has to be told
or cancelled is done here; a part of the domain that plans on agreements adds its function to
``FOLLOWERS`` (reminders: take back what is planned).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from resources_db.agreements.tables import AgreementRow
from resources_db.agreements.terms import Answer
from resources_db.measures.following import follow_answer
from resources_db.meetings.planning import replan_person
from resources_db.tasks.opening import (
    AGREEMENT_REFUSED,
    AGREEMENT_WITHDRAWN,
    TALK_ASKED,
    open_task,
)

Follower = Callable[[Session, AgreementRow, datetime], None]

_TOLD: Final = {
    Answer.NO.value: AGREEMENT_REFUSED,
    Answer.WITHDRAWN.value: AGREEMENT_WITHDRAWN,
    Answer.TALK.value: TALK_ASKED,
}


def _tell_staff(session: Session, row: AgreementRow, at: datetime) -> None:
    """A no, a withdrawal and « je voudrais en parler » wait for someone of the service."""
    kind = _TOLD.get(row.answer)
    if kind is not None:
        open_task(
            session, kind, at, person=row.person_id, situation=row.situation_id, detail=row.act
        )


def _plan_again(session: Session, row: AgreementRow, at: datetime) -> None:
    """What was planned for someone who withdrew is taken back; what they opted in to is planned."""
    replan_person(session, row.person_id, at)


FOLLOWERS: tuple[Follower, ...] = (_tell_staff, _plan_again, follow_answer)
"""Called in this order for every answer, in the transaction that writes it."""


def after(session: Session, row: AgreementRow, at: datetime) -> None:
    """Everything that follows from an answer that was just written."""
    for follow in FOLLOWERS:
        follow(session, row, at)
