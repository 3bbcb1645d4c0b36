"""The browsers that someone's second secret was given on: they are not asked for it again."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from resources_db.invitations.tables import KnownDeviceRow
from resources_db.invitations.tokens import seal

REMEMBERED = timedelta(days=180)
"""A browser not used for so long is asked again."""
_PURPOSE = "device"


def remember(session: Session, person: int, at: datetime) -> str:
    """Know this browser again; the secret for its cookie."""
    secret = secrets.token_urlsafe(32)
    sealed = seal(session, _PURPOSE, secret)
    session.add(KnownDeviceRow(person_id=person, secret_hash=sealed, since=at, seen=at))
    return secret


def is_known(session: Session, person: int, secret: str, at: datetime) -> bool:
    """Whether a browser is one of this person's; using it keeps it so."""
    found = session.execute(
        update(KnownDeviceRow)
        .where(
            KnownDeviceRow.person_id == person,
            KnownDeviceRow.secret_hash == seal(session, _PURPOSE, secret),
            KnownDeviceRow.seen > at - REMEMBERED,
        )
        .values(seen=at)
        .returning(KnownDeviceRow.id)
    )
    return found.first() is not None


def forget(session: Session, person: int) -> None:
    """Ask for the second secret again on each of someone's browsers."""
    session.execute(delete(KnownDeviceRow).where(KnownDeviceRow.person_id == person))
