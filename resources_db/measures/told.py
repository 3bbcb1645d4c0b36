"""Who has been told of a mark, as whoever marked it reads it back: in kinds, never by name.

It says what is so: that a message is leaving, that it left, that somebody said they know; or that
the service has to call, because no message could.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.measures.tables import MarkRow, NoticeRow
from resources_db.measures.telling import HAPPENED, TELL_FAMILY, TELL_SCHOOL
from resources_db.measures.terms import TOLD_TO_HEAD, Mark
from resources_db.tasks.tables import TaskRow


class Whom(StrEnum):
    """Who is told."""

    SCHOOL = "school"
    """The head, or who comes in their place."""
    FAMILY = "family"
    SERVICE = "service"


class Heard(StrEnum):
    """How far it went."""

    LEAVING = "leaving"
    """Written down; it leaves within the minute."""
    TOLD = "told"
    CALLING = "calling"
    """No message could tell them: the service has been asked to call, now."""
    KNOWS = "knows"
    """Someone there said that they know."""


@dataclass(frozen=True, slots=True)
class ToldOf:
    """One of those who are told."""

    whom: Whom
    heard: Heard
    at: datetime
    """Since when it is so."""


def last_mark(session: Session, half_day: int) -> MarkRow | None:
    """The mark of a half-day that counts."""
    marks = select(MarkRow).where(MarkRow.half_day_id == half_day)
    return session.scalars(marks.order_by(MarkRow.id.desc()).limit(1)).first()


def told_of(session: Session, half_day: int) -> tuple[ToldOf, ...]:
    """Who was told how a half-day went, the school first; nobody, where it tells nobody."""
    row = last_mark(session, half_day)
    mark = None if row is None else Mark(row.mark)
    if row is None or mark is None or mark not in TOLD_TO_HEAD:
        return ()
    notices = session.scalars(
        select(NoticeRow)
        .where(NoticeRow.kind == mark.value, NoticeRow.subject == row.id)
        .order_by(NoticeRow.id)
    ).all()
    school = [one for one in notices if not one.family]
    family = [one for one in notices if one.family]
    found = [
        _of(session, Whom.SCHOOL, school),
        _of(session, Whom.FAMILY, family),
        _of_service(session, half_day, mark),
    ]
    return tuple(one for one in found if one is not None)


def _of(session: Session, whom: Whom, notices: Sequence[NoticeRow]) -> ToldOf | None:
    if not notices:
        return None
    known = [one.known for one in notices if one.known is not None]
    if known:
        return ToldOf(whom, Heard.KNOWS, min(known))
    calls = [call for one in notices if (call := _call(session, one)) is not None]
    left = [one.sent for one in notices if one.sent is not None]
    if len(calls) == len(notices):
        return ToldOf(whom, Heard.CALLING, min(calls))
    if left:
        return ToldOf(whom, Heard.TOLD, min(left))
    return ToldOf(whom, Heard.LEAVING, min(one.made for one in notices))


def _call(session: Session, one: NoticeRow) -> datetime | None:
    """When the service was asked to call them instead, if it was."""
    return _opened(
        session,
        (TELL_FAMILY if one.family else TELL_SCHOOL,),
        f"{one.kind}:{one.measure_id}:{one.subject}",
        one.person_id,
    )


def _of_service(session: Session, half_day: int, mark: Mark) -> ToldOf | None:
    opened = _opened(session, (HAPPENED,), f"{mark.value}:{half_day}", None)
    return None if opened is None else ToldOf(Whom.SERVICE, Heard.TOLD, opened)


def _opened(
    session: Session, kinds: Iterable[str], detail: str, person: int | None
) -> datetime | None:
    return session.scalar(
        select(TaskRow.opened)
        .where(TaskRow.kind.in_(list(kinds)), TaskRow.detail == detail, TaskRow.person == person)
        .limit(1)
    )
