"""One import at a time, and no correction by hand while it lasts.

The importer holds a lease that it renews at each step. When it dies the lease ends by itself:
the next import, or the next correction, takes away what it had staged.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from resources_db.storage import leases

_NAME: Final = "directory-import"
LASTS: Final = timedelta(minutes=2)
"""Without a sign of life for so long, an import is taken for dead."""


def take(session: Session, owner: str, at: datetime) -> bool:
    """Begin to import. False while another import is under way."""
    return leases.take(session, _NAME, owner, at, LASTS)


def renew(session: Session, owner: str, at: datetime) -> bool:
    """Give a sign of life. False when it came too late."""
    return leases.renew(session, _NAME, owner, at, LASTS)


def release(session: Session, owner: str) -> bool:
    """The import has ended. False when the lease was already lost."""
    return leases.release(session, _NAME, owner)


def under_way(session: Session, at: datetime) -> bool:
    """Whether someone imports at this moment."""
    held = exists().where(leases.LeaseRow.name == _NAME, leases.LeaseRow.until > at)
    return bool(session.scalar(select(held)))
