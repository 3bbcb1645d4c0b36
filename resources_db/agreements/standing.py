"""Whether an agreement holds at this instant: the last answer of each guardian decides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from resources_db.agreements.tables import AgreementRow
from resources_db.agreements.terms import Act, Answer
from resources_db.situations.tables import PartRow
from resources_db.situations.terms import Authority, Part

_AGAINST = frozenset({Answer.NO.value, Answer.WITHDRAWN.value})


def link_agreed(session: Session, situation: int, organisation: int | None, at: datetime) -> bool:
    """Whether the family opened this situation to this other actor (R11)."""
    return agreed(session, situation, Act.LINK, at, organisation=organisation)


def accompaniment_agreed(session: Session, situation: int, at: datetime) -> bool:
    """Whether the service may accompany (R10)."""
    return agreed(session, situation, Act.ACCOMPANIMENT, at)


def agreed(
    session: Session, situation: int, act: Act, at: datetime, *, organisation: int | None = None
) -> bool:
    """Whether one holder of parental authority said yes, and none said no or took it back.

    One yes is enough: the Civil code (372-2) presumes the other's. A yes past its last day
    counts no more; a no does not expire.
    """
    said = last_answers(session, situation, act, at, organisation=organisation)
    if any(row.answer in _AGAINST for row in said):
        return False
    today = at.date()
    return any(
        row.answer == Answer.YES and (row.until is None or row.until >= today) for row in said
    )


def last_answers(
    session: Session, situation: int, act: Act, at: datetime, *, organisation: int | None = None
) -> Sequence[AgreementRow]:
    """The last answer of each holder of parental authority who answered.

    « Je voudrais en parler » is no answer yet: it leaves the one before.
    """
    rows = session.scalars(
        select(AgreementRow)
        .where(
            AgreementRow.situation_id == situation,
            AgreementRow.act == act,
            AgreementRow.organisation_id == organisation,
            AgreementRow.answer != Answer.TALK,
            AgreementRow.at <= at,
            AgreementRow.person_id.in_(_holders(situation, at)),
        )
        .order_by(AgreementRow.id)
    )
    return list({row.person_id: row for row in rows}.values())


def _holders(situation: int, at: datetime) -> Select[int | None]:
    return select(PartRow.person_id).where(
        PartRow.situation_id == situation,
        PartRow.part == Part.GUARDIAN,
        or_(PartRow.authority.is_(None), PartRow.authority != Authority.NONE),
        PartRow.since <= at,
        or_(PartRow.until.is_(None), PartRow.until > at),
    )
