"""What an answer of the family changes for its measures, in the transaction that writes it.

There is one place where someone says yes or no: ``agreements``. A yes to the accompaniment, even
provisional by telephone, lets a draft go on; a no or a withdrawal of either holder stops what
needs it, whatever the other said; nobody else's does.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.agreements.standing import accompaniment_agreed, last_answers
from resources_db.agreements.tables import AgreementRow
from resources_db.agreements.terms import Act, Answer, Means
from resources_db.hosting.line import offer_freed
from resources_db.measures.days import announce
from resources_db.measures.ending import stop
from resources_db.measures.finding import frame_of, half_days, signatures
from resources_db.measures.machine import LIVE, State, Step
from resources_db.measures.people import is_holder
from resources_db.measures.stepping import take
from resources_db.measures.tables import MeasureRow
from resources_db.measures.telling import Told
from resources_db.measures.terms import WITHDRAWN, Signer, needs_family
from resources_db.tasks.opening import open_task_about

MISSION_TO_REPLACE: Final = "mission_to_replace"
"""Task: a family took back the link with a host; its half-days ahead need another one."""
_AGAINST = frozenset({Answer.NO.value, Answer.WITHDRAWN.value})


def follow_answer(session: Session, said: AgreementRow, at: datetime) -> None:
    """Called for every answer (``agreements.effects``)."""
    live = session.scalars(
        select(MeasureRow)
        .where(
            MeasureRow.situation_id == said.situation_id,
            MeasureRow.state.in_([state.value for state in LIVE]),
        )
        .order_by(MeasureRow.id)
        .with_for_update()
    ).all()
    for row in live:
        if not needs_family(frame_of(row)):
            continue
        if said.act == Act.ACCOMPANIMENT:
            _follow_accompaniment(session, row, said, at)
        elif said.act == Act.LINK and said.answer in _AGAINST:
            _leave_host(session, row, said, at)


def is_provisional(session: Session, row: MeasureRow, at: datetime) -> bool:
    """Whether the agreement it goes on with was only said on the telephone.

    A holder's signature on the contract, or an answer on their page or on paper, makes it firm.
    """
    if not needs_family(frame_of(row)):
        return False
    if any(one.signer == Signer.HOLDER for one in signatures(session, row)):
        return False
    said = last_answers(session, row.situation_id, Act.ACCOMPANIMENT, at)
    yes = [one for one in said if one.answer == Answer.YES]
    return bool(yes) and all(one.means == Means.PHONE for one in yes)


def _follow_accompaniment(
    session: Session, row: MeasureRow, said: AgreementRow, at: datetime
) -> None:
    if said.answer in _AGAINST:
        if is_holder(session, row.situation_id, said.person_id, at):
            running = row.state == State.RUNNING
            row.end_ground = WITHDRAWN
            stop(session, row, Step.WITHDRAW, Told.ENDED if running else Told.CALLED_OFF, at)
    elif row.state == State.DRAFTED and accompaniment_agreed(session, row.situation_id, at):
        take(row, Step.AGREE, at)
        session.flush()


def _leave_host(session: Session, row: MeasureRow, said: AgreementRow, at: datetime) -> None:
    """No half-day ahead takes place there any more; the service finds another host."""
    gone = [
        one
        for one in half_days(session, row.id)
        if one.host_id == said.organisation_id and one.starts > at
    ]
    if not gone or not is_holder(session, row.situation_id, said.person_id, at):
        return
    for one in gone:
        one.dropped = at
    session.flush()
    announce(session, row, row.drafted_by or said.person_id, at)
    if said.organisation_id is not None:
        offer_freed(session, said.organisation_id, at)
    open_task_about(
        session,
        MISSION_TO_REPLACE,
        at,
        situation=row.situation_id,
        detail=f"measure:{row.id}:{said.id}",
        due=gone[0].starts,
    )
