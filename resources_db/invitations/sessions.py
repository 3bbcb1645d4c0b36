"""Personal sessions: a browser shows someone's page for a short while after their link."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from resources_db.invitations.tables import PersonalSessionRow
from resources_db.invitations.tokens import seal

IDLE = timedelta(minutes=30)
"""Without a request, the page closes: a telephone is left on a table."""
LONGEST = timedelta(hours=12)
"""And at the latest after this."""


def begin(session: Session, person: int, at: datetime) -> str:
    """A new session; its secret, for the cookie."""
    secret = secrets.token_urlsafe(32)
    session.add(
        PersonalSessionRow(
            person_id=person,
            secret_hash=seal(session, "personal", secret),
            begun=at,
            seen=at,
            ends=at + LONGEST,
        )
    )
    return secret


def person_of(session: Session, secret: str, at: datetime) -> int | None:
    """Whose page a browser may show now; using it keeps it open."""
    found = session.execute(
        update(PersonalSessionRow)
        .where(
            PersonalSessionRow.secret_hash == seal(session, "personal", secret),
            PersonalSessionRow.ends > at,
            PersonalSessionRow.seen > at - IDLE,
        )
        .values(seen=at)
        .returning(PersonalSessionRow.person_id)
    ).first()
    return None if found is None else found[0]


def end(session: Session, secret: str) -> None:
    """Close it at once."""
    sealed = seal(session, "personal", secret)
    session.execute(delete(PersonalSessionRow).where(PersonalSessionRow.secret_hash == sealed))


def end_all(session: Session, person: int) -> int:
    """Close every page of someone; how many there were."""
    mine = select(PersonalSessionRow.id).where(PersonalSessionRow.person_id == person)
    rows = session.scalars(mine).all()
    session.execute(delete(PersonalSessionRow).where(PersonalSessionRow.id.in_(rows)))
    return len(rows)
