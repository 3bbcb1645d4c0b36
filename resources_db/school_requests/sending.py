"""Which letters to schools are due, and what came of sending them.

A link's secret is drawn when its letter leaves, never before: what is stored opens nothing. A
process that dies between the two leaves a letter that is due again, with another secret.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.invitations.tokens import seal
from resources_db.measures.by_mailbox import asked_for, unknown_by_mailbox
from resources_db.measures.handing import call_instead
from resources_db.people.tables import OrganisationRow
from resources_db.school_requests.tables import SchoolRequestRow
from resources_db.school_requests.terms import RequestKind
from resources_db.tasks.opening import SCHOOL_UNREACHABLE, open_task_about

LIFETIME: Final = timedelta(days=7)
"""How long a link waits in a mailbox that is not read every day."""
_AFTER: Final = (timedelta(minutes=5), timedelta(hours=1), timedelta(hours=6))
"""How long after each failure in a row the letter is tried again; then the staff calls."""
_MOST: Final = 20


@dataclass(frozen=True, slots=True)
class Due:
    """A letter to send."""

    request: int
    kind: RequestKind
    mailbox: str = field(repr=False)
    token: str = field(repr=False)


def take_due(session: Session, at: datetime, tokens: list[str]) -> list[Due]:
    """The letters to send now, each with its new link; one token is drawn for each beforehand.

    Taken, a letter is due again after a while: if nobody says what became of it, it is retried.
    """
    due: list[Due] = []
    for row, token in zip(_waiting(session, at, len(tokens)), tokens, strict=False):
        mailbox = session.get_one(OrganisationRow, row.school_id).mailbox
        if mailbox is None:
            _give_up(session, row, at)
            continue
        row.token_hash = seal(session, "school", token)
        row.expires, row.opened, row.send_from = at + LIFETIME, None, at + _AFTER[0]
        row.session_hash = row.session_ends = None
        due.append(Due(row.id, RequestKind(row.kind), mailbox, token))
    session.flush()
    return due


def leave_to_the_staff(session: Session, at: datetime) -> None:
    """No letter can leave, or no link be made: the staff calls instead, told once a request."""
    for row in _waiting(session, at, _MOST):
        _give_up(session, row, at)


def note_sent(session: Session, request: int, at: datetime) -> None:
    """It left."""
    row = session.get_one(SchoolRequestRow, request)
    row.sent, row.send_from, row.tries = at, None, 0


def note_failed(session: Session, request: int, at: datetime, *, for_good: bool) -> None:
    """It did not; it is tried again, or the staff has to call."""
    row = session.get_one(SchoolRequestRow, request)
    row.tries += 1
    if for_good or row.tries > len(_AFTER):
        _give_up(session, row, at)
    else:
        row.send_from = at + _AFTER[row.tries - 1]
        _call(session, row, at)


def _waiting(session: Session, at: datetime, most: int) -> Sequence[SchoolRequestRow]:
    wanted = select(SchoolRequestRow).where(
        SchoolRequestRow.send_from <= at, SchoolRequestRow.answered.is_(None)
    )
    first = wanted.order_by(SchoolRequestRow.id).limit(min(_MOST, most))
    return session.scalars(first.with_for_update(skip_locked=True)).all()


def _give_up(session: Session, row: SchoolRequestRow, at: datetime) -> None:
    row.send_from, row.tries = None, 0
    if _call(session, row, at):
        return
    detail = f"{row.id} {at.date()}"
    open_task_about(session, SCHOOL_UNREACHABLE, at, situation=row.situation_id, detail=detail)


def _call(session: Session, row: SchoolRequestRow, at: datetime) -> bool:
    """An absence, an incident, an accident does not wait for a mail server: someone calls now."""
    if row.kind != RequestKind.INCIDENT or row.about is None:
        return False
    unknown = unknown_by_mailbox(session, row.about, row.school_id)
    untold = [one for one in unknown if asked_for(one) is RequestKind.INCIDENT]
    for notice in untold:
        call_instead(session, notice, at)
    return bool(untold)
